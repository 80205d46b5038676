using Ecusson.Keys;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>What an organisation says of itself to everyone.</summary>
public sealed class PublicOrganizations(EcussonDb db, Issuer issuer, SigningKeys keys, Standing standing)
{
    /// <summary>One organisation; null when there is none.</summary>
    public async Task<PublicOrganization?> One(PublicId id, CancellationToken stop)
    {
        if (await db.Set<Organization>().AsNoTracking().SingleOrDefaultAsync(organization => organization.PublicId == id, stop) is not { } found) return null;
        return new PublicOrganization(found, await db.Logo(found, stop), issuer.PublishedDid(found));
    }

    /// <summary>The organisation of a program that may read it; null for one that may not.</summary>
    public async Task<PublicOrganization?> Own(KnownProgram program, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(program);
        if (!await standing.Allows(program.Actor, program.Token.OrganizationId, Roles.Reader, Scopes.OrganizationRead, stop)) return null;
        var own = program.Token.OrganizationId;
        return await One(await db.Set<Organization>().Where(there => there.Id == own).Select(there => there.PublicId).SingleAsync(stop), stop);
    }

    /// <summary>The public halves of every key that an organisation ever signed with, newest first.</summary>
    public Task<IReadOnlyList<PublishedKey>> Keys(Organization organization, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(organization);
        return keys.Published(organization.Id.Value, stop);
    }
}

/// <summary>What everyone may know of an organisation.</summary>
/// <param name="Organization">What it says of itself.</param>
/// <param name="Logo">Public id of its logo; null when it has none.</param>
/// <param name="Did">The did:web that it issues under; null while it issues under its keys alone.</param>
public sealed record PublicOrganization(Organization Organization, PublicId? Logo, string? Did);
