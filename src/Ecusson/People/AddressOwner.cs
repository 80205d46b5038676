using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Whose an address is: of the person who has shown that they read mail there.</summary>
static class AddressOwner
{
    /// <summary>The person; null when nobody has shown it.</summary>
    /// <param name="db">Where it is looked up.</param>
    /// <param name="key">The address as <see cref="MailAddresses.Key"/> writes it.</param>
    /// <param name="stop">Stops the reading.</param>
    public static Task<PersonId?> Of(EcussonDb db, string key, CancellationToken stop) =>
        db.Set<MailAddress>().Where(there => there.Key == key && there.VerifiedAt != null).Select(there => (PersonId?)there.PersonId).SingleOrDefaultAsync(stop);
}
