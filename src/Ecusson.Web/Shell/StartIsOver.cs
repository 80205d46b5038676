using System.Runtime;

namespace Ecusson.Web.Shell;

/// <summary>Gives the memory back that only the start needed: a server that few people ask for keeps little.</summary>
sealed class StartIsOver(TimeProvider clock) : BackgroundService
{
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Quiet, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested) return;
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
