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
        try
        {
            return await Noted(actor, NetworkNews.Invited, into, who.Id, stop);
        }
        catch (DbUpdateException duplicate) when (db.IsDuplicate(duplicate))
        {
            return new InviteToNetworkOutcome.ThereAlready();
        }
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
        try
        {
            return await Noted(actor, member is null ? NetworkNews.InvitationWithdrawn : NetworkNews.Removed, into, who.Id, stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Its owner answered or left at this very moment: the page is to be looked at again.
            return new InviteToNetworkOutcome.Conflict();
        }
    }

    async Task<(NetworkId Network, Organization Organization)?> Found(Actor actor, PublicId network, PublicId organization, CancellationToken stop) =>
        await operators.Include(actor, stop)
        && await db.Set<Network>().AsNoTracking().SingleOrDefaultAsync(there => there.PublicId == network, stop) is { Id: var into }
        && await db.Set<Organization>().AsNoTracking().SingleOrDefaultAsync(there => there.PublicId == organization, stop) is { } who ? (into, who) : null;

    async Task<InviteToNetworkOutcome> Noted(Actor actor, string news, NetworkId network, OrganizationId organization, CancellationToken stop)
    {
        journal.Note(actor, news, network.Value, organization.Value);
        audit.Note(actor, news, network.Value, organization.Value);
        await db.SaveChangesAsync(stop);
        return new InviteToNetworkOutcome.Done();
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
