using Ecusson.Jobs;
using Ecusson.Web.Journal;

namespace Ecusson.Web.Jobs;

/// <summary>Does long work, a few jobs at a time, so that a long one does not keep all others waiting.</summary>
sealed class JobsAtWork(RunJobs jobs, Patrol patrol) : BackgroundService
{
    const int AtATime = 2;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(1, AtATime).Select(hand => patrol.Walk($"jobs {hand}", jobs.Once, stoppingToken)));
}
