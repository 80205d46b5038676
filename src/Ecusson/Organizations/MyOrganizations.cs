using Ecusson.Files;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>The organisations that a person takes part in, and the desk of each.</summary>
public sealed class MyOrganizations(EcussonDb db, OrganizationRules rules)
{
    /// <summary>A person's organisations by name; none for who is no person.</summary>
    public async Task<IReadOnlyList<OrganizationDesk>> Of(Actor actor, CancellationToken stop)
    {
        if (actor.Person() is not { } person) return [];
        var found = await (
            from member in db.Set<Member>().AsNoTracking()
            join organization in db.Set<Organization>().AsNoTracking() on member.OrganizationId equals organization.Id
            where member.PersonId == person
            select new { organization, member.Roles, Logo = db.Set<StoredFile>().Where(file => file.Id == organization.LogoId && file.IsPublic).Select(file => (PublicId?)file.PublicId).SingleOrDefault() }).ToListAsync(stop);
        return [.. found.Select(each => new OrganizationDesk(each.organization, each.Roles, each.Logo)).OrderBy(desk => desk.Organization.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>One organisation as a person who takes part in it finds it; null for everybody else, as if there were none.</summary>
    public async Task<OrganizationDesk?> One(Actor actor, PublicId id, CancellationToken stop)
    {
        if (actor.Person() is not { } person) return null;
        var found = await (
            from member in db.Set<Member>().AsNoTracking()
            join organization in db.Set<Organization>().AsNoTracking() on member.OrganizationId equals organization.Id
            where member.PersonId == person && organization.PublicId == id
            select new { organization, member.Roles, Logo = db.Set<StoredFile>().Where(file => file.Id == organization.LogoId && file.IsPublic).Select(file => (PublicId?)file.PublicId).SingleOrDefault() }).SingleOrDefaultAsync(stop);
        return found is null ? null : new OrganizationDesk(found.organization, found.Roles, found.Logo);
    }

    /// <summary>Whether this person may make an organisation.</summary>
    public async Task<bool> MayMake(Actor actor, CancellationToken stop) =>
        actor.Person() is { } id
        && await db.Set<Person>().AnyAsync(person => person.Id == id && person.ErasedAt == null && (person.IsOperator || rules.AnyoneMayMake), stop);
}

/// <summary>An organisation and what one of its members may do there.</summary>
/// <param name="Organization">The organisation, to be read.</param>
/// <param name="Roles">The member's roles.</param>
/// <param name="Logo">Public id of its logo; null when it has none.</param>
public sealed record OrganizationDesk(Organization Organization, Roles Roles, PublicId? Logo)
{
    /// <summary>Whether the member owns it.</summary>
    public bool IsOwner => Has(Roles.Owner);

    /// <summary>Whether the member has one of these roles, or is an owner: which links to show. What they may do is each verb's to say.</summary>
    public bool Has(Roles roles) => (Roles & (roles | Roles.Owner)) != Roles.None;
}
