using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Awards stay with their holder, whatever becomes of addresses and accounts.</summary>
public sealed class HoldersAwards(EcussonDb db) : IFollowsMerge, IOutlivesAddress
{
    // Reports first, then awards, as answering a letter takes them: two who take the same rows in other orders could wait for each other in a circle.

    /// <inheritdoc/>
    public async Task Move(Actor actor, PersonId from, PersonId to, CancellationToken stop)
    {
        await db.Set<MistakeReport>().Where(report => report.ReporterId == from).ExecuteUpdateAsync(set => set.SetProperty(report => report.ReporterId, to), stop);
        await db.Set<Award>().Where(award => award.PersonId == from).ExecuteUpdateAsync(set => set.SetProperty(award => award.PersonId, to).SetProperty(award => award.Version, award => award.Version + 1), stop);
    }

    /// <inheritdoc/>
    public async Task Keep(PersonId person, string addressKey, CancellationToken stop)
    {
        // Written by the letter alone, they were theirs by the address too: whoever has it next wrote none of them.
        await db.Set<MistakeReport>().Where(report => report.ReporterId == null && report.ReporterKey == addressKey)
            .ExecuteUpdateAsync(set => set.SetProperty(report => report.ReporterId, person).SetProperty(report => report.ReporterKey, (string?)null), stop);
        await db.Set<Award>().Where(award => award.PersonId == null && award.AddressKey == addressKey)
            .ExecuteUpdateAsync(set => set.SetProperty(award => award.PersonId, person).SetProperty(award => award.Version, award => award.Version + 1), stop);
    }
}
