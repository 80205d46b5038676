using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Awards stay with their holder, whatever becomes of addresses and accounts.</summary>
public sealed class HoldersAwards(EcussonDb db) : IFollowsMerge, IOutlivesAddress
{
    /// <inheritdoc/>
    public Task Move(Actor actor, PersonId from, PersonId to, CancellationToken stop) => db.Set<Award>().Where(award => award.PersonId == from)
        .ExecuteUpdateAsync(set => set.SetProperty(award => award.PersonId, to).SetProperty(award => award.Version, award => award.Version + 1), stop);

    /// <inheritdoc/>
    public Task Keep(PersonId person, string addressKey, CancellationToken stop) => db.Set<Award>().Where(award => award.PersonId == null && award.AddressKey == addressKey)
        .ExecuteUpdateAsync(set => set.SetProperty(award => award.PersonId, person).SetProperty(award => award.Version, award => award.Version + 1), stop);
}
