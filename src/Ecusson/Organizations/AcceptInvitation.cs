using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Takes up an invitation, or turns it down, with the link that was mailed.</summary>
public sealed class AcceptInvitation(EcussonDb db, SecretLinks links, JournalWriter journal, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The use of the links (<see cref="SecretLinks"/>).</summary>
    public const string LinkUse = "invitation";

    /// <summary>The invitation that a link is about, for a page to show; null when the link is not true or does not work any more.</summary>
    public async Task<Invitation?> Find(string token, CancellationToken stop)
    {
        if (!SecretLinks.TryRead(token, out var row)) return null;
        var id = new InvitationId(row);
        var invitation = await db.Set<Invitation>().SingleOrDefaultAsync(there => there.Id == id, stop);
        return invitation is { AcceptedAt: null, ClosedAt: null } && invitation.ExpiresAt > clock.GetUtcNow() && links.Fits(token, LinkUse, row, invitation.LinkVersion)
            ? invitation
            : null;
    }

    /// <summary>Makes the person who has signed in a member. Whoever holds the link may take it up: it was mailed to one address.</summary>
    public async Task<AcceptInvitationOutcome> With(Actor actor, string token, CancellationToken stop)
    {
        if (actor.Person() is not { } person) return new AcceptInvitationOutcome.SignInFirst();
        if (await Find(token, stop) is not { } invitation) return new AcceptInvitationOutcome.LinkWorksNoMore();
        var now = clock.GetUtcNow();
        var member = await db.Set<Member>().SingleOrDefaultAsync(there => there.OrganizationId == invitation.OrganizationId && there.PersonId == person, stop);
        if (member is null)
        {
            member = new Member { Id = RowId.New<MemberId>(now), OrganizationId = invitation.OrganizationId, PersonId = person, Roles = invitation.Roles, Since = now };
            db.Add(member);
        }
        else
        {
            member.Roles |= invitation.Roles;
        }

        invitation.AcceptedAt = now;
        journal.Note(actor, OrganizationNews.MemberJoined, member.Id.Value, invitation.OrganizationId.Value);
        audit.Note(actor, OrganizationNews.MemberJoined, member.Id.Value, invitation.OrganizationId.Value, ("roles", member.Roles.ToString()));
        // The same link, pressed twice: the other press came first.
        return await db.TrySave(stop) ? new AcceptInvitationOutcome.Joined(member) : new AcceptInvitationOutcome.LinkWorksNoMore();
    }

    /// <summary>Turns the invitation down; nobody needs an account for that.</summary>
    public async Task<AcceptInvitationOutcome> Decline(string token, CancellationToken stop)
    {
        if (await Find(token, stop) is not { } invitation) return new AcceptInvitationOutcome.LinkWorksNoMore();
        invitation.ClosedAt = clock.GetUtcNow();
        return await db.TryChange(stop) ? new AcceptInvitationOutcome.Declined() : new AcceptInvitationOutcome.LinkWorksNoMore();
    }
}

/// <summary>What came of answering an invitation.</summary>
public abstract record AcceptInvitationOutcome
{
    private AcceptInvitationOutcome() { }

    /// <summary>The person is a member.</summary>
    public sealed record Joined(Member Member) : AcceptInvitationOutcome;

    /// <summary>It was turned down.</summary>
    public sealed record Declined : AcceptInvitationOutcome;

    /// <summary>Nobody has signed in.</summary>
    public sealed record SignInFirst : AcceptInvitationOutcome;

    /// <summary>The link was forged, used, replaced by a newer one, withdrawn, or is too old.</summary>
    public sealed record LinkWorksNoMore : AcceptInvitationOutcome;
}
