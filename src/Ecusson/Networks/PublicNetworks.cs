using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Networks;

/// <summary>What everyone may know of networks.</summary>
public sealed class PublicNetworks(EcussonDb db)
{
    /// <summary>One network with the organisations that belong to it and issue; null when there is none.</summary>
    public async Task<PublicNetwork?> One(PublicId id, CancellationToken stop)
    {
        if (await db.Set<Network>().AsNoTracking().SingleOrDefaultAsync(there => there.PublicId == id, stop) is not { } network) return null;
        var members = await (
            from member in db.Set<NetworkMember>()
            join organization in db.Set<Organization>() on member.OrganizationId equals organization.Id
            where member.NetworkId == network.Id && organization.ArchivedAt == null
            select new NetworkPlace(organization.PublicId, organization.Name, member.Since)).ToListAsync(stop);
        return new PublicNetwork(network, [.. members.OrderBy(member => member.Name, StringComparer.CurrentCultureIgnoreCase)]);
    }

    /// <summary>The networks that an organisation belongs to, by name; none for one that issues no more.</summary>
    public async Task<IReadOnlyList<NetworkPlace>> Of(OrganizationId organization, CancellationToken stop) =>
        await db.Set<Organization>().AnyAsync(there => there.Id == organization && there.ArchivedAt == null, stop) ? await Places(organization, stop) : [];

    /// <summary>The networks that an organisation belongs to, by name, also where everyone sees none.</summary>
    internal async Task<IReadOnlyList<NetworkPlace>> Places(OrganizationId organization, CancellationToken stop)
    {
        var places = await (
            from member in db.Set<NetworkMember>()
            join network in db.Set<Network>() on member.NetworkId equals network.Id
            where member.OrganizationId == organization
            select new NetworkPlace(network.PublicId, network.Name, member.Since)).ToListAsync(stop);
        return [.. places.OrderBy(place => place.Name, StringComparer.CurrentCultureIgnoreCase)];
    }
}

/// <summary>A network as everyone sees it.</summary>
/// <param name="Network">What it says of itself.</param>
/// <param name="Members">Who belongs to it, by name.</param>
public sealed record PublicNetwork(Network Network, IReadOnlyList<NetworkPlace> Members);
