using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Journal;

/// <summary>A reaction that failed, for the operator.</summary>
/// <param name="Reaction">Its name.</param>
/// <param name="Number">Number of the entry.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Subject">Row id of what it happened to.</param>
/// <param name="At">When it happened.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextTryAt">When it is tried again, if it is not parked.</param>
/// <param name="ParkedAt">Since when it is tried no more by itself; null while it is.</param>
/// <param name="Reason">Why it last failed.</param>
/// <param name="Behind">How many later entries of its subject wait behind it.</param>
public sealed record FailedReaction(
    string Reaction, long Number, string Kind, Guid Subject, DateTimeOffset At, int Attempts, DateTimeOffset NextTryAt, DateTimeOffset? ParkedAt, string? Reason, int Behind);

/// <summary>The reactions that failed, parked ones first; those that only wait behind them are counted.</summary>
public sealed class FailedReactions(EcussonDb db, IOperators operators)
{
    /// <summary>The most that are returned.</summary>
    public const int Most = 200;

    /// <summary>The reactions that failed; null for an actor who does not run this server.</summary>
    public async Task<IReadOnlyList<FailedReaction>?> For(Actor actor, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return null;
        var pendings = db.Set<PendingReaction>();
        return await pendings.Where(pending => pending.Attempts > 0 || pending.ParkedAt != null)
            .Join(db.Set<JournalEntry>(), pending => pending.Number, entry => entry.Number, (pending, entry) => new { pending, entry })
            .OrderBy(row => row.pending.ParkedAt == null).ThenByDescending(row => row.pending.Number).Take(Most)
            .Select(row => new FailedReaction(
                row.pending.Reaction, row.pending.Number, row.entry.Kind, row.entry.Subject, row.entry.At, row.pending.Attempts, row.pending.NextTryAt,
                row.pending.ParkedAt, row.pending.Reason,
                pendings.Count(behind => behind.Reaction == row.pending.Reaction && behind.Subject == row.pending.Subject && behind.Number > row.pending.Number)))
            .ToListAsync(stop);
    }
}
