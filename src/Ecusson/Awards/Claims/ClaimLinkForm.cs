using System.Collections.Immutable;
using Ecusson.Badges;
using Ecusson.Storage;

namespace Ecusson.Awards.Claims;

/// <summary>What an issuer fills in to make a claim link.</summary>
public sealed record ClaimLinkForm
{
    /// <summary>What the desk calls it.</summary>
    public required string Name { get; init; }

    /// <summary>From when it can be used; null for at once.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>From when it can be used no more.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>How many can claim by it; null for as many as come.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether each claim waits for somebody at the desk to say yes.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>The day on which the achievement was earned, no later than the day it opens; null for the moment of each claim.</summary>
    public DateOnly? AwardedOn { get; init; }

    /// <summary>What all who claim by it did, Markdown; null when nothing is said.</summary>
    public string? Story { get; init; }

    /// <summary>What was written and could not be read, as codes by field: it is told along with all else that is wrong.</summary>
    public IReadOnlyDictionary<string, string> Unread { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Codes of what cannot be taken, by field in lower camel case; empty when all can.</summary>
    /// <param name="clock">Tells the moment, and the days where the server's people live.</param>
    /// <param name="validity">When the badge itself says that its awards end.</param>
    public IReadOnlyDictionary<string, string> Problems(TimeProvider clock, BadgeValidity validity)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var opens = OpensAt ?? clock.GetUtcNow();
        var problems = ClaimLinkTimes.Problems(clock, Name, opens, ClosesAt, Limit, Unread);
        // The same that is said of one award: an earned day that is to come is judged by the day on which the link opens.
        var isAhead = AwardedOn > clock.Today();
        foreach (var (field, code) in new AwardForm { Address = "somebody@example.org", AwardedOn = isAhead ? null : AwardedOn, Story = Story }.Problems(clock, validity)) problems.TryAdd(field is "validUntil" ? "badge" : field, code);
        if (isAhead && AwardedOn > clock.Day(opens)) problems.TryAdd("awardedOn", "after-opening");
        return problems;
    }
}

/// <summary>What can be changed in a claim link.</summary>
/// <param name="Name">What the desk calls it.</param>
/// <param name="OpensAt">From when it can be used.</param>
/// <param name="ClosesAt">From when it can be used no more.</param>
/// <param name="Limit">How many can claim by it; null for as many as come.</param>
public sealed record ClaimLinkTimes(string Name, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, int? Limit)
{
    /// <summary>The largest limit.</summary>
    public const int MostUses = 100_000;

    /// <summary>The longest time that a link stays open: a code on a wall that nobody remembers should end by itself.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(731);

    /// <summary>What was written and could not be read, as codes by field.</summary>
    public IReadOnlyDictionary<string, string> Unread { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Codes of what cannot be taken in a link, by field.</summary>
    internal Dictionary<string, string> Problems(TimeProvider clock, ClaimLink link)
    {
        var problems = Problems(clock, Name, OpensAt ?? link.OpensAt, ClosesAt, Limit, Unread);
        if (link.AwardedOn > clock.Day(OpensAt ?? link.OpensAt)) problems.TryAdd("opensAt", "before-award");
        return problems;
    }

    internal static Dictionary<string, string> Problems(TimeProvider clock, string name, DateTimeOffset opens, DateTimeOffset? closes, int? limit, IReadOnlyDictionary<string, string> unread)
    {
        var problems = new Dictionary<string, string>(unread, StringComparer.Ordinal);
        if (Read(name) is null) problems.TryAdd("name", string.IsNullOrWhiteSpace(name) ? "missing" : name.Trim().Length > ClaimLink.NameLength ? "too-long" : "not-text");
        if (opens < clock.GetUtcNow() - Longest) problems.TryAdd("opensAt", "too-early");
        if (closes is null) problems.TryAdd("closesAt", "missing");
        else if (closes <= opens) problems.TryAdd("closesAt", "before-opening");
        else if (closes > opens + Longest || closes > clock.GetUtcNow() + Longest + Longest) problems.TryAdd("closesAt", "too-late");
        if (limit is < 1 or > MostUses) problems.TryAdd("limit", "out-of-range");
        return problems;
    }

    /// <summary>A name as it is kept; null when it is none.</summary>
    internal static string? Read(string name) => name.Trim() is { Length: > 0 and <= ClaimLink.NameLength } kept && !kept.Any(char.IsControl) ? kept : null;
}
