namespace Ecusson.Benchmarks.Work;

/// <summary>The moment at which everything here is signed and judged.</summary>
static class Clock
{
    public static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
}
