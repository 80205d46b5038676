using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>Awards that were corrected after their list granted them go the way of the list.</summary>
static class StandIns
{
    /// <summary>The awards that stand in the place of a list's, and those in the place of these.</summary>
    public static async Task<IReadOnlyList<AwardId>> Of(EcussonDb db, AwardListId id, CancellationToken stop)
    {
        AwardListId? own = id;
        List<AwardId> all = [];
        var next = await db.Set<Award>().Where(award => db.Set<Award>().Any(old => old.Id == award.Replaces && old.ListId == own)).Select(award => award.Id).ToListAsync(stop);
        while (next.Count > 0)
        {
            all.AddRange(next);
            var last = next.Select(award => (AwardId?)award).ToList();
            next = await db.Set<Award>().Where(award => last.Contains(award.Replaces)).Select(award => award.Id).ToListAsync(stop);
        }

        return all;
    }
}
