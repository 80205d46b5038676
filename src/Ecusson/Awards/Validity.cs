using Ecusson.Badges;
using Ecusson.Storage;

namespace Ecusson.Awards;

/// <summary>When an award ends.</summary>
static class Validity
{
    /// <summary>The end of the last day that was given; else by the badge's rule; null without end. Whatever ends on a day is good for the whole of it.</summary>
    public static DateTimeOffset? End(this BadgeValidity rule, TimeProvider clock, DateTimeOffset awardedAt, DateOnly? lastDay) =>
        (lastDay ?? rule.Until ?? (rule.Months is { } months ? clock.Day(awardedAt).AddMonths(months) : null)) is { } day ? clock.End(day) : null;

    /// <summary>The last day that its issuer set for an award; null where its end is what the badge says.</summary>
    public static DateOnly? OwnEnd(this BadgeValidity rule, TimeProvider clock, Award award) =>
        award.ValidUntil is { } end && rule.End(clock, award.AwardedAt, lastDay: null) != end ? clock.Day(end) : null;
}
