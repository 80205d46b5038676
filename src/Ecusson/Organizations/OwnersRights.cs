using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Who owns an organisation has more than badges of their own.</summary>
public sealed class OwnersRights(EcussonDb db) : IHoldsRights
{
    /// <inheritdoc/>
    public async Task<bool> Has(PersonId person, CancellationToken stop)
    {
        var roles = await db.Set<Member>().Where(member => member.PersonId == person).Select(member => member.Roles).ToListAsync(stop);
        return roles.Exists(role => role.HasFlag(Roles.Owner));
    }
}
