using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Jobs;

/// <summary>What became of the operator's word about a parked job.</summary>
public abstract record RetryJobOutcome
{
    RetryJobOutcome() { }

    /// <summary>It is taken up again where it stood.</summary>
    public sealed record Retried : RetryJobOutcome;

    /// <summary>No such job is parked.</summary>
    public sealed record NotParked : RetryJobOutcome;

    /// <summary>The actor does not run this server.</summary>
    public sealed record NotAllowed : RetryJobOutcome;
}

/// <summary>The operator has mended what made a job break off.</summary>
public sealed class RetryJob(EcussonDb db, IOperators operators, AuditTrail audit, TimeProvider clock, Bell? bell = null)
{
    /// <summary>Takes a parked job up again, with all its tries before it.</summary>
    public async Task<RetryJobOutcome> Of(Actor actor, PublicId id, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return new RetryJobOutcome.NotAllowed();
        if (await db.Set<Job>().SingleOrDefaultAsync(job => job.PublicId == id && job.State == JobState.Parked, stop) is not { } job) return new RetryJobOutcome.NotParked();
        (job.State, job.Attempts, job.NotBefore) = (JobState.Waiting, 0, clock.GetUtcNow());
        audit.Note(actor, "job.retried", job.Id.Value, job.Organization, ("kind", job.Kind));
        if (!await db.TryChange(stop)) return new RetryJobOutcome.NotParked();
        bell?.Ring();
        return new RetryJobOutcome.Retried();
    }
}
