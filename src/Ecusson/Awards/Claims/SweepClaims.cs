using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Claims;

/// <summary>Forgets who claimed by links that are closed for long: what was granted stands in the award, and what was not is nobody's to keep.</summary>
public sealed class SweepClaims(EcussonDb db, TimeProvider clock) : ISweep
{
    /// <summary>How long addresses and names stay after a link closed, for the desk to decide.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public string Name => "claims";

    /// <inheritdoc/>
    public async Task<int> Once(CancellationToken stop)
    {
        var (end, gone) = (clock.GetUtcNow() - Term, 0);
        // A link whose claims were forgotten has no address any more, which its index says.
        var over = await db.Set<ClaimLink>().Where(link => (link.ClosedAt < end || link.ClosesAt < end) && db.Set<Claim>().Any(claim => claim.LinkId == link.Id && claim.AddressKey != null)).OrderBy(link => link.Id).Select(link => link.Id).ToListAsync(stop);
        foreach (var link in over)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            gone += await KnownClaims.Blank(db, db.Set<Claim>().Where(claim => claim.LinkId == link && claim.AddressKey != null), stop);
            await transaction.CommitAsync(stop);
        }

        return gone;
    }
}
