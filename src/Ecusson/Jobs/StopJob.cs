using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Jobs;

/// <summary>What became of the operator's word to stop a job.</summary>
public abstract record StopJobOutcome
{
    StopJobOutcome() { }

    /// <summary>No further piece of it is saved; what was done stays.</summary>
    public sealed record Stopped : StopJobOutcome;

    /// <summary>It had ended, or there is no such job.</summary>
    public sealed record Ended : StopJobOutcome;

    /// <summary>The actor does not run this server.</summary>
    public sealed record NotAllowed : StopJobOutcome;
}

/// <summary>The operator stops a job that should not go on, whatever it is about.</summary>
public sealed class StopJob(EcussonDb db, IOperators operators, CancelJob cancel, AuditTrail audit)
{
    /// <summary>Stops it.</summary>
    public async Task<StopJobOutcome> Of(Actor actor, PublicId id, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return new StopJobOutcome.NotAllowed();
        if (await db.Set<Job>().AsNoTracking().SingleOrDefaultAsync(there => there.PublicId == id && there.EndedAt == null, stop) is not { } job) return new StopJobOutcome.Ended();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await cancel.Of(job.Kind, job.Subject, stop) is CancelJobOutcome.Ended) return new StopJobOutcome.Ended();
        audit.Note(actor, "job.stopped", job.Id.Value, job.Organization, ("kind", job.Kind));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new StopJobOutcome.Stopped();
    }
}
