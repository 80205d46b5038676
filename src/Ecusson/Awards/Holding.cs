using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Whose an award is.</summary>
static class Holding
{
    /// <summary>Whether the badge was given to an address and stands, accepted or to be answered. One that has ended may be given anew.</summary>
    /// <param name="db">Where it is looked up.</param>
    /// <param name="badge">The badge.</param>
    /// <param name="address">The address as <see cref="MailAddresses.Key"/> writes it.</param>
    /// <param name="now">The moment.</param>
    /// <param name="stop">Stops the reading.</param>
    public static Task<bool> Has(EcussonDb db, BadgeId badge, string address, DateTimeOffset now, CancellationToken stop) => Standing(db, badge, now).AnyAsync(award => award.AddressKey == address, stop);

    /// <summary>Those of several addresses to which the badge was given and stands, asked in as few questions as an engine takes.</summary>
    public static async Task<HashSet<string>> Among(EcussonDb db, BadgeId badge, IEnumerable<string> addresses, DateTimeOffset now, CancellationToken stop)
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in addresses.Distinct(StringComparer.Ordinal).Chunk(500))
            held.UnionWith(await Standing(db, badge, now).Where(award => part.Contains(award.AddressKey!)).Select(award => award.AddressKey!).ToListAsync(stop));
        return held;
    }

    static IQueryable<Award> Standing(EcussonDb db, BadgeId badge, DateTimeOffset now) => db.Set<Award>().Where(
        award => award.BadgeId == badge && award.RevokedAt == null && award.State != AwardState.Declined && (award.ValidUntil == null || award.ValidUntil > now));

    /// <summary>In whose account an award is: who took it in, else whoever has shown that they read the address it was given to. Null for nobody's.</summary>
    public static async Task<PersonId?> Owner(EcussonDb db, Award award, CancellationToken stop) => award.PersonId
        ?? await db.Set<MailAddress>().Where(address => address.Key == award.AddressKey && address.VerifiedAt != null).Select(address => (PersonId?)address.PersonId).SingleOrDefaultAsync(stop);

    /// <summary>
    /// What a person holds or has been offered: taken into their account, or given to an address that they have verified and nobody
    /// else took. An account that was merged into theirs counts: what was written for it at that very moment is not lost.
    /// </summary>
    public static IQueryable<Award> Of(EcussonDb db, PersonId person)
    {
        var accounts = db.Set<Person>().Where(row => row.Id == person || row.MergedInto == person).Select(row => (PersonId?)row.Id);
        var addresses = db.Set<MailAddress>().Where(address => address.PersonId == person && address.VerifiedAt != null).Select(address => address.Key);
        return db.Set<Award>().Where(award => award.State != AwardState.Granted
            && (accounts.Contains(award.PersonId) || (award.PersonId == null && addresses.Contains(award.AddressKey))));
    }

    /// <summary>An award, tracked, as its holder finds it; null when it is not the actor's, or there is none.</summary>
    public static async Task<Award?> Held(EcussonDb db, Actor actor, AwardId id, CancellationToken stop) =>
        actor.Person() is { } person ? await Of(db, person).SingleOrDefaultAsync(there => there.Id == id, stop) : null;

    /// <summary>Whether an award is somebody's; false for nobody.</summary>
    public static async Task<bool> Holds(EcussonDb db, PersonId? person, AwardId id, CancellationToken stop) => person is { } holder && await Of(db, holder).AnyAsync(there => there.Id == id, stop);
}
