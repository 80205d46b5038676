using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>How much organisations have published and awarded, for the operator. Figures alone.</summary>
public sealed class AwardFigures(EcussonDb db, IOperators operators)
{
    /// <summary>The figures of each of these organisations; null for an actor who does not run this server.</summary>
    public async Task<IReadOnlyDictionary<OrganizationId, OrganizationFigures>?> Of(Actor actor, IReadOnlyCollection<OrganizationId> organizations, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return null;
        var badges = await db.Set<Badge>().Where(badge => organizations.Contains(badge.OrganizationId) && badge.PublishedNumber > 0)
            .GroupBy(badge => badge.OrganizationId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        var awards = await db.Set<Award>().Where(award => organizations.Contains(award.OrganizationId))
            .GroupBy(award => award.OrganizationId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        return organizations.ToDictionary(id => id, id => new OrganizationFigures(badges.GetValueOrDefault(id), awards.GetValueOrDefault(id)));
    }
}

/// <summary>What an organisation has done so far.</summary>
/// <param name="Badges">Badges that were ever published.</param>
/// <param name="Awards">Awards, those that were revoked and those of erased people too.</param>
public sealed record OrganizationFigures(int Badges, int Awards);
