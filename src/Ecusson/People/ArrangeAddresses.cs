using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ecusson.People;

/// <summary>Chooses which of a person's addresses mail goes to, and takes one away.</summary>
public sealed class ArrangeAddresses(EcussonDb db, JournalWriter journal, AuditTrail audit, IEnumerable<IOutlivesAddress> belongings)
{
    /// <summary>Sends mail to this one from now on.</summary>
    public async Task<ArrangeAddressesOutcome> MakeMain(Actor actor, MailAddressId address, CancellationToken stop)
    {
        if (actor.Person() is not { } person) return ArrangeAddressesOutcome.NotAllowed;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.Hold(person, stop)) return ArrangeAddressesOutcome.NotAllowed;
        var all = await db.Set<MailAddress>().Where(row => row.PersonId == person).ToListAsync(stop);
        if (all.Find(row => row.Id == address && row.VerifiedAt is not null) is not { } chosen) return ArrangeAddressesOutcome.NotFound;
        foreach (var row in all) row.IsMain = row == chosen;
        return await Save(transaction, actor, person, "main", stop);
    }

    /// <summary>Takes an address away; what came to it stays. The main one stays: another is made the main one first.</summary>
    public async Task<ArrangeAddressesOutcome> Remove(Actor actor, MailAddressId address, CancellationToken stop)
    {
        if (actor.Person() is not { } person) return ArrangeAddressesOutcome.NotAllowed;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.Hold(person, stop)) return ArrangeAddressesOutcome.NotAllowed;
        var row = await db.Set<MailAddress>().SingleOrDefaultAsync(row => row.PersonId == person && row.Id == address, stop);
        if (row is null) return ArrangeAddressesOutcome.NotFound;
        if (row.IsMain) return ArrangeAddressesOutcome.IsMain;
        if (row.VerifiedAt is not null)
            foreach (var belonging in belongings) await belonging.Keep(person, row.Key, stop);
        db.Remove(row);
        return await Save(transaction, actor, person, "removed", stop);
    }

    async Task<ArrangeAddressesOutcome> Save(IDbContextTransaction transaction, Actor actor, PersonId person, string how, CancellationToken stop)
    {
        journal.Note(actor, PeopleNews.AddressesChanged, person.Value);
        audit.Note(actor, PeopleNews.AddressesChanged, person.Value, null, ("how", how));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return ArrangeAddressesOutcome.Done;
    }
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

    /// <summary>The actor is no person who has signed in.</summary>
    NotAllowed,
}
