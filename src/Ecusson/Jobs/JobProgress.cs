using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Jobs;

/// <summary>How far a job is.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Kind">What work.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Total">How many pieces there are; 0 while that is not known.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Failed">How many of those could not be done.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="NotBefore">Before when it does not begin, or is not tried again.</param>
/// <param name="EndedAt">When it ended; null before.</param>
/// <param name="Attempts">How often it broke off since it last went forward.</param>
/// <param name="Reason">Why it last broke off; without personal data.</param>
public sealed record JobStanding(
    PublicId Id, string Kind, JobState State, int Total, int Done, int Failed, DateTimeOffset CreatedAt, DateTimeOffset NotBefore, DateTimeOffset? EndedAt, int Attempts, string? Reason)
{
    /// <summary>Whether nothing more will come of it by itself.</summary>
    public bool HasEnded => State is JobState.Done or JobState.Cancelled;
}

/// <summary>How far jobs are. Progress of one subject is for the reader to guard that knows the subject; the list is the operator's.</summary>
public sealed class JobProgress(EcussonDb db, IOperators operators)
{
    /// <summary>The most that the operator's list holds.</summary>
    public const int Most = 200;

    /// <summary>The newest job of a kind for a subject; null when there never was one.</summary>
    public Task<JobStanding?> Of(string kind, Guid subject, CancellationToken stop) =>
        Standings(db.Set<Job>().Where(job => job.Kind == kind && job.Subject == subject).OrderByDescending(job => job.Id)).FirstOrDefaultAsync(stop);

    /// <summary>Jobs that are not finished, and the newest of those that are; null for an actor who does not run this server.</summary>
    public async Task<IReadOnlyList<JobStanding>?> All(Actor actor, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return null;
        return await Standings(db.Set<Job>().OrderBy(job => job.EndedAt != null).ThenByDescending(job => job.Id).Take(Most)).ToListAsync(stop);
    }

    static IQueryable<JobStanding> Standings(IQueryable<Job> jobs) =>
        jobs.Select(job => new JobStanding(
            job.PublicId, job.Kind, job.State, job.Total, job.Done, job.Failed, job.CreatedAt, job.NotBefore, job.EndedAt, job.Attempts, job.Reason));
}
