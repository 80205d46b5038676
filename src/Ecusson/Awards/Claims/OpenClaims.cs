using Ecusson.Badges;
using Ecusson.Files;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Claims;

/// <summary>Reads what a code opens. Open to whoever has the code: it tells of the badge and its issuer what is public, and of who claimed nothing.</summary>
public sealed class OpenClaims(EcussonDb db, TimeProvider clock)
{
    /// <summary>What a code opens; null where there is no such code.</summary>
    /// <param name="code">The code, as <see cref="ClaimCodes.TryRead"/> reads it.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<SeenClaimLink?> By(string code, CancellationToken stop) =>
        await db.Set<ClaimLink>().AsNoTracking().SingleOrDefaultAsync(there => there.Code == code, stop) is { } link ? await Of(link, stop) : null;

    /// <summary>The same of a link that is known.</summary>
    internal async Task<SeenClaimLink> Of(ClaimLink link, CancellationToken stop)
    {
        var (badge, issuer) = (link.BadgeId, link.OrganizationId);
        var found = await (
            from there in db.Set<Badge>()
            join version in db.Set<BadgeVersion>() on new { Badge = there.Id, Number = there.PublishedNumber } equals new { Badge = version.BadgeId, version.Number }
            join organization in db.Set<Organization>() on there.OrganizationId equals organization.Id
            where there.Id == badge
            select new
            {
                there.PublicId, there.State, version.Content, Issuer = organization.PublicId, organization.Name, organization.Mail, organization.ArchivedAt,
                Logo = db.Set<StoredFile>().Where(file => file.Id == organization.LogoId && file.IsPublic).Select(file => (PublicId?)file.PublicId).SingleOrDefault(),
            }).AsNoTracking().SingleAsync(stop);
        var isAwarded = found.State == BadgeState.Published && found.ArchivedAt is null && ClaimDesk.Stands(found.Content.Validity, link, clock);
        return new SeenClaimLink(
            link.Code, link.Standing(clock.GetUtcNow(), isAwarded), link.OpensAt, link.ClosesAt, link.NeedsApproval, found.PublicId, found.Content, found.Issuer, found.Name, found.Mail, found.Logo);
    }
}

/// <summary>What a code opens. What the desk calls the link, how many claimed and how many may, is nobody else's to know.</summary>
/// <param name="Code">The code.</param>
/// <param name="Standing">Whether the badge can be claimed.</param>
/// <param name="OpensAt">From when.</param>
/// <param name="ClosesAt">Until when.</param>
/// <param name="NeedsApproval">Whether each claim waits for somebody at the desk.</param>
/// <param name="BadgeId">The badge's name in addresses.</param>
/// <param name="Badge">What it says.</param>
/// <param name="IssuerId">The organisation's name in addresses.</param>
/// <param name="IssuerName">What it is called.</param>
/// <param name="IssuerMail">Where it is written to; null where it does not say.</param>
/// <param name="IssuerLogo">Its logo; null where it has none.</param>
public sealed record SeenClaimLink(
    string Code, ClaimStanding Standing, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, bool NeedsApproval, PublicId BadgeId, BadgeContent Badge,
    PublicId IssuerId, string IssuerName, string? IssuerMail, PublicId? IssuerLogo);
