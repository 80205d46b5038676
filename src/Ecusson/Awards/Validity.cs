using Ecusson.Badges;
using Ecusson.Storage;

namespace Ecusson.Awards;

/// <summary>When an award ends.</summary>
static class Validity
{
    /// <summary>The end by the last day that was given; else by the badge's rule; null without end.</summary>
    public static DateTimeOffset? End(this BadgeValidity rule, TimeProvider clock, DateTimeOffset awardedAt, DateOnly? lastDay) =>
        (lastDay ?? rule.Until) is { } day ? clock.End(day) : rule.Months is { } months ? awardedAt.AddMonths(months) : null;

    /// <summary>The last day that its issuer set for an award; null where its end is what the badge says.</summary>
    public static DateOnly? OwnEnd(this BadgeValidity rule, TimeProvider clock, Award award) =>
        award.ValidUntil is { } end && rule.End(clock, award.AwardedAt, lastDay: null) != end ? clock.Day(end) : null;
}
