using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Networks;

/// <summary>
/// Finds the organisation of this server that an issuer's id names, and the networks that it belongs to. Open to everyone: all of it stands on public pages. It says whose the
/// id is; that the issuer is the one with that id, a verification has to have proven before.
/// </summary>
public sealed class KnownIssuers(EcussonDb db, PublicNetworks networks, SiteAddress site)
{
    const string DidKey = "did:key:";

    /// <summary>The organisation; null when the id is none of this server's.</summary>
    /// <param name="issuer">A DID, or the address of an Open Badges 2.0 Issuer.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IssuerHere?> Of(string issuer, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        if (await Named(issuer, stop) is not { } organization) return null;
        return new IssuerHere(organization.PublicId, organization.Name, organization.CreatedAt, organization.ArchivedAt is not null, await networks.Of(organization.Id, stop));
    }

    async Task<Organization?> Named(string issuer, CancellationToken stop)
    {
        var organizations = db.Set<Organization>().AsNoTracking();
        if (issuer.StartsWith(DidKey, StringComparison.Ordinal))
        {
            var key = issuer[DidKey.Length..];
            if (await db.Set<SealedKey>().Where(there => there.Multibase == key).Select(there => (Guid?)there.Owner).SingleOrDefaultAsync(stop) is not { } owner) return null;
            var row = new OrganizationId(owner);
            return await organizations.SingleOrDefaultAsync(there => there.Id == row, stop);
        }

        var begin = new Uri(site.Root, "/ob2/organizations/").AbsoluteUri;
        return issuer.StartsWith(begin, StringComparison.Ordinal) && PublicId.TryParse(issuer[begin.Length..], out var id)
            ? await organizations.SingleOrDefaultAsync(there => there.PublicId == id, stop)
            : await organizations.FirstOrDefaultAsync(there => there.Did == issuer, stop);
    }
}

/// <summary>An issuer that this server knows.</summary>
/// <param name="Id">The organisation's name in addresses.</param>
/// <param name="Name">Its name here.</param>
/// <param name="Since">Since when it is here.</param>
/// <param name="IsArchived">Whether it issues no more.</param>
/// <param name="Networks">The networks that it belongs to, by name.</param>
public sealed record IssuerHere(PublicId Id, string Name, DateTimeOffset Since, bool IsArchived, IReadOnlyList<NetworkPlace> Networks);
