using System.Runtime;

namespace Ecusson.Web.Shell;

/// <summary>Gives memory back that nobody uses: what only the start needed, and what gathers while nobody asks for a page.</summary>
/// <remarks>The collector alone lets as much gather as the processor's cache holds, which can be more than all that lives.</remarks>
sealed class IdleMemory(TimeProvider clock) : BackgroundService
{
    const long MiB = 1024 * 1024;

    /// <summary>How much may gather.</summary>
    const long Little = 3 * MiB;

    /// <summary>Who asks for this much within one <see cref="Pause"/> is at work, and has the collector decide.</summary>
    const long Busy = 8 * MiB;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        long collected = 0, seen = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var asked = GC.GetTotalAllocatedBytes();
                var isIdle = asked - seen < Busy;
                seen = asked;
                if (!isIdle || asked - collected < Little) continue;
                collected = asked;
                GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }
}
