using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Everybody whom this server knows by more than an address, for its operator.</summary>
public sealed class AllPeople(EcussonDb db, IOperators operators)
{
    /// <summary>The most that a list holds.</summary>
    public const int Most = 50;

    /// <summary>Those whose name or addresses hold every word, and those who were found elsewhere, newest first; accents and case do not matter. Null for an actor who does not run this server.</summary>
    /// <param name="actor">An operator.</param>
    /// <param name="words">Parts of a name or an address; empty for everybody.</param>
    /// <param name="others">Found elsewhere by the same words.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<KnownPerson>?> Find(Actor actor, string words, IReadOnlyCollection<PersonId> others, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!await operators.Include(actor, stop)) return null;
        var asked = new PersonWords(words);
        var people = db.Set<Person>().AsNoTracking().Where(person => person.ErasedAt == null && person.MergedInto == null).OrderByDescending(person => person.Id);
        var ids = asked.AreNone ? await people.Select(person => person.Id).Take(Most).ToListAsync(stop) : await Holding(asked, people, others, stop);
        var rows = await people.Where(person => ids.Contains(person.Id)).ToListAsync(stop);
        return await Known(rows, stop);
    }

    // Names and addresses are folded here and not in the database, whose engines each have their own idea of an accent: a hundred thousand people are read through in a second, and none of them is held.
    async Task<List<PersonId>> Holding(PersonWords asked, IQueryable<Person> people, IReadOnlyCollection<PersonId> others, CancellationToken stop)
    {
        var found = new List<PersonId>();
        var all = people.Select(person => new { person.Id, person.Name, Addresses = db.Set<MailAddress>().Where(address => address.PersonId == person.Id).Select(address => address.Written).ToList() }).AsAsyncEnumerable();
        await foreach (var person in all.WithCancellation(stop))
        {
            if (others.Contains(person.Id) || asked.AreIn(person.Name, person.Addresses)) found.Add(person.Id);
            if (found.Count == Most) break;
        }

        return found;
    }

    /// <summary>One of them; null where there is none, and for an actor who does not run this server.</summary>
    public async Task<KnownPerson?> One(Actor actor, PublicId id, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return null;
        var rows = await db.Set<Person>().AsNoTracking().Where(person => person.PublicId == id && person.ErasedAt == null && person.MergedInto == null).ToListAsync(stop);
        return (await Known(rows, stop)).SingleOrDefault();
    }

    async Task<IReadOnlyList<KnownPerson>> Known(List<Person> people, CancellationToken stop)
    {
        var ids = people.Select(person => person.Id).ToList();
        var addresses = (await db.Set<MailAddress>().AsNoTracking().Where(address => ids.Contains(address.PersonId)).OrderByDescending(address => address.IsMain).ThenBy(address => address.AddedAt)
            .ToListAsync(stop)).ToLookup(address => address.PersonId);
        var accounts = await db.Set<Account>().AsNoTracking().Where(account => ids.Contains(account.PersonId)).ToDictionaryAsync(account => account.PersonId, stop);
        return [.. people.Select(person => new KnownPerson(
            person, [.. addresses[person.Id].Select(address => new MyAddress(address.Id, address.Written, address.IsMain, address.VerifiedAt is not null, address.ReceivesOnly, address.DeadSince))], accounts.GetValueOrDefault(person.Id)))];
    }
}

/// <summary>A person as the operator sees them.</summary>
/// <param name="Person">The person, to be read.</param>
/// <param name="Addresses">Their addresses, the main one first.</param>
/// <param name="Account">How they sign in, to be read; null when they never did.</param>
public sealed record KnownPerson(Person Person, IReadOnlyList<MyAddress> Addresses, Account? Account);
