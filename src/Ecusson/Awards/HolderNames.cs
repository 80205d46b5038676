using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>How holders are called: by the name that the issuer gave or that came with a claim, and where there is none by the one that they gave themselves in their account.</summary>
static class HolderNames
{
    /// <summary>The names that people gave themselves; those who gave none are not among them.</summary>
    public static Task<Dictionary<PersonId, string>> Own(EcussonDb db, IReadOnlyCollection<PersonId> people, CancellationToken stop) => people.Count == 0
        ? Task.FromResult(new Dictionary<PersonId, string>())
        : db.Set<Person>().Where(person => people.Contains(person.Id) && person.Name != "").ToDictionaryAsync(person => person.Id, person => person.Name, stop);
}
