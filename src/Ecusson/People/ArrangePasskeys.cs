using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Names a passkey anew, and takes one away.</summary>
public sealed class ArrangePasskeys(EcussonDb db, JournalWriter journal, AuditTrail audit, TimeProvider clock, RandomNumberGenerator random)
{
    readonly Accounts accounts = new(db, journal, audit, clock, random);

    /// <summary>Calls it otherwise from now on.</summary>
    /// <param name="actor">Its owner.</param>
    /// <param name="passkey">Its id as <see cref="MyPasskey.Id"/> writes it.</param>
    /// <param name="name">The name.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<ArrangePasskeysOutcome> Rename(Actor actor, string passkey, string name, CancellationToken stop)
    {
        if (await Find(actor, passkey, stop) is not { } row) return new ArrangePasskeysOutcome.NotFound();
        if (PasskeyName.Read(name) is not { } called) return new ArrangePasskeysOutcome.NameMissing();
        row.Name = called;
        await db.SaveChangesAsync(stop);
        return new ArrangePasskeysOutcome.Renamed();
    }

    /// <summary>Takes it away. Whoever holds it may have signed in, so every other session ends.</summary>
    /// <param name="actor">Its owner.</param>
    /// <param name="signedIn">When they signed in: a passkey is taken away shortly afterwards alone.</param>
    /// <param name="passkey">Its id as <see cref="MyPasskey.Id"/> writes it.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<ArrangePasskeysOutcome> Remove(Actor actor, SignInMoment signedIn, string passkey, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(signedIn);
        if (!signedIn.IsFresh(clock.GetUtcNow())) return new ArrangePasskeysOutcome.SignInAgain();
        if (await Find(actor, passkey, stop) is not { } row || await accounts.Of(row.PersonId, stop) is not { } account) return new ArrangePasskeysOutcome.NotFound();
        db.Remove(row);
        journal.Note(actor, PeopleNews.PasskeyRemoved, row.PersonId.Value);
        accounts.EndSessions(account, "passkey-removed");
        return await db.TryChange(stop)
            ? new ArrangePasskeysOutcome.Removed(new Session(account.PersonId, account.SecurityStamp, signedIn))
            : new ArrangePasskeysOutcome.NotFound();
    }

    async Task<Passkey?> Find(Actor actor, string text, CancellationToken stop)
    {
        var bytes = new byte[Passkey.IdSize];
        if (actor.Person() is not { } person || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done) return null;
        var id = bytes[..written];
        return await db.Set<Passkey>().SingleOrDefaultAsync(passkey => passkey.CredentialId == id && passkey.PersonId == person, stop);
    }
}

/// <summary>What came of arranging passkeys.</summary>
public abstract record ArrangePasskeysOutcome
{
    ArrangePasskeysOutcome() { }

    /// <summary>It has its new name.</summary>
    public sealed record Renamed : ArrangePasskeysOutcome;

    /// <summary>It signs nobody in any more; other sessions have ended.</summary>
    /// <param name="Session">The one that goes on.</param>
    public sealed record Removed(Session Session) : ArrangePasskeysOutcome;

    /// <summary>The name cannot be kept.</summary>
    public sealed record NameMissing : ArrangePasskeysOutcome;

    /// <summary>They signed in too long ago for this.</summary>
    public sealed record SignInAgain : ArrangePasskeysOutcome;

    /// <summary>The actor has no such passkey.</summary>
    public sealed record NotFound : ArrangePasskeysOutcome;
}
