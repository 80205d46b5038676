using Ecusson.Imports;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>Changes rows of a list before it starts: cells are written anew, people left out or taken in again. All rows are looked through again, as one may stand in another's way.</summary>
public sealed class MendList(EcussonDb db, Standing standing, CheckRows check)
{
    /// <summary>Changes some rows; those that are not named stay as they are.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which list.</param>
    /// <param name="changes">What changes, by the row's number.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<MendListOutcome> Rows(Actor actor, AwardListId id, IReadOnlyDictionary<int, RowChange> changes, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (await db.Set<AwardList>().SingleOrDefaultAsync(there => there.Id == id, stop) is not { } list
            || !await standing.Allows(actor, list.OrganizationId, Roles.Issuer, Scopes.AwardsWrite, stop)) return new MendListOutcome.NotAllowed();
        if (list.State != AwardListState.Preview) return new MendListOutcome.Started();
        var rows = await db.Set<AwardListRow>().Where(row => row.ListId == id).ToListAsync(stop);
        foreach (var row in rows)
            if (changes.TryGetValue(row.Number, out var change)) change.To(row);
        await check.All(list, rows, stop);
        // Whoever starts it at this moment and whoever mends it cannot both be right: the list's own version tells.
        db.Entry(list).State = EntityState.Modified;
        try
        {
            await db.SaveChangesAsync(stop);
            return new MendListOutcome.Mended(rows.Count(row => row.IsBroken && row.State == AwardListRowState.Waiting));
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new MendListOutcome.Conflict();
        }
    }
}

/// <summary>What changes in a row. What is not said stays as it is.</summary>
public sealed record RowChange
{
    /// <summary>Whether the person is left out; null for no change.</summary>
    public bool? IsOut { get; init; }

    /// <summary>Cells and what is in them now. A first name has no cell of its own.</summary>
    public IReadOnlyDictionary<ListColumn, string> Cells { get; init; } = new Dictionary<ListColumn, string>();

    internal void To(AwardListRow row)
    {
        if (IsOut is { } isOut) row.State = isOut ? AwardListRowState.LeftOut : AwardListRowState.Waiting;
        row.Address = Cell(ListColumn.Address, row.Address).Trim();
        row.Name = Cell(ListColumn.Name, row.Name).Trim();
        row.AwardedOn = Cell(ListColumn.AwardedOn, row.AwardedOn).Trim();
        row.ValidUntil = Cell(ListColumn.ValidUntil, row.ValidUntil).Trim();
        row.Story = Cell(ListColumn.Story, row.Story);
        row.Evidence = Cell(ListColumn.Evidence, row.Evidence).Trim();
    }

    string Cell(ListColumn column, string before) => Cells.TryGetValue(column, out var now) ? now : before;
}

/// <summary>What came of mending a list.</summary>
public abstract record MendListOutcome
{
    private MendListOutcome() { }

    /// <summary>It was saved.</summary>
    /// <param name="Broken">How many rows still cannot be granted.</param>
    public sealed record Mended(int Broken) : MendListOutcome;

    /// <summary>The actor may not, or there is no such list.</summary>
    public sealed record NotAllowed : MendListOutcome;

    /// <summary>It has been started: its awards are mended one by one.</summary>
    public sealed record Started : MendListOutcome;

    /// <summary>Somebody else changed it at this very moment; nothing was written.</summary>
    public sealed record Conflict : MendListOutcome;
}
