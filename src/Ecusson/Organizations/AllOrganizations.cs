using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Every organisation of this server, for its operator.</summary>
public sealed class AllOrganizations(EcussonDb db, IOperators operators, Issuer issuer, SigningKeys keys)
{
    /// <summary>The most that a list holds.</summary>
    public const int Most = 200;

    /// <summary>Those whose name or place holds every word, by name; accents and case do not matter. Null for an actor who does not run this server.</summary>
    public async Task<KnownOrganizations?> Find(Actor actor, string words, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return null;
        var asked = Folding.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // Names are folded here and not in the database: a server has hundreds of organisations, not millions.
        var names = await db.Set<Organization>().Select(there => new { there.Id, there.Name, there.Place }).ToListAsync(stop);
        var found = names.Where(there => Folding.Of($"{there.Name} {there.Place}") is var text && asked.All(word => text.Contains(word, StringComparison.Ordinal)))
            .OrderBy(there => there.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        var ids = found.Take(Most).Select(there => there.Id).ToList();
        var rows = (await db.Set<Organization>().AsNoTracking().Where(there => ids.Contains(there.Id)).ToListAsync(stop)).ToDictionary(there => there.Id);
        var members = await db.Set<Member>().Where(member => ids.Contains(member.OrganizationId))
            .GroupBy(member => member.OrganizationId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        return new KnownOrganizations(
            [.. ids.Where(rows.ContainsKey).Select(id => new KnownOrganization(rows[id], members.GetValueOrDefault(id), issuer.PublishedDid(rows[id])))], found.Count);
    }

    /// <summary>Those that a person takes part in, by name; none for an actor who does not run this server.</summary>
    public async Task<IReadOnlyList<OrganizationDesk>> Of(Actor actor, PersonId person, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return [];
        var found = await (
            from member in db.Set<Member>().AsNoTracking()
            join organization in db.Set<Organization>().AsNoTracking() on member.OrganizationId equals organization.Id
            where member.PersonId == person
            select new { organization, member.Roles }).ToListAsync(stop);
        return [.. found.Select(each => new OrganizationDesk(each.organization, each.Roles, Logo: null)).OrderBy(desk => desk.Organization.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>One of them with its keys, newest first; null where there is none, and for an actor who does not run this server.</summary>
    public async Task<(KnownOrganization Known, IReadOnlyList<PublishedKey> Keys)?> One(Actor actor, PublicId id, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return null;
        if (await db.Set<Organization>().AsNoTracking().SingleOrDefaultAsync(there => there.PublicId == id, stop) is not { } organization) return null;
        var members = await db.Set<Member>().CountAsync(member => member.OrganizationId == organization.Id, stop);
        return (new KnownOrganization(organization, members, issuer.PublishedDid(organization)), await keys.Published(organization.Id.Value, stop));
    }
}

/// <summary>Organisations that were found.</summary>
/// <param name="Organizations">By name, at most <see cref="AllOrganizations.Most"/>.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record KnownOrganizations(IReadOnlyList<KnownOrganization> Organizations, int Count);

/// <summary>An organisation as the operator sees it.</summary>
/// <param name="Organization">The organisation, to be read.</param>
/// <param name="Members">How many take part in it.</param>
/// <param name="Did">The did:web that it issues under; null while it issues under its keys alone.</param>
public sealed record KnownOrganization(Organization Organization, int Members, string? Did);
