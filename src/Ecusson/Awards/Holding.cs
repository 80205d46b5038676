using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Whose an award is.</summary>
static class Holding
{
    /// <summary>What a person holds or has been offered: taken into their account, or given to an address that they have verified and nobody else took.</summary>
    public static IQueryable<Award> Of(EcussonDb db, PersonId person) => db.Set<Award>().Where(award => award.State != AwardState.Granted
        && (award.PersonId == person
            || (award.PersonId == null && db.Set<MailAddress>().Any(address => address.PersonId == person && address.VerifiedAt != null && address.Key == award.AddressKey))));
}
