using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Says what awards stand behind row ids, for the operator: the audit trail itself holds no names.</summary>
public sealed class AuditedAwards(EcussonDb db, IOperators operators)
{
    const Roles Desk = Roles.Owner | Roles.Issuer | Roles.Assessor | Roles.Reader;

    /// <summary>Those of these rows that are awards; none for an actor who does not run this server. Whoever holds one is not told.</summary>
    public async Task<IReadOnlyDictionary<Guid, AuditedAward>> Of(Actor actor, IEnumerable<Guid> rows, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return new Dictionary<Guid, AuditedAward>();
        var ids = rows.Distinct().Select(row => new AwardId(row)).ToList();
        var person = new PersonId(actor.Id);
        var found = await (
            from award in db.Set<Award>()
            where ids.Contains(award.Id)
            join version in db.Set<BadgeVersion>() on new { Badge = award.BadgeId, Number = award.BadgeNumber } equals new { Badge = version.BadgeId, version.Number }
            join organization in db.Set<Organization>() on award.OrganizationId equals organization.Id
            select new
            {
                award.Id, award.PublicId, version.Content, organization.Name, Organization = organization.PublicId,
                Roles = db.Set<Member>().Where(member => member.OrganizationId == organization.Id && member.PersonId == person).Select(member => member.Roles).SingleOrDefault(),
            }).ToListAsync(stop);
        return found.ToDictionary(there => there.Id.Value, there => new AuditedAward(there.PublicId, there.Content, there.Organization, there.Name, (there.Roles & Desk) != Roles.None));
    }
}

/// <summary>An award as the audit trail names it.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Badge">What its badge says.</param>
/// <param name="Organization">The organisation's name in addresses.</param>
/// <param name="OrganizationName">What the organisation is called.</param>
/// <param name="IsAtOwnDesk">Whether the reader may open it at the organisation's desk.</param>
public sealed record AuditedAward(PublicId Id, BadgeContent Badge, PublicId Organization, string OrganizationName, bool IsAtOwnDesk);
