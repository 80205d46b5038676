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
    /// <param name="mended">The cells of rows, by number; null leaves the person out.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<MendListOutcome> Rows(Actor actor, AwardListId id, IReadOnlyDictionary<int, ListRow?> mended, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(mended);
        if (await db.Set<AwardList>().SingleOrDefaultAsync(there => there.Id == id, stop) is not { } list
            || !await standing.Allows(actor, list.OrganizationId, Roles.Issuer, Scopes.AwardsWrite, stop)) return new MendListOutcome.NotAllowed();
        if (list.State != AwardListState.Preview) return new MendListOutcome.Started();
        var rows = await db.Set<AwardListRow>().Where(row => row.ListId == id).ToListAsync(stop);
        foreach (var row in rows)
        {
            if (!mended.TryGetValue(row.Number, out var cells)) continue;
            row.State = cells is null ? AwardListRowState.LeftOut : AwardListRowState.Waiting;
            if (cells is null) continue;
            (row.Address, row.Name, row.AwardedOn, row.ValidUntil, row.Story, row.Evidence) = (cells.Address, cells.Name, cells.AwardedOn, cells.ValidUntil, cells.Story, cells.Evidence);
        }

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
