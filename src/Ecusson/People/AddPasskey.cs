using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Gives an account a passkey: the authenticator is asked, and its answer checked.</summary>
public sealed class AddPasskey(EcussonDb db, PasskeyCeremony ceremony, PasskeyChallenges challenges, JournalWriter journal, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How many passkeys one account may have.</summary>
    public const int Most = 20;

    const string Use = "passkey-made";

    /// <summary>What to ask the actor's authenticator; null for an actor who has not signed in, and where passkeys are not possible.</summary>
    public async Task<PasskeyQuestion?> Ask(Actor actor, CancellationToken stop)
    {
        if (!ceremony.IsPossible || actor.Person() is not { } id) return null;
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(person => person.Id == id, stop);
        var address = await db.Set<MailAddress>().Where(address => address.PersonId == id).OrderByDescending(address => address.IsMain).Select(address => address.Written).FirstAsync(stop);
        var there = await db.Set<Passkey>().AsNoTracking().Where(passkey => passkey.PersonId == id).ToListAsync(stop);
        var (challenge, closed) = challenges.New(Use, id.Value);
        return new PasskeyQuestion(ceremony.ToMake(person, address, there, challenge), closed);
    }

    /// <summary>Takes the passkey that the authenticator made.</summary>
    /// <param name="actor">Whose it is to be.</param>
    /// <param name="signedIn">When they signed in: a passkey is added shortly afterwards alone.</param>
    /// <param name="challenge">What <see cref="Ask"/> sealed.</param>
    /// <param name="answer">What the authenticator answered, JSON (WebAuthn §5.1.1).</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<AddPasskeyOutcome> With(Actor actor, SignInMoment signedIn, string challenge, string answer, string name, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(signedIn);
        ArgumentNullException.ThrowIfNull(challenge);
        ArgumentNullException.ThrowIfNull(answer);
        if (!ceremony.IsPossible || actor.Person() is not { } id) return new AddPasskeyOutcome.NotAllowed();
        if (!signedIn.IsFresh(clock.GetUtcNow())) return new AddPasskeyOutcome.SignInAgain();
        if (PasskeyName.Read(name) is not { } called) return new AddPasskeyOutcome.NameMissing();
        if (challenges.Open(Use, id.Value, challenge) is not { } open) return new AddPasskeyOutcome.Refused();
        if (challenges.IsOver(open)) return new AddPasskeyOutcome.TooLate();
        if (await db.Set<Passkey>().CountAsync(passkey => passkey.PersonId == id, stop) >= Most) return new AddPasskeyOutcome.TooMany();
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(person => person.Id == id, stop);
        if (await ceremony.Made(person, open.Challenge, answer, stop) is not { } made) return new AddPasskeyOutcome.Refused();
        await challenges.Spend(db, open, stop);
        db.Add(new Passkey { CredentialId = made.Id, PersonId = id, Name = called, CreatedAt = clock.GetUtcNow(), Kept = made.Kept });
        journal.Note(actor, PeopleNews.PasskeyAdded, id.Value);
        audit.Note(actor, PeopleNews.SecurityChanged, id.Value, null, ("why", "passkey-added"));
        // Answered before, or an authenticator that gives a known credential id (WebAuthn §7.1 step 26): nothing is taken.
        return await db.TryAdd(stop) ? new AddPasskeyOutcome.Added() : new AddPasskeyOutcome.TooLate();
    }
}

/// <summary>A passkey's name as it may be kept.</summary>
public static class PasskeyName
{
    /// <summary>The name as a person's is read; null when it is empty, too long or no text.</summary>
    public static string? Read(string? text) => PersonName.Read(text) is { Length: <= Passkey.NameLength } name ? name : null;
}

/// <summary>What came of adding a passkey.</summary>
public abstract record AddPasskeyOutcome
{
    AddPasskeyOutcome() { }

    /// <summary>One can sign in with it.</summary>
    public sealed record Added : AddPasskeyOutcome;

    /// <summary>The answer does not hold: another origin, another challenge, a user who was not verified, or no answer at all.</summary>
    public sealed record Refused : AddPasskeyOutcome;

    /// <summary>The challenge is too old or was answered before.</summary>
    public sealed record TooLate : AddPasskeyOutcome;

    /// <summary>The account has as many as it may.</summary>
    public sealed record TooMany : AddPasskeyOutcome;

    /// <summary>They signed in too long ago for this.</summary>
    public sealed record SignInAgain : AddPasskeyOutcome;

    /// <summary>There is no name, or none that can be kept.</summary>
    public sealed record NameMissing : AddPasskeyOutcome;

    /// <summary>The actor is no person who has signed in, or passkeys are not possible here.</summary>
    public sealed record NotAllowed : AddPasskeyOutcome;
}
