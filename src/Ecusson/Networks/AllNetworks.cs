using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Networks;

/// <summary>Every network of this server, for its operator.</summary>
public sealed class AllNetworks(EcussonDb db, IOperators operators)
{
    /// <summary>All of them by name; null for an actor who does not run this server.</summary>
    public async Task<IReadOnlyList<(Network Network, int Members)>?> List(Actor actor, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return null;
        var networks = await db.Set<Network>().AsNoTracking().ToListAsync(stop);
        var members = await db.Set<NetworkMember>().GroupBy(member => member.NetworkId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        return [.. networks.OrderBy(network => network.Name, StringComparer.CurrentCultureIgnoreCase).Select(network => (network, members.GetValueOrDefault(network.Id)))];
    }

    /// <summary>One of them; null where there is none, and for an actor who does not run this server.</summary>
    public async Task<KnownNetwork?> One(Actor actor, PublicId id, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop) || await db.Set<Network>().AsNoTracking().SingleOrDefaultAsync(there => there.PublicId == id, stop) is not { } network) return null;
        var members = await db.Set<NetworkMember>().AsNoTracking().Where(member => member.NetworkId == network.Id).ToDictionaryAsync(member => member.OrganizationId, member => member.Since, stop);
        var offers = await db.Set<NetworkInvitation>().AsNoTracking().Where(offer => offer.NetworkId == network.Id).ToDictionaryAsync(offer => offer.OrganizationId, offer => offer.At, stop);
        var all = await db.Set<Organization>().AsNoTracking().Select(there => new { there.Id, there.PublicId, there.Name, there.ArchivedAt }).ToListAsync(stop);
        var sorted = all.OrderBy(there => there.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        return new KnownNetwork(
            network,
            [.. sorted.Where(there => members.ContainsKey(there.Id)).Select(there => new NetworkPlace(there.PublicId, there.Name, members[there.Id]))],
            [.. sorted.Where(there => offers.ContainsKey(there.Id)).Select(there => new NetworkPlace(there.PublicId, there.Name, offers[there.Id]))],
            [.. sorted.Where(there => there.ArchivedAt is null && !members.ContainsKey(there.Id) && !offers.ContainsKey(there.Id)).Select(there => (there.PublicId, there.Name))]);
    }
}

/// <summary>A network as the operator sees it.</summary>
/// <param name="Network">The network, to be read.</param>
/// <param name="Members">Who belongs to it, by name.</param>
/// <param name="Offers">Who was offered a place and has not answered, by name.</param>
/// <param name="Others">Who can be offered one, by name.</param>
public sealed record KnownNetwork(Network Network, IReadOnlyList<NetworkPlace> Members, IReadOnlyList<NetworkPlace> Offers, IReadOnlyList<(PublicId Id, string Name)> Others);

/// <summary>An organisation in a network, or a network of an organisation.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">Since when, or when the place was offered.</param>
public sealed record NetworkPlace(PublicId Id, string Name, DateTimeOffset At);
