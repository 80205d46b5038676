using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Everybody whom this server knows by more than an address, for its operator.</summary>
public sealed class AllPeople(EcussonDb db, IOperators operators)
{
    /// <summary>The most that a list holds.</summary>
    public const int Most = 50;

    const int MostWords = 5;

    /// <summary>Those whose name or addresses hold every word, and those who were found elsewhere, newest first; null for an actor who does not run this server.</summary>
    /// <param name="actor">An operator.</param>
    /// <param name="words">Parts of a name or an address; empty for everybody.</param>
    /// <param name="others">Found elsewhere by the same words.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<KnownPerson>?> Find(Actor actor, string words, IReadOnlyCollection<PersonId> others, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!await operators.Include(actor, stop)) return null;
        var people = db.Set<Person>().AsNoTracking().Where(person => person.ErasedAt == null && person.MergedInto == null);
        var found = people;
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            var (key, name) = (MailAddresses.Key(word), word.Normalize());
            var capital = char.ToUpperInvariant(key[0]) + key[1..];
            found = found.Where(person => person.Name.Contains(name) || person.Name.Contains(key) || person.Name.Contains(capital)
                || db.Set<MailAddress>().Any(address => address.PersonId == person.Id && address.Key.Contains(key)));
        }

        var rows = await found.Union(people.Where(person => others.Contains(person.Id))).OrderByDescending(person => person.Id).Take(Most).ToListAsync(stop);
        return await Known(rows, stop);
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
