using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Claims;

/// <summary>What every verb about claims at an issuer's desk does first: find the link for who may change it, and say whether its badge is awarded.</summary>
static class ClaimDesk
{
    /// <summary>Whether an actor may read claim links and claims: the code alone lets people claim, so that who only reads does not see it.</summary>
    public static Task<bool> MayRead(Standing standing, Actor actor, OrganizationId issuer, CancellationToken stop) => standing.Allows(actor, issuer, Roles.Issuer, Scopes.ClaimsRead, stop);

    /// <summary>Whether an actor may make and change them.</summary>
    public static Task<bool> MayChange(Standing standing, Actor actor, OrganizationId issuer, CancellationToken stop) => standing.Allows(actor, issuer, Roles.Issuer, Scopes.ClaimsWrite, stop);

    /// <summary>The link, tracked; null when there is none for the actor to change.</summary>
    public static async Task<ClaimLink?> Take(EcussonDb db, Standing standing, Actor actor, PublicId id, CancellationToken stop) =>
        await db.Set<ClaimLink>().SingleOrDefaultAsync(there => there.PublicId == id, stop) is { } link && await MayChange(standing, actor, link.OrganizationId, stop) ? link : null;

    /// <summary>The version of a link's badge that is awarded at this moment; null when none is, for the badge or its organisation is archived, or what is awarded now would have ended already.</summary>
    public static async Task<BadgeVersion?> Awarded(EcussonDb db, ClaimLink link, TimeProvider clock, CancellationToken stop)
    {
        var (badge, organization) = (link.BadgeId, link.OrganizationId);
        var version = await (
            from there in db.Set<Badge>()
            join published in db.Set<BadgeVersion>() on new { Badge = there.Id, Number = there.PublishedNumber } equals new { Badge = published.BadgeId, published.Number }
            where there.Id == badge && there.State == BadgeState.Published && db.Set<Organization>().Any(issuer => issuer.Id == organization && issuer.ArchivedAt == null)
            select published).AsNoTracking().SingleOrDefaultAsync(stop);
        return version is not null && Stands(version.Content.Validity, link, clock) ? version : null;
    }

    /// <summary>Whether an award that is claimed at this moment would stand.</summary>
    public static bool Stands(BadgeValidity validity, ClaimLink link, TimeProvider clock) => !(validity.End(clock, AwardedAt(link, clock.GetUtcNow(), clock), lastDay: null) <= clock.GetUtcNow());

    /// <summary>When what is claimed at a moment was earned.</summary>
    public static DateTimeOffset AwardedAt(ClaimLink link, DateTimeOffset claimed, TimeProvider clock) =>
        link.AwardedOn is { } day && clock.Noon(day) is var noon && noon < claimed ? noon : claimed;
}
