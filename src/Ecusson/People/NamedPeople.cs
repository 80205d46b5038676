using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Says who stands behind row ids, for the operator: the audit trail itself holds no names.</summary>
public sealed class NamedPeople(EcussonDb db, IOperators operators)
{
    /// <summary>Name, or else main address, of each of these persons that is known; none for an actor who does not run this server.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Of(Actor actor, IEnumerable<Guid> ids, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return new Dictionary<Guid, string>();
        var people = ids.Distinct().Select(id => new PersonId(id)).ToList();
        var found = await db.Set<Person>().Where(person => people.Contains(person.Id)).Select(person => new
        {
            person.Id, person.Name,
            Address = db.Set<MailAddress>().Where(address => address.PersonId == person.Id).OrderByDescending(address => address.IsMain).Select(address => address.Written).FirstOrDefault(),
        }).ToListAsync(stop);
        return found.Where(person => person.Name.Length > 0 || person.Address is not null)
            .ToDictionary(person => person.Id.Value, person => person.Name.Length > 0 ? person.Name : person.Address!);
    }

    /// <summary>The person who has an address; null for nobody, and for an actor who does not run this server.</summary>
    public async Task<PersonId?> At(Actor actor, string address, CancellationToken stop)
    {
        if (!MailAddresses.IsAddress(address) || !await operators.Include(actor, stop)) return null;
        var key = MailAddresses.Key(address);
        return await db.Set<MailAddress>().Where(there => there.Key == key).Select(there => (PersonId?)there.PersonId).SingleOrDefaultAsync(stop);
    }
}
