using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Journal;

/// <summary>The entries that one reaction could not deal with yet, and those that wait behind them.</summary>
sealed class ReactionBacklog(EcussonDb db, string reaction, TimeProvider clock)
{
    IQueryable<PendingReaction> Waiting => db.Set<PendingReaction>().Where(pending => pending.Reaction == reaction);

    IQueryable<PendingReaction> Ready
    {
        get
        {
            var now = clock.GetUtcNow();
            return Waiting.Where(pending => pending.ParkedAt == null && pending.NextTryAt <= now
                && !Waiting.Any(earlier => earlier.Subject == pending.Subject && earlier.Number < pending.Number));
        }
    }

    /// <summary>Whether the time of one has come.</summary>
    public Task<bool> HasDue(CancellationToken stop) => Ready.AnyAsync(stop);

    /// <summary>What waits already of some subjects.</summary>
    public Task<List<PendingReaction>> Of(IReadOnlyCollection<Guid> subjects, CancellationToken stop) =>
        Waiting.AsNoTracking().Where(pending => subjects.Contains(pending.Subject)).ToListAsync(stop);

    /// <summary>The first of each subject whose time has come, with its entry.</summary>
    public async Task<List<(PendingReaction Pending, JournalEntry Entry)>> Due(int most, CancellationToken stop)
    {
        var due = await Ready.AsNoTracking()
            .OrderBy(pending => pending.NextTryAt).ThenBy(pending => pending.Number).Take(most)
            .Join(db.Set<JournalEntry>().AsNoTracking(), pending => pending.Number, entry => entry.Number, (pending, entry) => new { pending, entry })
            .ToListAsync(stop);
        return [.. due.Select(row => (row.pending, row.entry))];
    }

    /// <summary>Lets an entry wait behind an earlier one of its subject.</summary>
    public Task Queue(JournalEntry entry, CancellationToken stop) => Add(entry, 0, clock.GetUtcNow(), null, stop);

    /// <summary>Keeps an entry that failed the first time.</summary>
    public Task Failed(JournalEntry entry, string reason, CancellationToken stop) =>
        Add(entry, 1, clock.GetUtcNow() + Pauses.Inside.After(1)!.Value, reason, stop);

    /// <summary>Keeps an entry that failed again, and parks it when it was tried often enough.</summary>
    public Task FailedAgain(PendingReaction pending, string reason, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var attempts = pending.Attempts + 1;
        var pause = Pauses.Inside.After(attempts);
        return Row(pending).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Attempts, attempts)
                .SetProperty(row => row.NextTryAt, now + (pause ?? TimeSpan.Zero))
                .SetProperty(row => row.ParkedAt, pause is null ? now : null)
                .SetProperty(row => row.Reason, reason),
            stop);
    }

    /// <summary>An entry was dealt with.</summary>
    public Task Done(PendingReaction pending, CancellationToken stop) => Row(pending).ExecuteDeleteAsync(stop);

    IQueryable<PendingReaction> Row(PendingReaction pending)
    {
        var number = pending.Number;
        return Waiting.Where(row => row.Number == number);
    }

    async Task Add(JournalEntry entry, int attempts, DateTimeOffset next, string? reason, CancellationToken stop)
    {
        db.Add(new PendingReaction { Reaction = reaction, Number = entry.Number, Subject = entry.Subject, Attempts = attempts, NextTryAt = next, Reason = reason });
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }
}
