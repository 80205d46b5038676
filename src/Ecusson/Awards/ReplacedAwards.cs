using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>
/// Knows of signed data that was handed in whether another award stands in its place. A status list can say only that it was revoked: Open Badges 3.0 allows one entry a
/// credential, and other verifiers read no purpose but revocation.
/// </summary>
public sealed class ReplacedAwards(EcussonDb db, SiteAddress site)
{
    /// <summary>What became of the award that signed data is about; null when it was not replaced, or is none of this server's.</summary>
    /// <param name="id">The <c>id</c> in the data.</param>
    /// <param name="issuer">The organisation whose the data were found to be, by its name in addresses.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<ReplacedAward?> Of(string? id, PublicId issuer, CancellationToken stop)
    {
        if (id?.Split('/')[^1] is not { } name || !PublicId.TryParse(name, out var read)) return null;
        var awards = db.Set<Award>().AsNoTracking().Where(award => award.ReplacedBy != null && db.Set<Organization>().Any(there => there.Id == award.OrganizationId && there.PublicId == issuer));
        var named = id == site.Award(read) ? awards.Where(award => award.PublicId == read) : id == site.HostedAward(name) ? awards.Where(award => award.OpenBadges2Key == name) : null;
        if (named is null || await named.Select(award => new { award.RevokedAt, award.ReplacedBy }).SingleOrDefaultAsync(stop) is not { } old) return null;
        var next = await db.Set<Award>().Where(award => award.Id == old.ReplacedBy && award.State == AwardState.Accepted && award.Visibility == Visibility.Everyone)
            .Select(award => (PublicId?)award.PublicId).SingleOrDefaultAsync(stop);
        return new ReplacedAward(old.RevokedAt!.Value, next);
    }
}

/// <summary>An award that another stands in place of.</summary>
/// <param name="At">Since when.</param>
/// <param name="By">The other's name in addresses, when its holder shows it to everyone; else null.</param>
public sealed record ReplacedAward(DateTimeOffset At, PublicId? By);
