using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Jobs;

/// <summary>
/// One taking of one job. <see cref="Job.HeldBy"/> names the taking, and saving a piece checks it: who was thought dead and lost the
/// job meanwhile can save nothing more.
/// </summary>
sealed class JobLease(IServiceScopeFactory scopes, TimeProvider clock, JobId id, Guid holder)
{
    /// <summary>How long a server that says nothing keeps a job.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    /// <summary>The job.</summary>
    public JobId Id => id;

    /// <summary>The name of this taking.</summary>
    public Guid Holder => holder;

    /// <summary>Says every third of the lease that this server lives; cancels <paramref name="lost"/> when the job is no longer its own.</summary>
    public async Task Beat(CancellationTokenSource lost, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Length / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                var until = clock.GetUtcNow() + Length;
                if (await Set(set => set.SetProperty(job => job.HeldUntil, until), stop)) continue;
                await lost.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The work has ended, and with it the beat.
        }
    }

    /// <summary>It went forward: earlier breaks no longer count.</summary>
    public Task Forward(CancellationToken stop) => Set(set => set.SetProperty(job => job.Attempts, 0), stop);

    /// <summary>All pieces were dealt with.</summary>
    public Task Done() => End(JobState.Done);

    /// <summary>Lets another server take it up at once.</summary>
    public Task LetGo() => Set(set => set.SetProperty(job => job.State, JobState.Waiting).SetProperty(job => job.HeldUntil, (DateTimeOffset?)null), CancellationToken.None);

    /// <summary>It broke off: waits, or is parked when it did so too often without going forward.</summary>
    public async Task BrokeOff(int attempts, string reason)
    {
        var now = clock.GetUtcNow();
        var pause = Pauses.Inside.After(attempts);
        await Set(
            set => set.SetProperty(job => job.State, pause is null ? JobState.Parked : JobState.Waiting)
                .SetProperty(job => job.Attempts, attempts).SetProperty(job => job.Reason, reason)
                .SetProperty(job => job.NotBefore, now + (pause ?? TimeSpan.Zero)).SetProperty(job => job.HeldUntil, (DateTimeOffset?)null),
            CancellationToken.None);
    }

    Task<bool> End(JobState state)
    {
        var now = clock.GetUtcNow();
        return Set(set => set.SetProperty(job => job.State, state).SetProperty(job => job.EndedAt, now).SetProperty(job => job.HeldUntil, (DateTimeOffset?)null), CancellationToken.None);
    }

    async Task<bool> Set(Action<UpdateSettersBuilder<Job>> change, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EcussonDb>();
        return await db.Set<Job>().Where(job => job.Id == id && job.State == JobState.Running && job.HeldBy == holder).ExecuteUpdateAsync(change, stop) == 1;
    }
}
