using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>
/// Chooses which of a person's addresses mail goes to and which let in, and takes one away. Only shortly after signing in, and who reads the
/// address that loses its place is told: an open session on a shared computer must not become somebody else's account.
/// </summary>
public sealed class ArrangeAddresses(
    EcussonDb db, JournalWriter journal, AuditTrail audit, TimeProvider clock, IEnumerable<IOutlivesAddress> belongings, IEnumerable<ITellsFormerAddress> letters)
{
    /// <summary>Sends mail to this one from now on.</summary>
    public Task<ArrangeAddressesOutcome> MakeMain(Actor actor, SignInMoment signedIn, MailAddressId address, CancellationToken stop) => Change(actor, signedIn, address, "main", (all, chosen) =>
    {
        if (chosen.VerifiedAt is null) return new Step(ArrangeAddressesOutcome.NotFound);
        if (chosen.ReceivesOnly) return new Step(ArrangeAddressesOutcome.ReceivesOnly);
        var former = all.Find(row => row.IsMain && row != chosen);
        foreach (var row in all) row.IsMain = row == chosen;
        return new Step(ArrangeAddressesOutcome.Done, former);
    }, stop);

    /// <summary>Has an address let in, or only receive from now on. The main one lets in.</summary>
    public Task<ArrangeAddressesOutcome> LetIn(Actor actor, SignInMoment signedIn, MailAddressId address, bool letsIn, CancellationToken stop) =>
        Change(actor, signedIn, address, letsIn ? "lets-in" : "receives-only", (_, chosen) =>
        {
            if (chosen.IsMain && !letsIn) return new Step(ArrangeAddressesOutcome.IsMain);
            chosen.ReceivesOnly = !letsIn;
            return new Step(ArrangeAddressesOutcome.Done);
        }, stop);

    /// <summary>Takes an address away; what came to it stays. The main one stays: another is made the main one first.</summary>
    public Task<ArrangeAddressesOutcome> Remove(Actor actor, SignInMoment signedIn, MailAddressId address, CancellationToken stop) => Change(actor, signedIn, address, "removed", (_, chosen) =>
    {
        if (chosen.IsMain) return new Step(ArrangeAddressesOutcome.IsMain);
        db.Remove(chosen);
        return new Step(ArrangeAddressesOutcome.Done, chosen.VerifiedAt is null ? null : chosen, IsGone: true);
    }, stop);

    async Task<ArrangeAddressesOutcome> Change(
        Actor actor, SignInMoment signedIn, MailAddressId address, string how, Func<List<MailAddress>, MailAddress, Step> change, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(signedIn);
        if (actor.Person() is not { } person) return ArrangeAddressesOutcome.NotAllowed;
        if (!signedIn.IsFresh(clock.GetUtcNow())) return ArrangeAddressesOutcome.SignInAgain;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.Hold(person, stop)) return ArrangeAddressesOutcome.NotAllowed;
        var all = await db.Set<MailAddress>().Where(row => row.PersonId == person).ToListAsync(stop);
        if (all.Find(row => row.Id == address) is not { } chosen) return ArrangeAddressesOutcome.NotFound;
        var step = change(all, chosen);
        if (step.Outcome != ArrangeAddressesOutcome.Done) return step.Outcome;
        if (step is { IsGone: true, Former: { } gone })
            foreach (var belonging in belongings) await belonging.Keep(person, gone.Key, stop);
        var news = journal.Note(actor, PeopleNews.AddressesChanged, person.Value, null, ("how", how));
        audit.Note(actor, PeopleNews.AddressesChanged, person.Value, null, ("how", how));
        await db.SaveChangesAsync(stop);
        if (step.Former is { } former)
            foreach (var letter in letters) await letter.Tell(news, former, step.IsGone, stop);
        await transaction.CommitAsync(stop);
        return ArrangeAddressesOutcome.Done;
    }

    /// <summary>What a change comes to.</summary>
    /// <param name="Outcome">Done, or why not.</param>
    /// <param name="Former">The verified address that lost its place.</param>
    /// <param name="IsGone">Whether it is taken away altogether.</param>
    sealed record Step(ArrangeAddressesOutcome Outcome, MailAddress? Former = null, bool IsGone = false);
}

/// <summary>What came of arranging addresses.</summary>
public enum ArrangeAddressesOutcome
{
    /// <summary>It is as asked.</summary>
    Done,

    /// <summary>The actor has no such verified address.</summary>
    NotFound,

    /// <summary>Mail goes there: another must be the main one first.</summary>
    IsMain,

    /// <summary>It only receives: it must let in before mail goes there.</summary>
    ReceivesOnly,

    /// <summary>They signed in too long ago for this.</summary>
    SignInAgain,

    /// <summary>The actor is no person who has signed in.</summary>
    NotAllowed,
}
