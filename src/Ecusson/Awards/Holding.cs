using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Whose an award is.</summary>
static class Holding
{
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
}
