using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Jobs;

/// <summary>
/// Does long work, one job at a time: takes one whose time has come, or that a dead server left, and asks its <see cref="IWork"/>
/// for piece after piece. While it works it says that it lives; who loses a job all the same can save no piece of it.
/// </summary>
/// <remarks>Thread-safe: several may run in one process.</remarks>
public sealed class RunJobs(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Does one job until it ends, breaks off, is cancelled, or the server stops.</summary>
    /// <returns>False when there was nothing to do.</returns>
    public async Task<bool> Once(CancellationToken stop)
    {
        if (await Take(stop) is not { } taken) return false;
        var (lease, kind, attempts) = taken;
        using var lost = new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, lost.Token);
        using var ended = new CancellationTokenSource();
        var beat = lease.Beat(lost, ended.Token);
        try
        {
            while (!either.IsCancellationRequested && await Piece(lease, kind, either.Token))
            {
                if (attempts > 0) await lease.Forward(either.Token);
                attempts = 0;
            }

            if (stop.IsCancellationRequested) await lease.LetGo();
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            if (stop.IsCancellationRequested) await lease.LetGo();
        }
        catch (DbUpdateConcurrencyException) when (lost.IsCancellationRequested)
        {
            // The piece was not saved, because the job is another's: nothing was done twice.
        }
        catch (Exception failure)
        {
            // A job that was cancelled or taken over meanwhile is no longer this taking's, and stays as it is.
            await lease.BrokeOff(attempts + 1, FailureWord.Of(failure));
        }
        finally
        {
            await ended.CancelAsync();
            await beat;
        }

        return true;
    }

    async Task<bool> Piece(JobLease lease, string kind, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EcussonDb>();
        var job = await db.Set<Job>().SingleAsync(job => job.Id == lease.Id, stop);
        if (job.State != JobState.Running || job.HeldBy != lease.Holder) return false;
        if (await scope.ServiceProvider.GetServices<IWork>().Single(work => work.Kind == kind).DoNext(job, stop)) return true;
        await lease.Done();
        return false;
    }

    async Task<(JobLease Lease, string Kind, int Attempts)?> Take(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EcussonDb>();
        // What another version of the product will know is left to it.
        var kinds = scope.ServiceProvider.GetServices<IWork>().Select(work => work.Kind).ToList();
        var now = clock.GetUtcNow();
        var free = db.Set<Job>().Where(job => kinds.Contains(job.Kind)
            && ((job.State == JobState.Waiting && job.NotBefore <= now) || (job.State == JobState.Running && job.HeldUntil < now)));
        foreach (var job in await free.AsNoTracking().OrderBy(job => job.NotBefore).ThenBy(job => job.Id).Take(20).ToListAsync(stop))
        {
            var attempts = job.Attempts + (job.State == JobState.Running ? 1 : 0);
            if (Pauses.Inside.After(attempts) is null)
            {
                await Park(db, job, attempts, now, stop);
                continue;
            }

            var (id, holder, state, before) = (job.Id, Guid.CreateVersion7(now), job.State, job.HeldBy);
            if (await db.Set<Job>().Where(row => row.Id == id && row.State == state && row.HeldBy == before && (state == JobState.Waiting || row.HeldUntil < now)).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, JobState.Running).SetProperty(row => row.HeldBy, holder)
                    .SetProperty(row => row.HeldUntil, now + JobLease.Length).SetProperty(row => row.Attempts, attempts),
                stop) == 1) return (new JobLease(scopes, clock, id, holder), job.Kind, attempts);
        }

        return null;
    }

    /// <summary>A job whose servers died again and again without a piece between may be what kills them.</summary>
    static Task<int> Park(EcussonDb db, Job job, int attempts, DateTimeOffset now, CancellationToken stop)
    {
        var (id, holder) = (job.Id, job.HeldBy);
        return db.Set<Job>().Where(row => row.Id == id && row.State == JobState.Running && row.HeldBy == holder && row.HeldUntil < now).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, JobState.Parked).SetProperty(row => row.Attempts, attempts).SetProperty(row => row.HeldUntil, (DateTimeOffset?)null), stop);
    }
}
