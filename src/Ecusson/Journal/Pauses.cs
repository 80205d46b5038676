namespace Ecusson.Journal;

/// <summary>How long to wait before something that failed is tried again: longer each time, and at last no more.</summary>
/// <param name="Waits">The pause after the first failure, after the second, and so on; after as many failures as there are pauses, the next parks it.</param>
public sealed record Pauses(params IReadOnlyList<TimeSpan> Waits)
{
    /// <summary>For work inside the server: ten seconds, one minute, five, thirty, two hours; the sixth failure parks it.</summary>
    public static Pauses Inside { get; } = new(
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2));

    /// <summary>The pause after that many failures; null when it is tried no more.</summary>
    public TimeSpan? After(int failures) => failures <= Waits.Count ? Waits[Math.Max(failures, 1) - 1] : null;
}
