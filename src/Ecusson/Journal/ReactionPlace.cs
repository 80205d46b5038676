using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Journal;

/// <summary>What stands in the journal after a reaction's place, among what no open transaction can still add to.</summary>
/// <param name="db">Where it is read.</param>
/// <param name="reaction">Name of the reaction.</param>
/// <param name="kinds">The kinds of entries that it wants.</param>
sealed class ReactionPlace(EcussonDb db, string reaction, IReadOnlySet<string> kinds)
{
    readonly List<string> _kinds = [.. kinds];

    /// <summary>The first entries that it wants.</summary>
    public async Task<List<JournalEntry>> Next(int most, CancellationToken stop) =>
        await InOrder((await Settled(stop)).Where(entry => _kinds.Contains(entry.Kind))).Take(most).ToListAsync(stop);

    /// <summary>Whether more entries than these stand after it, wanted or not.</summary>
    public async Task<bool> IsFarBehind(int entries, CancellationToken stop) => await InOrder(await Settled(stop)).Skip(entries).AnyAsync(stop);

    /// <summary>The last entry that it may be moved to as it wants none until then; null when it wants one, or there is none.</summary>
    public async Task<(long Transaction, long Number)?> Passable(CancellationToken stop)
    {
        var after = await Settled(stop);
        if (await after.OrderByDescending(entry => entry.Transaction).ThenByDescending(entry => entry.Number).Select(entry => new { entry.Transaction, entry.Number }).FirstOrDefaultAsync(stop) is not { } last) return null;
        // What is written from now on stands behind it.
        var wanted = after.Where(entry => _kinds.Contains(entry.Kind) && (entry.Transaction < last.Transaction || (entry.Transaction == last.Transaction && entry.Number <= last.Number)));
        return await wanted.AnyAsync(stop) ? null : (last.Transaction, last.Number);
    }

    async Task<IQueryable<JournalEntry>> Settled(CancellationToken stop)
    {
        var settled = await db.SettledBefore(stop);
        return (await After(db, reaction, stop)).Where(entry => entry.Transaction < settled);
    }

    /// <summary>The entries after a reaction's place, those too that others may still stand before.</summary>
    internal static async Task<IQueryable<JournalEntry>> After(EcussonDb db, string reaction, CancellationToken stop)
    {
        var cursor = await db.Set<ReactionCursor>().AsNoTracking().SingleOrDefaultAsync(place => place.Reaction == reaction, stop);
        var (transaction, number) = (cursor?.Transaction ?? ReactionCursor.Beginning, cursor?.Number ?? 0);
        return db.Set<JournalEntry>().AsNoTracking().Where(entry => entry.Transaction >= transaction && (entry.Transaction > transaction || entry.Number > number));
    }

    static IOrderedQueryable<JournalEntry> InOrder(IQueryable<JournalEntry> entries) => entries.OrderBy(entry => entry.Transaction).ThenBy(entry => entry.Number);
}
