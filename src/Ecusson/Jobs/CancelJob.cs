using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Jobs;

/// <summary>What became of taking a job back.</summary>
public abstract record CancelJobOutcome
{
    CancelJobOutcome() { }

    /// <summary>No further piece of it is saved.</summary>
    public sealed record Cancelled : CancelJobOutcome;

    /// <summary>It had ended, or there never was one.</summary>
    public sealed record Ended : CancelJobOutcome;
}

/// <summary>Takes a job back. Who may is for the verb to say that calls this: it knows what the job is about.</summary>
public sealed class CancelJob(EcussonDb db, TimeProvider clock)
{
    /// <summary>
    /// Takes back the unfinished job of a kind for a subject. The piece that is being done at this moment fails to save, because
    /// saving checks the job's state.
    /// </summary>
    public async Task<CancelJobOutcome> Of(string kind, Guid subject, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return await db.Set<Job>()
            .Where(job => job.Kind == kind && job.Subject == subject && (job.State == JobState.Waiting || job.State == JobState.Running || job.State == JobState.Parked))
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.State, JobState.Cancelled).SetProperty(job => job.EndedAt, now), stop) > 0
                ? new CancelJobOutcome.Cancelled()
                : new CancelJobOutcome.Ended();
    }
}
