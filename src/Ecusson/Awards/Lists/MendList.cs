using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>
/// Changes rows of a list before it starts: cells are written anew, people left out or taken in again. All rows are looked through again, as one may stand in another's
/// way. Several may mend one list at the same time: what one wrote into a cell is not overwritten by another who has not seen it.
/// </summary>
public sealed class MendList(EcussonDb db, Standing standing, CheckRows check)
{
    /// <summary>Changes some rows; those that are not named stay as they are.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which list.</param>
    /// <param name="changes">What changes, by the row's number.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="version">The version of the list that the changes were made from; null where each cell says what it was made from (<see cref="RowChange.Seen"/>).</param>
    public async Task<MendListOutcome> Rows(Actor actor, AwardListId id, IReadOnlyDictionary<int, RowChange> changes, CancellationToken stop, int? version = null)
    {
        ArgumentNullException.ThrowIfNull(changes);
        while (true)
        {
            if (await AwardDesk.Take(db, standing, actor, id, stop) is not { } list) return new MendListOutcome.NotAllowed();
            if (list.State != AwardListState.Preview) return new MendListOutcome.Started();
            if (version is { } seen && seen != list.Version) return new MendListOutcome.Conflict();
            var rows = await db.Set<AwardListRow>().Where(row => row.ListId == id).ToListAsync(stop);
            if (changes.Keys.Except(rows.Select(row => row.Number)).Any()) return new MendListOutcome.NoSuchRow();
            List<CellClash> clashes = [];
            foreach (var row in rows.OrderBy(row => row.Number))
                if (changes.TryGetValue(row.Number, out var change)) clashes.AddRange(change.To(row));
            await check.All(list, rows, stop);
            // Whoever starts it at this moment and whoever mends it cannot both be right: the list's own version tells.
            if (db.ChangeTracker.HasChanges()) db.Entry(list).State = EntityState.Modified;
            if (await db.TryChange(stop)) return new MendListOutcome.Mended(list, rows.Count(row => row.IsBroken && row.State == AwardListRowState.Waiting), clashes);
            // Somebody else changed or started it at this very moment: look again, at what they wrote.
        }
    }
}

/// <summary>What came of mending a list.</summary>
public abstract record MendListOutcome
{
    private MendListOutcome() { }

    /// <summary>It was saved, but for cells that somebody else wrote otherwise meanwhile.</summary>
    /// <param name="List">The list.</param>
    /// <param name="Broken">How many rows still cannot be granted.</param>
    /// <param name="Clashes">Those cells; none where no two people wrote in one.</param>
    public sealed record Mended(AwardList List, int Broken, IReadOnlyList<CellClash> Clashes) : MendListOutcome;

    /// <summary>The actor may not, or there is no such list.</summary>
    public sealed record NotAllowed : MendListOutcome;

    /// <summary>It has been started: its awards are mended one by one.</summary>
    public sealed record Started : MendListOutcome;

    /// <summary>A number names no row; nothing was written.</summary>
    public sealed record NoSuchRow : MendListOutcome;

    /// <summary>Somebody else changed it since the version that was named; nothing was written.</summary>
    public sealed record Conflict : MendListOutcome;
}
