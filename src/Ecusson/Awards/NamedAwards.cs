using Ecusson.Badges;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Finds the rows that names in addresses stand for, for who is going to ask a verb. What may be done with them is the verb's to say: this tells nothing of them.</summary>
public sealed class NamedAwards(EcussonDb db)
{
    /// <summary>The badge; null for none.</summary>
    public Task<BadgeId?> Badge(PublicId id, CancellationToken stop) => db.Set<Badge>().Where(there => there.PublicId == id).Select(there => (BadgeId?)there.Id).SingleOrDefaultAsync(stop);

    /// <summary>The award, with the name of its badge; null for none.</summary>
    public Task<NamedAward?> Award(PublicId id, CancellationToken stop) =>
        db.Set<Award>().Where(there => there.PublicId == id).Join(db.Set<Badge>(), there => there.BadgeId, badge => badge.Id, (there, badge) => new NamedAward(there.Id, badge.PublicId)).SingleOrDefaultAsync(stop);

    /// <summary>The list, with the name of its badge; null for none.</summary>
    public Task<NamedList?> List(PublicId id, CancellationToken stop) =>
        db.Set<AwardList>().Where(there => there.PublicId == id).Join(db.Set<Badge>(), there => there.BadgeId, badge => badge.Id, (there, badge) => new NamedList(there.Id, badge.PublicId)).SingleOrDefaultAsync(stop);
}

/// <summary>An award by its row.</summary>
/// <param name="Id">The row.</param>
/// <param name="Badge">The badge's name in addresses.</param>
public sealed record NamedAward(AwardId Id, PublicId Badge);

/// <summary>A list by its row.</summary>
/// <param name="Id">The row.</param>
/// <param name="Badge">The badge's name in addresses.</param>
public sealed record NamedList(AwardListId Id, PublicId Badge);
