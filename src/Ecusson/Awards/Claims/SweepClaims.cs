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
        var end = clock.GetUtcNow() - Term;
        var over = db.Set<ClaimLink>().Where(link => link.ClosedAt < end || link.ClosesAt < end);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var gone = await KnownClaims.Blank(db, db.Set<Claim>().Where(claim => claim.Address != null && over.Any(link => link.Id == claim.LinkId)), stop);
        await transaction.CommitAsync(stop);
        return gone;
    }
}
