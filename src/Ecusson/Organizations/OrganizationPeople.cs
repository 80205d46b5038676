using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Who takes part in an organisation, and who is invited to.</summary>
public sealed class OrganizationPeople(EcussonDb db, Standing standing, TimeProvider clock)
{
    /// <summary>Every role: what any member may read.</summary>
    const Roles Any = Roles.Designer | Roles.Issuer | Roles.Assessor | Roles.Reader;

    /// <summary>The members, by name. Any member reads them; addresses and invitations are for owners, and addresses for programs with <see cref="Scopes.OrganizationRead"/>. Null for others.</summary>
    public async Task<OrganizationMembers?> Of(Actor actor, OrganizationId id, CancellationToken stop)
    {
        if (!await standing.Allows(actor, id, Any, Scopes.OrganizationRead, stop)) return null;
        var isOwner = await standing.Allows(actor, id, Roles.Owner, null, stop);
        var showsAddresses = isOwner || actor.Kind == ActorKind.Program;
        var reader = actor.Person() ?? default;
        var members = await (
            from member in db.Set<Member>()
            join person in db.Set<Person>() on member.PersonId equals person.Id
            where member.OrganizationId == id
            select new OrganizationMember(
                member.Id, person.PublicId, person.Name,
                showsAddresses ? db.Set<MailAddress>().Where(address => address.PersonId == person.Id && address.IsMain).Select(address => address.Written).FirstOrDefault() : null,
                member.Roles, member.Since, member.PersonId == reader)).ToListAsync(stop);
        var now = clock.GetUtcNow();
        var invitations = !isOwner ? [] : await db.Set<Invitation>().AsNoTracking()
            .Where(invitation => invitation.OrganizationId == id && invitation.AcceptedAt == null && invitation.ClosedAt == null && invitation.ExpiresAt > now)
            .OrderByDescending(invitation => invitation.Id).ToListAsync(stop);
        return new OrganizationMembers([.. members.OrderBy(member => member.Name, StringComparer.CurrentCultureIgnoreCase)], invitations);
    }
}

/// <summary>Who takes part in an organisation.</summary>
/// <param name="Members">The members, by name.</param>
/// <param name="Invitations">What is open, newest first; empty for who is no owner.</param>
public sealed record OrganizationMembers(IReadOnlyList<OrganizationMember> Members, IReadOnlyList<Invitation> Invitations);

/// <summary>A member.</summary>
/// <param name="Id">The membership.</param>
/// <param name="Person">The person's public id.</param>
/// <param name="Name">Their name; empty until they say.</param>
/// <param name="Address">Their main address; null where the reader may not see it, or there is none.</param>
/// <param name="Roles">What they may do.</param>
/// <param name="Since">Since when.</param>
/// <param name="IsReader">Whether it is who reads.</param>
public sealed record OrganizationMember(MemberId Id, PublicId Person, string Name, string? Address, Roles Roles, DateTimeOffset Since, bool IsReader);
