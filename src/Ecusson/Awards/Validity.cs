using Ecusson.Badges;

namespace Ecusson.Awards;

/// <summary>When an award ends.</summary>
static class Validity
{
    /// <summary>The end by the last day that was given; else by the badge's rule; null without end.</summary>
    public static DateTimeOffset? End(this BadgeValidity rule, DateTimeOffset awardedAt, DateOnly? lastDay) =>
        (lastDay ?? rule.Until) is { } day ? EndOf(day) : rule.Months is { } months ? awardedAt.AddMonths(months) : null;

    // The last second of the day, UTC.
    static DateTimeOffset EndOf(DateOnly day) => new(day, new TimeOnly(23, 59, 59), TimeSpan.Zero);
}
