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

    /// <summary>Networks on a page.</summary>
    public const int PageSize = 48;

    /// <summary>How many there are.</summary>
    public Task<int> Count(CancellationToken stop) => db.Set<Network>().CountAsync(stop);

    /// <summary>A page of all networks, by name.</summary>
    /// <param name="page">The page, from 1; one that is not there gives the nearest.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<ListedNetworks> List(int page, CancellationToken stop)
    {
        // Ordered here: the engines sort names each in its way, and a server has few networks.
        var all = (await db.Set<Network>().Select(network => new
        {
            network.PublicId, network.Name,
            Members = db.Set<NetworkMember>().Count(member => member.NetworkId == network.Id && db.Set<Organization>().Any(organization => organization.Id == member.OrganizationId && organization.ArchivedAt == null)),
        }).ToListAsync(stop)).OrderBy(network => network.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(network => network.PublicId.ToString(), StringComparer.Ordinal).ToList();
        page = Math.Clamp(page, 1, Math.Max(1, (all.Count + PageSize - 1) / PageSize));
        return new ListedNetworks([.. all.Skip((page - 1) * PageSize).Take(PageSize).Select(network => new ListedNetwork(network.PublicId, network.Name, network.Members))], all.Count, page);
    }

    /// <summary>The names in addresses of some of them, in the order of their making, for search engines.</summary>
    /// <param name="skip">How many come before.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<PublicId>> Addresses(int skip, int take, CancellationToken stop) =>
        await db.Set<Network>().OrderBy(network => network.Id).Skip(skip).Take(take).Select(network => network.PublicId).ToListAsync(stop);

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

/// <summary>A page of networks.</summary>
/// <param name="Networks">Those of the page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record ListedNetworks(IReadOnlyList<ListedNetwork> Networks, int Total, int Page)
{
    /// <summary>How many pages there are, 1 at least.</summary>
    public int Pages => Math.Max(1, (Total + PublicNetworks.PageSize - 1) / PublicNetworks.PageSize);
}

/// <summary>A network among others.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Members">How many organisations belong to it and issue.</param>
public sealed record ListedNetwork(PublicId Id, string Name, int Members);
