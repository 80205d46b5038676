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
        // From the old one to the new: asked which awards replace one of the list, SQLite reads every award there is.
        var next = await InPlaceOf(db.Set<Award>().Where(award => award.ListId == own), stop);
        while (next.Count > 0)
        {
            all.AddRange(next);
            List<AwardId> later = [];
            foreach (var part in next.Chunk(500)) later.AddRange(await InPlaceOf(db.Set<Award>().Where(award => part.Contains(award.Id)), stop));
            next = later;
        }

        return all;
    }

    static Task<List<AwardId>> InPlaceOf(IQueryable<Award> awards, CancellationToken stop) => awards.Where(award => award.ReplacedBy != null).Select(award => award.ReplacedBy!.Value).ToListAsync(stop);
}
