using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>What every verb at an issuer's desk does first: find the award or the list for who may change it.</summary>
static class AwardDesk
{
    /// <summary>The award, tracked; null when there is none for the actor to change.</summary>
    public static async Task<Award?> Take(EcussonDb db, Standing standing, Actor actor, AwardId id, CancellationToken stop) =>
        await db.Set<Award>().SingleOrDefaultAsync(there => there.Id == id, stop) is { } award && await Allows(standing, actor, award.OrganizationId, stop) ? award : null;

    /// <summary>The list, tracked; null when there is none for the actor to change.</summary>
    public static async Task<AwardList?> Take(EcussonDb db, Standing standing, Actor actor, AwardListId id, CancellationToken stop) =>
        await db.Set<AwardList>().SingleOrDefaultAsync(there => there.Id == id, stop) is { } list && await Allows(standing, actor, list.OrganizationId, stop) ? list : null;

    static Task<bool> Allows(Standing standing, Actor actor, OrganizationId issuer, CancellationToken stop) => standing.Allows(actor, issuer, Roles.Issuer, Scopes.AwardsWrite, stop);
}
