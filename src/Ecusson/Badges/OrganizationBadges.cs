using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Badges;

/// <summary>Reads an organisation's badges, drafts too, for its members and programs.</summary>
public sealed class OrganizationBadges(EcussonDb db, Standing standing)
{
    const Roles Every = Roles.Designer | Roles.Issuer | Roles.Assessor | Roles.Reader;

    /// <summary>All of them, last changed first; null when they are not the actor's to see.</summary>
    public async Task<IReadOnlyList<Badge>?> In(Actor actor, OrganizationId organization, CancellationToken stop) =>
        await standing.Allows(actor, organization, Every, Scopes.BadgesRead, stop)
            ? await db.Set<Badge>().AsNoTracking().Where(badge => badge.OrganizationId == organization).OrderByDescending(badge => badge.ChangedAt).ThenBy(badge => badge.Id).ToListAsync(stop)
            : null;

    /// <summary>One of them; null when there is none for the actor to see.</summary>
    public async Task<Badge?> One(Actor actor, PublicId id, CancellationToken stop) =>
        await db.Set<Badge>().AsNoTracking().SingleOrDefaultAsync(badge => badge.PublicId == id, stop) is { } badge
            && await standing.Allows(actor, badge.OrganizationId, Every, Scopes.BadgesRead, stop) ? badge : null;
}
