using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>Clears lists away that were looked through and never started: names and stories of people who received nothing.</summary>
public sealed class SweepLists(EcussonDb db, TimeProvider clock) : ISweep
{
    /// <summary>How long a list may wait to be started after it was made, and one that was undone is shown after its mails would have left.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public string Name => "lists";

    /// <inheritdoc/>
    public async Task<int> Once(CancellationToken stop)
    {
        var end = clock.GetUtcNow() - Term;
        var over = db.Set<AwardList>().Where(list => (list.State == AwardListState.Preview && list.CreatedAt < end) || (list.State == AwardListState.Undone && list.MailsLeaveAt < end));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The lists first: whoever starts or mends one at this moment waits, and then finds that it has changed.
        await over.ExecuteUpdateAsync(set => set.SetProperty(list => list.Version, list => list.Version + 1), stop);
        await db.Set<AwardListRow>().Where(row => over.Any(list => list.Id == row.ListId)).ExecuteDeleteAsync(stop);
        var gone = await over.ExecuteDeleteAsync(stop);
        await transaction.CommitAsync(stop);
        return gone;
    }
}
