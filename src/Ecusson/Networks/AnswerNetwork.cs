using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Networks;

/// <summary>An organisation's owner takes the place that a network offers, declines it, or leaves.</summary>
public sealed class AnswerNetwork(EcussonDb db, Standing standing, JournalWriter journal, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Takes the place.</summary>
    public async Task<AnswerNetworkOutcome> Accept(Actor actor, OrganizationId organization, PublicId network, CancellationToken stop)
    {
        if (!await IsOwner(actor, organization, stop)) return new AnswerNetworkOutcome.NotAllowed();
        if (await Offer(organization, network, stop) is not { } offer) return new AnswerNetworkOutcome.NotThere();
        if (await db.Set<Organization>().AnyAsync(there => there.Id == organization && there.ArchivedAt != null, stop)) return new AnswerNetworkOutcome.IsArchived();
        db.Remove(offer);
        db.Add(new NetworkMember { NetworkId = offer.NetworkId, OrganizationId = organization, Since = clock.GetUtcNow() });
        return await Noted(actor, NetworkNews.Joined, offer.NetworkId, organization, stop);
    }

    /// <summary>Declines it.</summary>
    public async Task<AnswerNetworkOutcome> Decline(Actor actor, OrganizationId organization, PublicId network, CancellationToken stop)
    {
        if (!await IsOwner(actor, organization, stop)) return new AnswerNetworkOutcome.NotAllowed();
        if (await Offer(organization, network, stop) is not { } offer) return new AnswerNetworkOutcome.NotThere();
        db.Remove(offer);
        return await Noted(actor, NetworkNews.Declined, offer.NetworkId, organization, stop);
    }

    /// <summary>Leaves.</summary>
    public async Task<AnswerNetworkOutcome> Leave(Actor actor, OrganizationId organization, PublicId network, CancellationToken stop)
    {
        if (!await IsOwner(actor, organization, stop)) return new AnswerNetworkOutcome.NotAllowed();
        var member = await db.Set<NetworkMember>().SingleOrDefaultAsync(
            there => there.OrganizationId == organization && db.Set<Network>().Any(into => into.Id == there.NetworkId && into.PublicId == network), stop);
        if (member is null) return new AnswerNetworkOutcome.NotThere();
        db.Remove(member);
        return await Noted(actor, NetworkNews.Left, member.NetworkId, organization, stop);
    }

    Task<bool> IsOwner(Actor actor, OrganizationId organization, CancellationToken stop) => standing.Allows(actor, organization, Roles.Owner, scope: null, stop);

    Task<NetworkInvitation?> Offer(OrganizationId organization, PublicId network, CancellationToken stop) => db.Set<NetworkInvitation>().SingleOrDefaultAsync(
        there => there.OrganizationId == organization && db.Set<Network>().Any(into => into.Id == there.NetworkId && into.PublicId == network), stop);

    async Task<AnswerNetworkOutcome> Noted(Actor actor, string news, NetworkId network, OrganizationId organization, CancellationToken stop)
    {
        journal.Note(actor, news, network.Value, organization.Value);
        audit.Note(actor, news, network.Value, organization.Value);
        // Another owner or the operator was quicker.
        return await db.TrySave(stop) ? new AnswerNetworkOutcome.Done() : new AnswerNetworkOutcome.NotThere();
    }
}

/// <summary>What came of an organisation's answer to a network.</summary>
public abstract record AnswerNetworkOutcome
{
    private AnswerNetworkOutcome() { }

    /// <summary>It is so.</summary>
    public sealed record Done : AnswerNetworkOutcome;

    /// <summary>There is no such offer or place any more.</summary>
    public sealed record NotThere : AnswerNetworkOutcome;

    /// <summary>The organisation issues no more: it joins nothing.</summary>
    public sealed record IsArchived : AnswerNetworkOutcome;

    /// <summary>The actor does not own the organisation.</summary>
    public sealed record NotAllowed : AnswerNetworkOutcome;
}
