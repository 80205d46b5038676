using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>What a browser keeps of a person who signed in.</summary>
/// <param name="Person">Who.</param>
/// <param name="Stamp">The account's <see cref="Account.SecurityStamp"/> at that moment: with another the session has ended.</param>
/// <param name="SignedIn">How they last showed that it is them.</param>
public sealed record Session(PersonId Person, string Stamp, SignInMoment SignedIn);

/// <summary>When and how the person behind a session last showed that it is them. An open session is not the person: a computer may be shared.</summary>
/// <param name="By">By what means.</param>
/// <param name="At">When.</param>
public sealed record SignInMoment(SignInMeans By, DateTimeOffset At)
{
    /// <summary>How long it counts for changes in how the account is entered.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>How long a link or a passkey stands for a forgotten password.</summary>
    public static readonly TimeSpan InPlaceOfPassword = TimeSpan.FromMinutes(10);

    /// <summary>Of a session that does not say.</summary>
    public static SignInMoment Unknown { get; } = new(SignInMeans.Unknown, DateTimeOffset.MinValue);

    /// <summary>Whether it is recent enough to change how the account is entered.</summary>
    public bool IsFresh(DateTimeOffset now) => now - At <= Fresh;

    /// <summary>Whether the password may be set or taken away without the one until now.</summary>
    public bool ReplacesPassword(DateTimeOffset now) => By is SignInMeans.Link or SignInMeans.Passkey && now - At <= InPlaceOfPassword;
}

/// <summary>By what a person signs in.</summary>
public enum SignInMeans
{
    /// <summary>Not known any more.</summary>
    Unknown,

    /// <summary>A link that was sent to one of their addresses.</summary>
    Link,

    /// <summary>Their password.</summary>
    Password,

    /// <summary>A passkey.</summary>
    Passkey,

    /// <summary>The link that the server printed.</summary>
    SetUp,
}

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
