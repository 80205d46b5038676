using System.Diagnostics;

namespace Ecusson.Benchmarks;

/// <summary>How often a piece of work is done in a second, and how many bytes it allocates.</summary>
sealed record Measure(double PerSecond, double BytesEach)
{
    /// <summary>Runs the work again and again on this thread.</summary>
    /// <param name="work">Gets 0, 1, 2… and does one piece of work.</param>
    /// <param name="seconds">How long.</param>
    public static Measure Of(Action<int> work, double seconds)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(seconds * Stopwatch.Frequency);
        var done = 0;
        long now;
        do
        {
            work(done++);
            now = Stopwatch.GetTimestamp();
        }
        while (now < end);
        return new Measure(done / Stopwatch.GetElapsedTime(start, now).TotalSeconds, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / done);
    }
}
