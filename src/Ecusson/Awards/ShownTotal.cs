using Ecusson.Journal;

namespace Ecusson.Awards;

/// <summary>
/// How many awards are shown to everyone. It is counted at most every <see cref="Term"/>, whoever turns however many pages; what this server itself changes counts at once. Thread-safe; one for the
/// process.
/// </summary>
public sealed class ShownTotal
{
    /// <summary>How long a count is held to be true.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromSeconds(10);

    static readonly HashSet<string> Kinds = new(StringComparer.Ordinal) { AwardNews.Shown, AwardNews.Accepted, AwardNews.Declined, AwardNews.Revoked, AwardNews.Replaced, AwardNews.Moved };

    readonly Lock _lock = new();
    readonly TimeProvider _clock;
    (int Count, DateTimeOffset Until)? _last;
    long _turn;

    /// <summary>Knows no count yet.</summary>
    /// <param name="clock">Tells the time.</param>
    /// <param name="bell">Rung when this server itself saved something.</param>
    public ShownTotal(TimeProvider clock, Bell bell)
    {
        ArgumentNullException.ThrowIfNull(bell);
        _clock = clock;
        bell.Tell(Hear);
    }

    /// <summary>The last count and until when it is held to be true; counted anew where there is none.</summary>
    /// <param name="count">Counts them.</param>
    public async Task<(int Count, DateTimeOffset Until)> Of(Func<Task<int>> count)
    {
        ArgumentNullException.ThrowIfNull(count);
        var now = _clock.GetUtcNow();
        long begun;
        lock (_lock)
        {
            if (_last is { } last && last.Until > now) return last;
            begun = _turn;
        }

        var counted = (await count(), now + Term);
        lock (_lock)
        {
            // What happened while it was counted may not be in it.
            if (begun == _turn) _last = counted;
        }

        return counted;
    }

    void Hear(IReadOnlyList<Happening> news)
    {
        if (!news.Any(happening => Kinds.Contains(happening.Kind))) return;
        lock (_lock) (_last, _turn) = (null, _turn + 1);
    }
}
