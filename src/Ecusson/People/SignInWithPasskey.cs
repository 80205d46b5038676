using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Signs a person in with a passkey. They need not say who they are: their authenticator knows.</summary>
public sealed class SignInWithPasskey(
    EcussonDb db, PasskeyCeremony ceremony, PasskeyChallenges challenges, JournalWriter journal, AuditTrail audit, TimeProvider clock, RandomNumberGenerator random)
{
    const string Use = "passkey-signs-in";

    readonly Accounts accounts = new(db, journal, audit, clock, random);

    /// <summary>What to ask an authenticator; null where passkeys are not possible.</summary>
    public PasskeyQuestion? Ask()
    {
        if (!ceremony.IsPossible) return null;
        var (challenge, closed) = challenges.New(Use, Guid.Empty);
        return new PasskeyQuestion(ceremony.ToSignIn(challenge), closed);
    }

    /// <summary>Signs in with its answer. Why an answer does not hold is not said.</summary>
    /// <param name="challenge">What <see cref="Ask"/> sealed.</param>
    /// <param name="answer">What the authenticator answered, JSON (WebAuthn §5.1.1).</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<SignInOutcome> With(string challenge, string answer, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        ArgumentNullException.ThrowIfNull(answer);
        if (!ceremony.IsPossible || challenges.Open(Use, Guid.Empty, challenge) is not { } open || PasskeyCeremony.IdOf(answer) is not { } id) return new SignInOutcome.PasskeyRefused();
        if (challenges.IsOver(open)) return new SignInOutcome.PasskeyTooLate();
        if (await db.Set<Passkey>().SingleOrDefaultAsync(passkey => passkey.CredentialId == id, stop) is not { } passkey
            || await accounts.Of(passkey.PersonId, stop) is not { } account
            || await ceremony.Signed(passkey, open.Challenge, answer, stop) is not { } counter) return new SignInOutcome.PasskeyRefused();
        if (account.ClosedAt is not null) return new SignInOutcome.Closed();
        await challenges.Spend(db, open, stop);
        (passkey.Kept, passkey.LastUsedAt) = (passkey.Kept with { Counter = counter }, clock.GetUtcNow());
        var session = accounts.Open(account, SignInMeans.Passkey);
        return await db.TrySave(stop) ? new SignInOutcome.SignedIn(session, null) : new SignInOutcome.PasskeyTooLate();
    }
}
