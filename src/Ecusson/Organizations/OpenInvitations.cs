using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>What a person who holds the link of an invitation reads of it before answering.</summary>
public sealed class OpenInvitations(EcussonDb db, AcceptInvitation accept)
{
    /// <summary>The invitation behind a link; null when the link was forged, used, replaced, withdrawn, or is too old.</summary>
    public async Task<OpenInvitation?> By(string token, CancellationToken stop)
    {
        if (await accept.Find(token, stop) is not { } invitation) return null;
        var organization = await db.Set<Organization>().AsNoTracking().SingleAsync(there => there.Id == invitation.OrganizationId, stop);
        var name = await db.Set<Person>().Where(person => person.Id == invitation.InvitedBy).Select(person => person.Name).SingleAsync(stop);
        return new OpenInvitation(invitation, organization, await db.Logo(organization, stop), name);
    }
}

/// <summary>An invitation that can be answered.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="Organization">To what.</param>
/// <param name="Logo">Public id of its logo; null when it has none.</param>
/// <param name="InvitedBy">Name of who invites; may be empty.</param>
public sealed record OpenInvitation(Invitation Invitation, Organization Organization, PublicId? Logo, string InvitedBy);
