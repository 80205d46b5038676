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
    public Task<IReadOnlyList<Badge>?> In(Actor actor, OrganizationId organization, CancellationToken stop) => Read(actor, organization, Of(organization), stop);

    /// <summary>Those that can be awarded, last changed first; null when they are not the actor's to see.</summary>
    public Task<IReadOnlyList<Badge>?> Awarded(Actor actor, OrganizationId organization, CancellationToken stop) =>
        Read(actor, organization, Of(organization).Where(badge => badge.State == BadgeState.Published), stop);

    /// <summary>Those that were published, archived ones too, last changed first; null when they are not the actor's to see.</summary>
    public Task<IReadOnlyList<Badge>?> Published(Actor actor, OrganizationId organization, CancellationToken stop) =>
        Read(actor, organization, Of(organization).Where(badge => badge.PublishedNumber > 0), stop);

    /// <summary>Whether one of them is published and can be awarded; false when they are not the actor's to see.</summary>
    public async Task<bool> AnyToAward(Actor actor, OrganizationId organization, CancellationToken stop) =>
        await standing.Allows(actor, organization, Every, Scopes.BadgesRead, stop)
            && await db.Set<Badge>().AnyAsync(badge => badge.OrganizationId == organization && badge.State == BadgeState.Published, stop);

    /// <summary>A part of them, newest first; null when they are not the actor's to see.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="organization">Whose badges.</param>
    /// <param name="before">The last of the part before; null from the newest.</param>
    /// <param name="size">How many, at least 1.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<Page<Badge, BadgeId>?> Part(Actor actor, OrganizationId organization, BadgeId? before, int size, CancellationToken stop) =>
        await standing.Allows(actor, organization, Every, Scopes.BadgesRead, stop)
            ? await Of(organization).NewestAsync(before, size, stop)
            : null;

    /// <summary>One of them; null when there is none for the actor to see.</summary>
    public async Task<Badge?> One(Actor actor, PublicId id, CancellationToken stop) =>
        await db.Set<Badge>().AsNoTracking().SingleOrDefaultAsync(badge => badge.PublicId == id, stop) is { } badge
            && await standing.Allows(actor, badge.OrganizationId, Every, Scopes.BadgesRead, stop) ? badge : null;

    IQueryable<Badge> Of(OrganizationId organization) => db.Set<Badge>().AsNoTracking().Where(badge => badge.OrganizationId == organization);

    async Task<IReadOnlyList<Badge>?> Read(Actor actor, OrganizationId organization, IQueryable<Badge> badges, CancellationToken stop) =>
        await standing.Allows(actor, organization, Every, Scopes.BadgesRead, stop) ? await badges.OrderByDescending(badge => badge.ChangedAt).ThenBy(badge => badge.Id).ToListAsync(stop) : null;
}
