using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>An operator lets somebody else run this server too, or no more. One always does.</summary>
public sealed class MakeOperator(EcussonDb db, IOperators operators, AuditTrail audit)
{
    /// <summary>Makes a person with an account an operator, or takes that back.</summary>
    public async Task<MakeOperatorOutcome> Set(Actor actor, PersonId id, bool isOperator, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return new MakeOperatorOutcome.NotAllowed();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.Hold(id, stop) || await db.Set<Account>().SingleOrDefaultAsync(row => row.PersonId == id, stop) is not { } account) return new MakeOperatorOutcome.NoAccount();
        if (isOperator && account.ClosedAt is not null) return new MakeOperatorOutcome.NoAccount();
        if (!isOperator && !await Operatorship.RemainsWithout(db, id, stop)) return new MakeOperatorOutcome.LastOperator();
        if (await db.Set<Person>().Where(row => row.Id == id && row.IsOperator != isOperator)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsOperator, isOperator).SetProperty(row => row.Version, row => row.Version + 1), stop) == 0) return new MakeOperatorOutcome.Done();
        audit.Note(actor, isOperator ? PeopleNews.OperatorMade : PeopleNews.OperatorUnmade, id.Value);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new MakeOperatorOutcome.Done();
    }
}

/// <summary>What came of making or unmaking an operator.</summary>
public abstract record MakeOperatorOutcome
{
    private MakeOperatorOutcome() { }

    /// <summary>It is so.</summary>
    public sealed record Done : MakeOperatorOutcome;

    /// <summary>They cannot sign in: there is no such person, no account, or it is closed.</summary>
    public sealed record NoAccount : MakeOperatorOutcome;

    /// <summary>Nobody else runs this server.</summary>
    public sealed record LastOperator : MakeOperatorOutcome;

    /// <summary>The actor does not run this server.</summary>
    public sealed record NotAllowed : MakeOperatorOutcome;
}
