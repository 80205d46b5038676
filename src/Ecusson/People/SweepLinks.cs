using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Clears links away that were used or whose time is over, and with them the addresses that strangers typed.</summary>
public sealed class SweepLinks(EcussonDb db, TimeProvider clock) : ISweep
{
    /// <summary>How long a link is known after it works no more, so that it can be said why.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public string Name => "links";

    /// <inheritdoc/>
    public Task<int> Once(CancellationToken stop)
    {
        var end = clock.GetUtcNow() - Term;
        return db.Set<MailedLink>().Where(link => link.ExpiresAt < end || link.UsedAt < end).ExecuteDeleteAsync(stop);
    }
}
