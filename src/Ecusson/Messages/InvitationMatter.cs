using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>What a mail with an invitation is about.</summary>
/// <param name="Token">The part of the address that lets take it up.</param>
/// <param name="Organization">Name of the organisation.</param>
/// <param name="ReplyTo">Where it reads mail; null when it does not say.</param>
/// <param name="Inviter">Name of who invites; empty when they have not said one.</param>
/// <param name="ExpiresAt">Until when it can be taken up.</param>
public sealed record InvitationToMail(string Token, string Organization, string? ReplyTo, string Inviter, DateTimeOffset ExpiresAt);

/// <summary>Finds what such a mail is about.</summary>
public sealed class InvitationMatter(EcussonDb db, SecretLinks links, TimeProvider clock)
{
    /// <summary>The invitation; null when it was answered, taken back, or its time is over.</summary>
    public async Task<InvitationToMail?> Of(OutgoingMail mail, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var (id, now) = (new InvitationId(mail.Subject), clock.GetUtcNow());
        var row = await db.Set<Invitation>().AsNoTracking()
            .Where(invitation => invitation.Id == id && invitation.AcceptedAt == null && invitation.ClosedAt == null && invitation.ExpiresAt > now)
            .Join(db.Set<Organization>(), invitation => invitation.OrganizationId, organization => organization.Id, (invitation, organization) => new { invitation, organization })
            .Join(db.Set<Person>(), both => both.invitation.InvitedBy, person => person.Id, (both, person) => new { both.invitation, both.organization, person })
            .SingleOrDefaultAsync(stop);
        return row is null ? null : new InvitationToMail(
            links.Make(AcceptInvitation.LinkUse, id.Value, row.invitation.LinkVersion), row.organization.Name, row.organization.Mail, row.person.Name, row.invitation.ExpiresAt);
    }
}
