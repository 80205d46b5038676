using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Storage;

namespace Ecusson.People;

/// <summary>Ends every session of a person, the one that asks too.</summary>
public sealed class SignOutEverywhere(EcussonDb db, JournalWriter journal, AuditTrail audit, TimeProvider clock, RandomNumberGenerator random)
{
    readonly Accounts accounts = new(db, journal, audit, clock, random);

    /// <summary>Ends the actor's sessions.</summary>
    public async Task<SignOutOutcome> For(Actor actor, CancellationToken stop)
    {
        if (actor.Person() is not { } person || await accounts.Of(person, stop) is not { } account) return SignOutOutcome.NotAllowed;
        accounts.EndSessions(account, "everywhere");
        await db.SaveChangesAsync(stop);
        return SignOutOutcome.Done;
    }
}

/// <summary>What came of signing out everywhere.</summary>
public enum SignOutOutcome
{
    /// <summary>No session holds any more.</summary>
    Done,

    /// <summary>The actor is no person who has signed in.</summary>
    NotAllowed,
}
