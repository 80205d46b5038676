namespace Ecusson.Awards;

/// <summary>Awards whose end is near enough that their holder should think of it.</summary>
public static class EndingSoon
{
    /// <summary>How long before its end an award is said to end soon.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromDays(60);

    /// <summary>Whether an award stands and ends within <see cref="Term"/>.</summary>
    public static bool EndsSoon(this Award award, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(award);
        return award is { State: AwardState.Accepted, RevokedAt: null, ValidUntil: { } end } && end > now && end <= now + Term;
    }

    /// <summary>Those of a holder's awards that end soon, the next to end first. One whose badge they hold for longer, or without end, needs nothing done.</summary>
    public static IReadOnlyList<SeenAward> Among(IReadOnlyCollection<SeenAward> awards, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(awards);
        return [.. awards.Where(seen => seen.Award.EndsSoon(now) && !awards.Any(other => Outlasts(other.Award, seen.Award))).OrderBy(seen => seen.Award.ValidUntil)];
    }

    static bool Outlasts(Award other, Award award) =>
        other.BadgeId == award.BadgeId && other is { State: AwardState.Accepted, RevokedAt: null } && (other.ValidUntil is null || other.ValidUntil > award.ValidUntil);
}
