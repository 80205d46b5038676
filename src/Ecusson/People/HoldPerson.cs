using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Has verbs about one person wait for each other where an order matters: nobody adds an address to an account that is being merged away.</summary>
static class HoldPerson
{
    /// <summary>Holds a person's row until the caller's transaction ends; false when they were merged or erased.</summary>
    public static async Task<bool> Hold(this EcussonDb db, PersonId person, CancellationToken stop) =>
        await db.Set<Person>().Where(row => row.Id == person && row.MergedInto == null && row.ErasedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.MergedInto, row => row.MergedInto), stop) == 1;
}
