using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Networks;

/// <summary>Offers an organisation a place in a network, takes the offer back, or takes the organisation out. Only who runs the server may; to join is its owner's to say.</summary>
public sealed class InviteToNetwork(EcussonDb db, IOperators operators, JournalWriter journal, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Offers a place.</summary>
    public async Task<InviteToNetworkOutcome> Offer(Actor actor, PublicId network, PublicId organization, CancellationToken stop)
    {
        if (await Found(actor, network, organization, stop) is not var (into, who)) return new InviteToNetworkOutcome.NotAllowed();
        if (who.ArchivedAt is not null) return new InviteToNetworkOutcome.IsArchived();
        if (await db.Set<NetworkMember>().AnyAsync(member => member.NetworkId == into && member.OrganizationId == who.Id, stop)
            || await db.Set<NetworkInvitation>().AnyAsync(offer => offer.NetworkId == into && offer.OrganizationId == who.Id, stop)) return new InviteToNetworkOutcome.ThereAlready();
        db.Add(new NetworkInvitation { NetworkId = into, OrganizationId = who.Id, At = clock.GetUtcNow() });
        Note(actor, NetworkNews.Invited, into, who.Id);
        return await db.TryAdd(stop) ? new InviteToNetworkOutcome.Done() : new InviteToNetworkOutcome.ThereAlready();
    }

    /// <summary>Takes an offer back, or an organisation out.</summary>
    public async Task<InviteToNetworkOutcome> End(Actor actor, PublicId network, PublicId organization, CancellationToken stop)
    {
        if (await Found(actor, network, organization, stop) is not var (into, who)) return new InviteToNetworkOutcome.NotAllowed();
        var member = await db.Set<NetworkMember>().SingleOrDefaultAsync(there => there.NetworkId == into && there.OrganizationId == who.Id, stop);
        var offer = await db.Set<NetworkInvitation>().SingleOrDefaultAsync(there => there.NetworkId == into && there.OrganizationId == who.Id, stop);
        if (member is not null) db.Remove(member);
        if (offer is not null) db.Remove(offer);
        if (member is null && offer is null) return new InviteToNetworkOutcome.Done();
        Note(actor, member is null ? NetworkNews.InvitationWithdrawn : NetworkNews.Removed, into, who.Id);
        // Where it is not saved, its owner answered or left at this very moment: the page is to be looked at again.
        return await db.TryChange(stop) ? new InviteToNetworkOutcome.Done() : new InviteToNetworkOutcome.Conflict();
    }

    async Task<(NetworkId Network, Organization Organization)?> Found(Actor actor, PublicId network, PublicId organization, CancellationToken stop) =>
        await operators.Include(actor, stop)
        && await db.Set<Network>().AsNoTracking().SingleOrDefaultAsync(there => there.PublicId == network, stop) is { Id: var into }
        && await db.Set<Organization>().AsNoTracking().SingleOrDefaultAsync(there => there.PublicId == organization, stop) is { } who ? (into, who) : null;

    void Note(Actor actor, string news, NetworkId network, OrganizationId organization)
    {
        journal.Note(actor, news, network.Value, organization.Value);
        audit.Note(actor, news, network.Value, organization.Value);
    }
}

/// <summary>What came of offering a place in a network, or of ending it.</summary>
public abstract record InviteToNetworkOutcome
{
    private InviteToNetworkOutcome() { }

    /// <summary>It is so.</summary>
    public sealed record Done : InviteToNetworkOutcome;

    /// <summary>The organisation is a member, or was offered a place before.</summary>
    public sealed record ThereAlready : InviteToNetworkOutcome;

    /// <summary>The organisation issues no more.</summary>
    public sealed record IsArchived : InviteToNetworkOutcome;

    /// <summary>Its owner did something about it at the same moment; nothing was changed.</summary>
    public sealed record Conflict : InviteToNetworkOutcome;

    /// <summary>The actor does not run this server, or there is no such network or organisation.</summary>
    public sealed record NotAllowed : InviteToNetworkOutcome;
}
