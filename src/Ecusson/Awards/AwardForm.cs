using System.Collections.Immutable;
using Ecusson.Badges;
using Ecusson.Credentials.Vc;
using Ecusson.People;
using Ecusson.Storage;

namespace Ecusson.Awards;

/// <summary>What an issuer fills in to award a badge to one person.</summary>
public sealed record AwardForm
{
    /// <summary>The longest story, in characters.</summary>
    public const int StoryLength = 10_000;

    /// <summary>The longest address of evidence, in characters.</summary>
    public const int EvidenceLength = 2000;

    /// <summary>The person's mail address.</summary>
    public required string Address { get; init; }

    /// <summary>Their name; null when it is not known.</summary>
    public string? Name { get; init; }

    /// <summary>The day it was earned on; null for today.</summary>
    public DateOnly? AwardedOn { get; init; }

    /// <summary>The last day of validity; null for what the badge says.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>When an award is replaced and no last day is given: whether one that its issuer set stays, rather than what the badge says.</summary>
    public bool KeepsEnd { get; init; }

    /// <summary>What the person did, Markdown; null when nothing is said.</summary>
    public string? Story { get; init; }

    /// <summary>Address of evidence; null for none.</summary>
    public string? Evidence { get; init; }

    /// <summary>The language of its mails; null for the person's own, or else the organisation's.</summary>
    public string? Language { get; init; }

    /// <summary>Award it although the person holds it already.</summary>
    public bool Again { get; init; }

    /// <summary>What was written and could not be read, as codes by field: it is told along with all else that is wrong.</summary>
    public IReadOnlyDictionary<string, string> Unread { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What names the award in addresses (see <see cref="GrantKeys"/>): granting twice under one name is granting once. Null for a random name.</summary>
    public PublicId? Id { get; init; }

    /// <summary>Codes of what cannot be taken, by field in lower camel case; empty when all can.</summary>
    /// <param name="clock">Tells the moment of granting, and the day that it is where the server's people live: a credential is valid from when it is signed, so that it may not end before (VC Data Model 2.0 §4.9).</param>
    /// <param name="validity">When the badge itself says that its awards end.</param>
    public IReadOnlyDictionary<string, string> Problems(TimeProvider clock, BadgeValidity validity)
    {
        ArgumentNullException.ThrowIfNull(validity);
        var today = clock.Today();
        var problems = new Dictionary<string, string>(Unread, StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(Address)) problems["address"] = "missing";
        else if (!MailAddresses.IsAddress(Address)) problems["address"] = "not-an-address";
        if (!string.IsNullOrWhiteSpace(Name) && HolderName is null) problems["name"] = Name.Trim().Length > Person.NameLength ? "too-long" : "not-a-name";
        if (AwardedOn is { } earned && (earned > today || earned.Year < 1900)) problems.TryAdd("awardedOn", earned > today ? "in-future" : "too-early");
        if (ValidUntil < AwardedOn) problems.TryAdd("validUntil", "before-award");
        if (!problems.ContainsKey("awardedOn") && !problems.ContainsKey("validUntil") && validity.End(clock, AwardedAt(clock), ValidUntil) <= clock.GetUtcNow())
            problems[ValidUntil is null && validity.Until is null ? "awardedOn" : "validUntil"] = "over";
        if (Story is { Length: > StoryLength }) problems["story"] = "too-long";
        else if (Story is { } story && SafeMarkdown.HasUnsafeLink(story)) problems["story"] = "unsafe-link";
        else if (Story is { } text && text.Any(sign => char.IsControl(sign) && sign is not ('\n' or '\r' or '\t'))) problems["story"] = "not-text";
        if (Evidence is { Length: > 0 } evidence && !IsEvidence(evidence)) problems["evidence"] = "not-an-address";
        if (Language is not null && !BadgeRules.Languages.Contains(Language)) problems["language"] = "unknown";
        return problems;
    }

    /// <summary>The name as it is kept; null when none is given, or none that can be.</summary>
    internal string? HolderName => PersonName.Read(Name);

    /// <summary>The middle of the day it was earned on, where the server's people live, so that readers in other time zones see the same day; this moment where that is not over or none is given.</summary>
    internal DateTimeOffset AwardedAt(TimeProvider clock) => AwardedOn is { } day && clock.Noon(day) is var noon && noon < clock.GetUtcNow() ? noon : clock.GetUtcNow();

    /// <summary>What was written, trimmed; null when nothing was.</summary>
    internal static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    static bool IsEvidence(string text) =>
        text.Length <= EvidenceLength && Urls.IsAbsolute(text) && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.UserInfo.Length == 0
        && text.All(sign => !char.IsControl(sign) && !char.IsWhiteSpace(sign));
}
