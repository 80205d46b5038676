using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>What organisations keep about people: memberships, and invitations that were sent to their addresses.</summary>
public sealed class KnownMembers(EcussonDb db, JournalWriter journal, AuditTrail audit) : IKeepsAboutPeople
{
    /// <inheritdoc/>
    public async Task Tell(PersonTrace person, PersonArchive archive, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(archive);
        var members = await Members(person).Join(db.Set<Organization>(), member => member.OrganizationId, organization => organization.Id, (member, organization) => new
        {
            organization.Name, Organization = organization.PublicId.ToString(), member.Roles, member.Since,
        }).ToListAsync(stop);
        var invitations = await WrittenAddress.At(db.Set<Invitation>(), invitation => invitation.Address, person.AddressKeys, stop);
        await archive.Json(
            "organizations.json",
            new { Memberships = members, Invitations = invitations.Select(invitation => new { invitation.Address, invitation.Roles, invitation.InvitedAt, invitation.AcceptedAt, invitation.ClosedAt }) }, stop);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> NeededBy(PersonTrace person, CancellationToken stop)
    {
        var names = new List<string>();
        foreach (var member in await Members(person).AsNoTracking().ToListAsync(stop))
        {
            if (!member.Roles.HasFlag(Roles.Owner) || await Membership.KeepsAnOwner(db, member, stop)) continue;
            names.Add(await db.Set<Organization>().Where(there => there.Id == member.OrganizationId).Select(there => there.Name).SingleAsync(stop));
        }

        return names;
    }

    /// <inheritdoc/>
    public async Task Forget(Actor actor, PersonTrace person, CancellationToken stop)
    {
        foreach (var member in await Members(person).ToListAsync(stop))
        {
            db.Remove(member);
            journal.Note(actor, OrganizationNews.MemberLeft, member.Id.Value, member.OrganizationId.Value);
            audit.Note(actor, OrganizationNews.MemberLeft, member.Id.Value, member.OrganizationId.Value, ("why", "erased"));
        }

        var invitations = (await WrittenAddress.At(db.Set<Invitation>(), invitation => invitation.Address, person.AddressKeys, stop)).Select(invitation => invitation.Id).ToList();
        await db.Set<Invitation>().Where(invitation => invitations.Contains(invitation.Id)).ExecuteDeleteAsync(stop);
    }

    IQueryable<Member> Members(PersonTrace person)
    {
        var accounts = person.Accounts;
        return db.Set<Member>().Where(member => accounts.Contains(member.PersonId));
    }
}
