using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Journal;

/// <summary>One server alone reads the journal for a reaction; when it dies, its lease runs out and another takes over.</summary>
sealed class ReactionLease(EcussonDb db, string reaction, Guid holder, TimeProvider clock)
{
    static readonly TimeSpan Length = TimeSpan.FromSeconds(90);

    DateTimeOffset _until;

    IQueryable<ReactionCursor> Cursor => db.Set<ReactionCursor>().Where(cursor => cursor.Reaction == reaction);

    /// <summary>Takes the lease, if no other server has it. Makes the reaction's cursor the first time.</summary>
    public async Task<bool> Take(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await Hold(Cursor.Where(cursor => cursor.HeldUntil == null || cursor.HeldUntil < now || cursor.HeldBy == holder), stop)) return true;
        if (await Cursor.AnyAsync(stop)) return false;
        db.Add(new ReactionCursor { Reaction = reaction });
        // Whoever adds it first, what is read from here on is the row.
        await db.TryAdd(stop);
        db.ChangeTracker.Clear();
        return await Hold(Cursor.Where(cursor => cursor.HeldUntil == null), stop);
    }

    /// <summary>Lengthens the lease once a third of it is over. False when another server has it by now.</summary>
    public async Task<bool> Keep(CancellationToken stop) =>
        clock.GetUtcNow() < _until - (2 * Length / 3) || await Hold(Cursor.Where(cursor => cursor.HeldBy == holder), stop);

    /// <summary>Notes how far the reaction has read, unless another server has the lease by now.</summary>
    public Task Move(long transaction, long number, CancellationToken stop) =>
        Cursor.Where(cursor => cursor.HeldBy == holder).ExecuteUpdateAsync(
            set => set.SetProperty(cursor => cursor.Transaction, transaction).SetProperty(cursor => cursor.Number, number), stop);

    /// <summary>Lets others read at once.</summary>
    public Task LetGo() =>
        Cursor.Where(cursor => cursor.HeldBy == holder).ExecuteUpdateAsync(
            set => set.SetProperty(cursor => cursor.HeldUntil, (DateTimeOffset?)null).SetProperty(cursor => cursor.HeldBy, (Guid?)null), CancellationToken.None);

    async Task<bool> Hold(IQueryable<ReactionCursor> cursor, CancellationToken stop)
    {
        var until = clock.GetUtcNow() + Length;
        if (await cursor.ExecuteUpdateAsync(
            set => set.SetProperty(held => held.HeldUntil, until).SetProperty(held => held.HeldBy, holder), stop) == 0) return false;
        _until = until;
        return true;
    }
}
