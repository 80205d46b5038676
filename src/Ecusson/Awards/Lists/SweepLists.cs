using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>Clears lists away that were looked through and never started: names and stories of people who received nothing.</summary>
public sealed class SweepLists(EcussonDb db, TimeProvider clock) : ISweep
{
    /// <summary>How long a list may wait to be started, and one that was undone is shown.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public string Name => "lists";

    /// <inheritdoc/>
    public async Task<int> Once(CancellationToken stop)
    {
        var end = clock.GetUtcNow() - Term;
        var over = db.Set<AwardList>().Where(list => (list.State == AwardListState.Preview || list.State == AwardListState.Undone) && list.CreatedAt < end);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Set<AwardListRow>().Where(row => over.Any(list => list.Id == row.ListId)).ExecuteDeleteAsync(stop);
        var gone = await over.ExecuteDeleteAsync(stop);
        await transaction.CommitAsync(stop);
        return gone;
    }
}
