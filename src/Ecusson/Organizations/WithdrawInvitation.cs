using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Takes an invitation back: its link works no more.</summary>
public sealed class WithdrawInvitation(EcussonDb db, Standing standing, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Takes back one that is open.</summary>
    public async Task<WithdrawInvitationOutcome> One(Actor actor, OrganizationId organization, InvitationId id, CancellationToken stop)
    {
        if (!await standing.Allows(actor, organization, Roles.Owner, null, stop)) return new WithdrawInvitationOutcome.NotAllowed();
        var invitation = await db.Set<Invitation>().SingleOrDefaultAsync(there => there.Id == id && there.OrganizationId == organization, stop);
        if (invitation is not { AcceptedAt: null, ClosedAt: null }) return new WithdrawInvitationOutcome.NotOpen();
        invitation.ClosedAt = clock.GetUtcNow();
        audit.Note(actor, "invitation.withdrawn", id.Value, organization.Value);
        return await db.TryChange(stop) ? new WithdrawInvitationOutcome.Withdrawn() : new WithdrawInvitationOutcome.NotOpen();
    }
}

/// <summary>What came of taking an invitation back.</summary>
public abstract record WithdrawInvitationOutcome
{
    private WithdrawInvitationOutcome() { }

    /// <summary>It was taken back.</summary>
    public sealed record Withdrawn : WithdrawInvitationOutcome;

    /// <summary>The actor may not.</summary>
    public sealed record NotAllowed : WithdrawInvitationOutcome;

    /// <summary>There is no such invitation here, or it was answered already.</summary>
    public sealed record NotOpen : WithdrawInvitationOutcome;
}
