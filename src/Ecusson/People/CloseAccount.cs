using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>The operator closes an account, so that nobody signs in to it, or opens it again. What its owner holds stays theirs and goes on verifying.</summary>
public sealed class CloseAccount(EcussonDb db, IOperators operators, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Closes or opens it. Closing ends every session at once.</summary>
    public async Task<CloseAccountOutcome> Set(Actor actor, PersonId id, bool isClosed, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return new CloseAccountOutcome.NotAllowed();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.Hold(id, stop) || await db.Set<Account>().SingleOrDefaultAsync(row => row.PersonId == id, stop) is not { } account) return new CloseAccountOutcome.NoAccount();
        if (isClosed && !await Operatorship.RemainsWithout(db, id, stop)) return new CloseAccountOutcome.LastOperator();
        if (isClosed == account.ClosedAt is not null) return new CloseAccountOutcome.Done();
        account.ClosedAt = isClosed ? clock.GetUtcNow() : null;
        audit.Note(actor, isClosed ? PeopleNews.AccountClosed : PeopleNews.AccountOpened, id.Value);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new CloseAccountOutcome.Done();
    }
}

/// <summary>What came of closing or opening an account.</summary>
public abstract record CloseAccountOutcome
{
    private CloseAccountOutcome() { }

    /// <summary>It is so.</summary>
    public sealed record Done : CloseAccountOutcome;

    /// <summary>There is no such account.</summary>
    public sealed record NoAccount : CloseAccountOutcome;

    /// <summary>Nobody else runs this server.</summary>
    public sealed record LastOperator : CloseAccountOutcome;

    /// <summary>The actor does not run this server.</summary>
    public sealed record NotAllowed : CloseAccountOutcome;
}
