using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>Revokes the awards of a list that was withdrawn, a portion at a time. Those that were revoked or replaced before stay as they are.</summary>
public sealed class WithdrawnAwards(EcussonDb db, StatusLists lists, JournalWriter journal, TimeProvider clock) : IWork
{
    /// <summary>The kind of its jobs; the subject is the list.</summary>
    public const string WorkKind = "withdraw-list";

    /// <summary>How many are revoked with one save.</summary>
    public const int Portion = 250;

    /// <inheritdoc/>
    public string Kind => WorkKind;

    /// <inheritdoc/>
    public async Task<bool> DoNext(Job job, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(job);
        var id = new AwardListId(job.Subject);
        var awards = await (await Next(db, id, stop)).OrderBy(award => award.Id).Take(Portion).ToListAsync(stop);
        if (awards.Count == 0) return false;
        var reason = await db.Set<AwardList>().Where(list => list.Id == id).Select(list => list.WithdrawalReason).SingleAsync(stop);
        var actor = new Actor(job.ActorKind, job.ActorId, Door.Inside);
        foreach (var award in awards)
        {
            (award.RevokedAt, award.RevocationReason) = (clock.GetUtcNow(), reason);
            journal.Note(actor, AwardNews.Revoked, award.Id.Value, award.OrganizationId.Value);
        }

        await lists.Revoke(awards, stop);
        job.Done += awards.Count;
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException overtaken) when (!overtaken.Entries.Any(entry => entry.Entity is Job))
        {
            // A holder answered, or the status list changed: nothing was written, the portion is done anew.
            db.ChangeTracker.Clear();
        }

        return true;
    }

    /// <summary>The awards of a list that stand, and those that stand in the place of one.</summary>
    internal static async Task<IQueryable<Award>> Next(EcussonDb db, AwardListId id, CancellationToken stop)
    {
        AwardListId? own = id;
        var standIns = await StandIns.Of(db, id, stop);
        return db.Set<Award>().Where(award => (award.ListId == own || EF.Parameter(standIns).Contains(award.Id)) && award.RevokedAt == null);
    }
}
