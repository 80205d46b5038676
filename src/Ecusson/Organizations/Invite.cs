using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Invites somebody to take part in an organisation. The mail leaves by the journal: <see cref="OrganizationNews.InvitationMade"/>.</summary>
public sealed class Invite(EcussonDb db, Standing standing, JournalWriter journal, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How long an invitation can be taken up.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    /// <summary>The most invitations of an organisation that are open at once.</summary>
    public const int MostOpen = 300;

    /// <summary>How long one address is left in peace after an invitation to it.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>The most invitations that an organisation sends in an hour.</summary>
    public const int MostInAnHour = 100;

    /// <summary>Invites an address; an invitation that is open for it already is sent anew with these roles, and its older link works no more.</summary>
    public async Task<InviteOutcome> To(Actor actor, OrganizationId organization, string address, Roles roles, string language, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(address);
        address = address.Trim();
        // A program cannot invite: somebody answers for who is let in.
        if (actor.Person() is not { } inviter || !await standing.Allows(actor, organization, Roles.Owner, null, stop)) return new InviteOutcome.NotAllowed();
        if (!MailAddresses.IsAddress(address)) return new InviteOutcome.NotAnAddress();
        if (!Membership.IsValid(roles)) return new InviteOutcome.NoRole();
        var key = MailAddresses.Key(address);
        if (await IsMember(organization, key, stop)) return new InviteOutcome.AlreadyMember();
        var now = clock.GetUtcNow();
        var hourAgo = now - TimeSpan.FromHours(1);
        var recent = await db.Set<Invitation>().Where(invitation => invitation.OrganizationId == organization && invitation.InvitedAt > hourAgo).Select(invitation => new { invitation.Address, invitation.InvitedAt }).ToListAsync(stop);
        if (recent.Exists(there => there.InvitedAt > now - Pause && MailAddresses.Key(there.Address) == key)) return new InviteOutcome.TooSoon();
        if (recent.Count >= MostInAnHour) return new InviteOutcome.TooManyThisHour();
        var open = await db.Set<Invitation>().Where(invitation => invitation.OrganizationId == organization && invitation.AcceptedAt == null && invitation.ClosedAt == null).ToListAsync(stop);
        var invitation = open.Find(there => MailAddresses.Key(there.Address) == key);
        if (invitation is null)
        {
            if (open.Count(there => there.ExpiresAt > now) >= MostOpen) return new InviteOutcome.TooMany();
            invitation = new Invitation
            {
                Id = RowId.New<InvitationId>(now), OrganizationId = organization, Address = address, Roles = roles, Language = language,
                InvitedBy = inviter, InvitedAt = now, ExpiresAt = now + Lasts,
            };
            db.Add(invitation);
        }
        else
        {
            (invitation.Roles, invitation.InvitedAt, invitation.ExpiresAt) = (roles, now, now + Lasts);
            invitation.LinkVersion++;
        }

        journal.Note(actor, OrganizationNews.InvitationMade, invitation.Id.Value, organization.Value);
        audit.Note(actor, OrganizationNews.InvitationMade, invitation.Id.Value, organization.Value, ("roles", roles.ToString()));
        // It was answered at this very moment: look again.
        return await db.TryChange(stop) ? new InviteOutcome.Invited(invitation) : await To(actor, organization, address, roles, language, stop);
    }

    Task<bool> IsMember(OrganizationId organization, string key, CancellationToken stop) =>
        db.Set<MailAddress>().AnyAsync(
            address => address.Key == key && address.VerifiedAt != null
                && db.Set<Member>().Any(member => member.OrganizationId == organization && member.PersonId == address.PersonId), stop);
}

/// <summary>What came of inviting.</summary>
public abstract record InviteOutcome
{
    private InviteOutcome() { }

    /// <summary>The invitation stands; its mail is on its way.</summary>
    public sealed record Invited(Invitation Invitation) : InviteOutcome;

    /// <summary>The actor may not.</summary>
    public sealed record NotAllowed : InviteOutcome;

    /// <summary>It has not the form of a mail address.</summary>
    public sealed record NotAnAddress : InviteOutcome;

    /// <summary>A member must be able to do something.</summary>
    public sealed record NoRole : InviteOutcome;

    /// <summary>Too many invitations wait for an answer.</summary>
    public sealed record TooMany : InviteOutcome;

    /// <summary>One went to this address less than <see cref="Invite.Pause"/> ago.</summary>
    public sealed record TooSoon : InviteOutcome;

    /// <summary>The organisation sent <see cref="Invite.MostInAnHour"/> within the hour.</summary>
    public sealed record TooManyThisHour : InviteOutcome;

    /// <summary>The person is a member already.</summary>
    public sealed record AlreadyMember : InviteOutcome;
}
