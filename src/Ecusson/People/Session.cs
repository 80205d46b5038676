using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>What a browser keeps of a person who signed in.</summary>
/// <param name="Person">Who.</param>
/// <param name="Stamp">The account's <see cref="Account.SecurityStamp"/> at that moment: with another the session has ended.</param>
public sealed record Session(PersonId Person, string Stamp);

/// <summary>Who has signed in, as pages greet them.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">How they wish to be called; empty until they say.</param>
/// <param name="Language">The language that they read, e.g. <c>fr</c>.</param>
/// <param name="IsOperator">Whether they run this server.</param>
public sealed record SignedInPerson(PersonId Person, string Name, string Language, bool IsOperator)
{
    /// <summary>The same person as a reader.</summary>
    public Viewer Viewer => new(Person, IsOperator);
}

/// <summary>Reads whether a session still holds. It is asked at every request, so that ending sessions acts at once on all servers.</summary>
public sealed class Sessions(EcussonDb db)
{
    /// <summary>Whose session it is; null when it has ended, or the account is closed.</summary>
    public async Task<SignedInPerson?> Of(Session session, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(session);
        return await (
            from account in db.Set<Account>()
            join person in db.Set<Person>() on account.PersonId equals person.Id
            where account.PersonId == session.Person && account.SecurityStamp == session.Stamp && account.ClosedAt == null
                && person.ErasedAt == null && person.MergedInto == null
            select new SignedInPerson(person.Id, person.Name, person.Language, person.IsOperator)).SingleOrDefaultAsync(stop);
    }
}
