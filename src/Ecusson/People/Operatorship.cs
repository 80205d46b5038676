using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>What must stay true of operators: there is one who can sign in.</summary>
static class Operatorship
{
    /// <summary>
    /// Whether somebody runs this server when this person does not any more. Operators' rows are held until the caller's transaction ends, so that two who take each
    /// other's part at the same moment cannot both succeed.
    /// </summary>
    public static async Task<bool> RemainsWithout(EcussonDb db, PersonId person, CancellationToken stop)
    {
        await db.Set<Person>().Where(row => row.IsOperator).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsOperator, true), stop);
        var others = db.Set<Account>().Where(account => account.ClosedAt == null && account.PersonId != person);
        return !await db.Set<Person>().AnyAsync(row => row.Id == person && row.IsOperator, stop)
            || await db.Set<Person>().AnyAsync(row => row.IsOperator && row.ErasedAt == null && others.Any(account => account.PersonId == row.Id), stop);
    }
}
