using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Storage;

namespace Ecusson.People;

/// <summary>Chooses a password. It ends every other session of the account.</summary>
public sealed class ChoosePassword(EcussonDb db, JournalWriter journal, AuditTrail audit, TimeProvider clock, RandomNumberGenerator random)
{
    readonly Accounts accounts = new(db, journal, audit, clock, random);

    /// <summary>Sets the actor's password.</summary>
    /// <param name="actor">A person.</param>
    /// <param name="current">The one until now; not looked at where there is none.</param>
    /// <param name="wanted">The new one.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<ChoosePasswordOutcome> For(Actor actor, string current, string wanted, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (actor.Person() is not { } person || await accounts.Of(person, stop) is not { } account) return new ChoosePasswordOutcome.NotAllowed();
        if (wanted.Length is < PasswordHash.Shortest or > PasswordHash.Longest) return new ChoosePasswordOutcome.PasswordLength();
        if (account.PasswordHash is { } kept && !PasswordHash.Fits(kept, current)) return new ChoosePasswordOutcome.WrongPassword();
        account.PasswordHash = PasswordHash.Of(wanted, random);
        accounts.EndSessions(account, "password");
        await db.SaveChangesAsync(stop);
        return new ChoosePasswordOutcome.Chosen(new Session(person, account.SecurityStamp));
    }
}

/// <summary>What came of choosing a password.</summary>
public abstract record ChoosePasswordOutcome
{
    ChoosePasswordOutcome() { }

    /// <summary>It is set; other sessions have ended.</summary>
    /// <param name="Session">The one that goes on.</param>
    public sealed record Chosen(Session Session) : ChoosePasswordOutcome;

    /// <summary>The password until now is another.</summary>
    public sealed record WrongPassword : ChoosePasswordOutcome;

    /// <summary>The new one is shorter or longer than one may be.</summary>
    public sealed record PasswordLength : ChoosePasswordOutcome;

    /// <summary>The actor is no person who has signed in.</summary>
    public sealed record NotAllowed : ChoosePasswordOutcome;
}
