using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>People who were awarded something, for the operator: those who have an account, and those of whom this server knows an address alone.</summary>
public sealed class Recipients(EcussonDb db, IOperators operators, TracePerson traces)
{
    /// <summary>The most that a list holds.</summary>
    public const int Most = 50;

    const int MostWords = 5;

    /// <summary>Those whose address or name on an award holds every word; accents and case do not matter. Null for an actor who does not run this server.</summary>
    public async Task<FoundRecipients?> Find(Actor actor, string words, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return null;
        var asked = Folding.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (asked.Length == 0) return new FoundRecipients([], []);
        var awards = db.Set<Award>().AsNoTracking().Where(award => award.AddressKey != null);
        foreach (var word in asked.Take(MostWords)) awards = awards.Where(award => award.SearchText.Contains(word));
        var people = await awards.Where(award => award.PersonId != null).Select(award => award.PersonId!.Value).Distinct().OrderBy(id => id).Take(Most).ToListAsync(stop);
        var alone = awards.Where(award => award.PersonId == null && !db.Set<MailAddress>().Any(address => address.Key == award.AddressKey && address.VerifiedAt != null));
        var newest = await alone.GroupBy(award => award.AddressKey).Select(group => new { Id = group.Max(award => award.PublicId), Count = group.Count() }).OrderBy(each => each.Id).Take(Most).ToListAsync(stop);
        var found = new List<KnownRecipient>();
        foreach (var each in newest)
            if (await db.Set<Award>().AsNoTracking().SingleAsync(award => award.PublicId == each.Id, stop) is { Address: { } address } award)
                found.Add(new KnownRecipient(award.PublicId, address, award.HolderName, each.Count));
        return new FoundRecipients(people, [.. found.OrderBy(recipient => recipient.Address, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>Whoever an award was given to, when only their address is known; null otherwise, and for an actor who does not run this server.</summary>
    public async Task<(KnownRecipient Recipient, PersonTrace Trace)?> Of(Actor actor, PublicId id, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return null;
        if (await db.Set<Award>().AsNoTracking().SingleOrDefaultAsync(award => award.PublicId == id, stop) is not { PersonId: null, Address: { } address, AddressKey: { } key } award) return null;
        var trace = await traces.Of(key, stop);
        return trace.Person is null ? (new KnownRecipient(id, address, award.HolderName, await KnownHolders.Of(db, trace).CountAsync(stop)), trace) : null;
    }

    /// <summary>How many awards a person has; zero for an actor who does not run this server.</summary>
    public async Task<int> Count(Actor actor, PersonTrace person, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(person);
        return await operators.Include(actor, stop) ? await KnownHolders.Of(db, person).CountAsync(stop) : 0;
    }
}

/// <summary>Who was found among awards.</summary>
/// <param name="People">Those who have a row of their own.</param>
/// <param name="Alone">Those of whom only an address is known.</param>
public sealed record FoundRecipients(IReadOnlyList<PersonId> People, IReadOnlyList<KnownRecipient> Alone);

/// <summary>Somebody of whom only an address is known.</summary>
/// <param name="Award">One of their awards, by which they are named in addresses of pages.</param>
/// <param name="Address">The address.</param>
/// <param name="Name">The name that an issuer gave, or that came with a claim link's code; null for none.</param>
/// <param name="Awards">How many awards they have.</param>
public sealed record KnownRecipient(PublicId Award, string Address, string? Name, int Awards);
