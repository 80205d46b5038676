using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Networks;

/// <summary>The networks of an organisation and those that offer it a place, for its owners.</summary>
public sealed class OrganizationNetworks(EcussonDb db, Standing standing, PublicNetworks networks)
{
    /// <summary>Both; null for an actor who does not own the organisation.</summary>
    public async Task<NetworksOfOrganization?> Of(Actor actor, OrganizationId organization, CancellationToken stop)
    {
        if (!await standing.Allows(actor, organization, Roles.Owner, scope: null, stop)) return null;
        var offers = await (
            from offer in db.Set<NetworkInvitation>()
            join network in db.Set<Network>() on offer.NetworkId equals network.Id
            where offer.OrganizationId == organization
            select new NetworkPlace(network.PublicId, network.Name, offer.At)).ToListAsync(stop);
        return new NetworksOfOrganization(await networks.Places(organization, stop), [.. offers.OrderBy(offer => offer.At)]);
    }
}

/// <summary>The networks of an organisation.</summary>
/// <param name="Members">Those that it belongs to, by name.</param>
/// <param name="Offers">Those that offer it a place, the oldest offer first.</param>
public sealed record NetworksOfOrganization(IReadOnlyList<NetworkPlace> Members, IReadOnlyList<NetworkPlace> Offers);
