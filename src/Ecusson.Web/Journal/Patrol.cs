using Ecusson.Journal;

namespace Ecusson.Web.Journal;

/// <summary>Does work in the background for as long as the server runs: at once when the bell rings, and else every few seconds, for what other servers saved.</summary>
sealed partial class Patrol(Bell bell, TimeProvider clock, ILogger<Patrol> log)
{
    /// <summary>How long to wait for the bell before looking all the same.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Asks again and again; after a failure of the work itself (the database is away) with growing pauses.</summary>
    /// <param name="work">What the work is called, for the log.</param>
    /// <param name="once">Does a piece; false when there was nothing to do.</param>
    /// <param name="stop">Ends the patrol.</param>
    public async Task Walk(string work, Func<CancellationToken, Task<bool>> once, CancellationToken stop)
    {
        var failures = 0;
        while (!stop.IsCancellationRequested)
        {
            var rung = bell.Next;
            try
            {
                var found = await once(stop);
                failures = 0;
                if (found) continue;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                failures++;
                Failed(log, work, FailureWord.Of(failure));
            }

            await Wait(failures, rung, stop);
        }
    }

    async Task Wait(int failures, Task rung, CancellationToken stop)
    {
        using var waited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var pause = failures == 0 ? Look : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures), LongestPause.TotalSeconds));
        var over = Task.Delay(pause, clock, waited.Token);
        // A database that is away does not come back because somebody rings.
        await Task.WhenAny(failures == 0 ? [over, rung] : [over]);
        await waited.CancelAsync();
    }

    // An exception's own message may hold an address or a name: its kinds and its place are enough.
    [LoggerMessage(Level = LogLevel.Error, Message = "Work in the background failed and is tried again: {Work}: {Failure}")]
    static partial void Failed(ILogger logger, string work, string failure);
}
