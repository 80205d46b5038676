using Ecusson.Files;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Logos by their names in addresses.</summary>
static class Logos
{
    /// <summary>The name in addresses of an organisation's logo; null when it has none.</summary>
    public static async Task<PublicId?> Logo(this EcussonDb db, Organization organization, CancellationToken stop) => organization.LogoId is { } file
        ? await db.Set<StoredFile>().Where(there => there.Id == file && there.IsPublic).Select(there => (PublicId?)there.PublicId).SingleOrDefaultAsync(stop)
        : null;
}
