using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>By what a person is known here. Somebody who only received something is known by an address alone.</summary>
/// <param name="Person">Their row; null for an address alone.</param>
/// <param name="Accounts">Their row, and those of accounts that became part of theirs; empty for an address alone.</param>
/// <param name="AddressKeys">The addresses that they have shown to be theirs, or the one address (<see cref="MailAddresses.Key"/>).</param>
public sealed record PersonTrace(PersonId? Person, IReadOnlyList<PersonId> Accounts, IReadOnlyList<string> AddressKeys);

/// <summary>Finds by what a person is known. It says nothing of what is kept about them.</summary>
public sealed class TracePerson(EcussonDb db)
{
    /// <summary>Of a person; null when there is none, when they were erased, and for an account that became part of another.</summary>
    public async Task<PersonTrace?> Of(PersonId person, CancellationToken stop)
    {
        if (!await db.Set<Person>().AnyAsync(row => row.Id == person && row.ErasedAt == null && row.MergedInto == null, stop)) return null;
        var merged = await db.Set<Person>().Where(row => row.MergedInto == person).Select(row => row.Id).ToListAsync(stop);
        var keys = await db.Set<MailAddress>().Where(address => address.PersonId == person && address.VerifiedAt != null).Select(address => address.Key).ToListAsync(stop);
        return new PersonTrace(person, [person, .. merged], keys);
    }

    /// <summary>Of an address: its person where somebody has shown that it is theirs, else the address alone.</summary>
    public async Task<PersonTrace> Of(string addressKey, CancellationToken stop) =>
        await AddressOwner.Of(db, addressKey, stop) is { } person
            && await Of(person, stop) is { } trace ? trace : new PersonTrace(null, [], [addressKey]);
}
