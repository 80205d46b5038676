using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Badges;

/// <summary>What every verb about one badge does first and last: find it for who may change it, and save it unless another did meanwhile.</summary>
sealed class BadgeDesk(EcussonDb db, Standing standing, TimeProvider clock)
{
    /// <summary>The badge, tracked; null when there is none for the actor to change.</summary>
    public async Task<Badge?> Take(Actor actor, PublicId id, CancellationToken stop)
    {
        var badge = await db.Set<Badge>().SingleOrDefaultAsync(badge => badge.PublicId == id, stop);
        return badge is not null && await standing.Allows(actor, badge.OrganizationId, Roles.Designer, Scopes.BadgesWrite, stop) ? badge : null;
    }

    /// <summary>Puts another text in the place of the draft.</summary>
    public async Task Write(Actor actor, Badge badge, BadgeContent content, CancellationToken stop)
    {
        badge.Draft = content;
        badge.HasChanges = badge.PublishedNumber == 0 || !Same(content, (await Published(badge, stop)).Content);
        if (badge.PublishedNumber == 0) badge.Name = content.Name.In(content.Language);
        badge.ChangedAt = clock.GetUtcNow();
        badge.ChangedBy = actor.Person()?.Value;
    }

    /// <summary>The version that is published.</summary>
    public Task<BadgeVersion> Published(Badge badge, CancellationToken stop) =>
        db.Set<BadgeVersion>().AsNoTracking().SingleAsync(version => version.BadgeId == badge.Id && version.Number == badge.PublishedNumber, stop);

    /// <summary>Saves; null when it was saved, else what another has saved meanwhile.</summary>
    public async Task<Badge?> Save(Badge badge, CancellationToken stop) =>
        await db.TrySave(stop) ? null : await db.Set<Badge>().AsNoTracking().SingleAsync(there => there.Id == badge.Id, stop);

    static bool Same(BadgeContent left, BadgeContent right) => KeptJson.Write(left) == KeptJson.Write(right);
}
