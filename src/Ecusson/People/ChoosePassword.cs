using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Storage;

namespace Ecusson.People;

/// <summary>
/// Chooses a password, or goes without. It ends every other session of the account. Who has just come by a link or a passkey may have
/// forgotten the password until now, and is not asked for it.
/// </summary>
public sealed class ChoosePassword(EcussonDb db, JournalWriter journal, AuditTrail audit, TimeProvider clock, RandomNumberGenerator random)
{
    readonly Accounts accounts = new(db, journal, audit, clock, random);

    /// <summary>Sets the actor's password.</summary>
    /// <param name="actor">A person.</param>
    /// <param name="signedIn">When and how they signed in.</param>
    /// <param name="current">The one until now; not looked at where there is none, or where signing in stands for it.</param>
    /// <param name="wanted">The new one.</param>
    /// <param name="stop">Stops the work.</param>
    public Task<ChoosePasswordOutcome> For(Actor actor, SignInMoment signedIn, string current, string wanted, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return Change(actor, signedIn, current, wanted, stop);
    }

    /// <summary>Has the actor sign in by links and passkeys alone.</summary>
    /// <param name="actor">A person.</param>
    /// <param name="signedIn">When and how they signed in.</param>
    /// <param name="current">As for <see cref="For"/>.</param>
    /// <param name="stop">Stops the work.</param>
    public Task<ChoosePasswordOutcome> None(Actor actor, SignInMoment signedIn, string current, CancellationToken stop) => Change(actor, signedIn, current, null, stop);

    async Task<ChoosePasswordOutcome> Change(Actor actor, SignInMoment signedIn, string current, string? wanted, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(signedIn);
        if (actor.Person() is not { } person || await accounts.Of(person, stop) is not { } account) return new ChoosePasswordOutcome.NotAllowed();
        var now = clock.GetUtcNow();
        if (!signedIn.IsFresh(now)) return new ChoosePasswordOutcome.SignInAgain();
        if (wanted?.Length is < PasswordHash.Shortest or > PasswordHash.Longest) return new ChoosePasswordOutcome.PasswordLength();
        if (account.PasswordHash is { } kept && !signedIn.ReplacesPassword(now) && !PasswordHash.Fits(kept, current)) return new ChoosePasswordOutcome.WrongPassword();
        account.PasswordHash = wanted is null ? null : PasswordHash.Of(wanted, random);
        accounts.EndSessions(account, wanted is null ? "password-removed" : "password");
        journal.Note(actor, PeopleNews.PasswordChanged, person.Value);
        await db.SaveChangesAsync(stop);
        return new ChoosePasswordOutcome.Chosen(new Session(person, account.SecurityStamp, signedIn));
    }
}

/// <summary>What came of choosing a password.</summary>
public abstract record ChoosePasswordOutcome
{
    ChoosePasswordOutcome() { }

    /// <summary>It is set, or there is none any more; other sessions have ended.</summary>
    /// <param name="Session">The one that goes on.</param>
    public sealed record Chosen(Session Session) : ChoosePasswordOutcome;

    /// <summary>The password until now is another.</summary>
    public sealed record WrongPassword : ChoosePasswordOutcome;

    /// <summary>The new one is shorter or longer than one may be.</summary>
    public sealed record PasswordLength : ChoosePasswordOutcome;

    /// <summary>They signed in too long ago for this.</summary>
    public sealed record SignInAgain : ChoosePasswordOutcome;

    /// <summary>The actor is no person who has signed in.</summary>
    public sealed record NotAllowed : ChoosePasswordOutcome;
}
