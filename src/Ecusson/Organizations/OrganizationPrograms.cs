using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>The tokens of an organisation's programs, for its owners. Secrets are not among what is kept.</summary>
public sealed class OrganizationPrograms(EcussonDb db, Standing standing)
{
    /// <summary>Those that were not revoked, newest first; null for who may not read them.</summary>
    public async Task<IReadOnlyList<ProgramToken>?> Of(Actor actor, OrganizationId id, CancellationToken stop) =>
        await standing.Allows(actor, id, Roles.Owner, null, stop)
            ? await db.Set<ProgramToken>().AsNoTracking().Where(token => token.OrganizationId == id && token.RevokedAt == null).OrderByDescending(token => token.Id).ToListAsync(stop)
            : null;
}
