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
        await db.Set<ClaimLink>().AsNoTracking().SingleOrDefaultAsync(there => there.Code == code, stop) is { } link ? (await Of([link], stop))[0] : null;

    /// <summary>The same of links that are known, in their order and in one question.</summary>
    internal async Task<IReadOnlyList<SeenClaimLink>> Of(IReadOnlyList<ClaimLink> links, CancellationToken stop)
    {
        var badges = links.Select(link => link.BadgeId).Distinct().ToList();
        var found = await (
            from there in db.Set<Badge>()
            join version in db.Set<BadgeVersion>() on new { Badge = there.Id, Number = there.PublishedNumber } equals new { Badge = version.BadgeId, version.Number }
            join organization in db.Set<Organization>() on there.OrganizationId equals organization.Id
            where badges.Contains(there.Id)
            select new
            {
                there.Id, there.PublicId, there.State, version.Content, Issuer = organization.PublicId, organization.Name, organization.Mail, organization.ArchivedAt,
                Logo = db.Set<StoredFile>().Where(file => file.Id == organization.LogoId && file.IsPublic).Select(file => (PublicId?)file.PublicId).SingleOrDefault(),
            }).AsNoTracking().ToDictionaryAsync(badge => badge.Id, stop);
        return [.. links.Select(link =>
        {
            var about = found[link.BadgeId];
            var isAwarded = about.State == BadgeState.Published && about.ArchivedAt is null && ClaimDesk.Stands(about.Content.Validity, link, clock);
            return new SeenClaimLink(
                link.Code, link.Standing(clock.GetUtcNow(), isAwarded), link.OpensAt, link.ClosesAt, link.NeedsApproval, about.PublicId, about.Content, about.Issuer, about.Name, about.Mail, about.Logo);
        })];
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
