using System.Collections.Immutable;
using Ecusson.Badges.Art;
using Ecusson.Competencies;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Storage;

namespace Ecusson.Badges;

/// <summary>What a badge may say. A draft may lack nearly everything; what is published lacks nothing that its readers need.</summary>
public static class BadgeRules
{
    /// <summary>Longest name, of the badge, a criterion or a competency, in characters.</summary>
    public const int NameLength = 300;

    /// <summary>Longest description, in characters.</summary>
    public const int DescriptionLength = 2000;

    /// <summary>Longest Markdown, in characters.</summary>
    public const int TextLength = 10_000;

    /// <summary>Most criteria, and most competencies.</summary>
    public const int MostEntries = 30;

    /// <summary>Most tags.</summary>
    public const int MostTags = 20;

    /// <summary>Longest tag, in characters.</summary>
    public const int TagLength = 60;

    /// <summary>The languages that a badge can be written in.</summary>
    public static ImmutableArray<string> Languages => SpokenLanguages.All;

    /// <summary>
    /// What cannot even be kept as a draft, by field: <c>too-long</c>, <c>too-many</c>, <c>not-text</c> (control characters), <c>unknown</c>,
    /// <c>out-of-range</c>, <c>both</c> (a last day and a time), <c>unsafe-link</c>, <c>not-a-link</c> (the address of a competency).
    /// </summary>
    public static IReadOnlyDictionary<string, string> Draft(BadgeContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Languages.Contains(content.Language)) problems["language"] = "unknown";
        Line("name", content.Name, NameLength);
        Text("description", content.Description, DescriptionLength);
        Text("criteria", content.Criteria, TextLength);
        Text("evidence", content.ExpectedEvidence, TextLength);
        if (content.CriteriaList.Length > MostEntries) problems["criteriaList"] = "too-many";
        foreach (var criterion in content.CriteriaList)
        {
            Line("criteriaList", criterion.Name, NameLength);
            Text("criteriaList", criterion.Description, DescriptionLength);
        }

        if (content.Competencies.Length > MostEntries) problems["competencies"] = "too-many";
        foreach (var competency in content.Competencies)
        {
            Line("competencies", competency.Name, NameLength);
            Text("competencies", competency.Description, DescriptionLength);
            if (competency.Code?.Length > FrameworkRules.CodeLength || competency.Framework?.Length > NameLength) problems.TryAdd("competencies", "too-long");
            if ($"{competency.Code}{competency.Framework}".Any(char.IsControl)) problems.TryAdd("competencies", "not-text");
            if (competency.Address is { } address && !FrameworkRules.IsLink(address)) problems.TryAdd("competencies", "not-a-link");
        }

        if (!OpenBadgeTerms.AchievementTypes.Contains(content.Type)) problems["type"] = "unknown";
        if (content.Level is < 1 or > 5) problems["level"] = "out-of-range";
        if (content.Tags.Length > MostTags) problems["tags"] = "too-many";
        else if (content.Tags.Any(tag => tag.Length > TagLength)) problems["tags"] = "too-long";
        else if (content.Tags.Any(tag => tag.Any(char.IsControl))) problems["tags"] = "not-text";
        if (content.WorkloadHours is <= 0 or > 100_000) problems["workload"] = "out-of-range";
        if (content.Validity is { Until: not null, Months: not null }) problems["validity"] = "both";
        else if (content.Validity.Months is < 1 or > 600) problems["validity"] = "out-of-range";
        if (content.Picture is { } picture) Line("picture", picture.Description, NameLength);
        if (content.Picture?.Art is { } art && ArtRecipe.Problems(art).Count > 0) problems["picture"] = "unknown";
        return problems;

        void Line(string field, LocalizedText text, int longest)
        {
            if (text.ByLanguage.Values.Any(value => value.Any(char.IsControl))) problems.TryAdd(field, "not-text");
            Long(field, text, longest);
        }

        void Text(string field, LocalizedText text, int longest)
        {
            if (text.ByLanguage.Values.Any(value => value.Any(sign => char.IsControl(sign) && sign is not ('\n' or '\r' or '\t')))) problems.TryAdd(field, "not-text");
            if (text.ByLanguage.Values.Any(SafeMarkdown.HasUnsafeLink)) problems.TryAdd(field, "unsafe-link");
            Long(field, text, longest);
        }

        void Long(string field, LocalizedText text, int longest)
        {
            if (text.ByLanguage.Keys.Any(language => !Languages.Contains(language))) problems.TryAdd(field, "unknown");
            if (text.ByLanguage.Values.Any(value => value.Length > longest)) problems.TryAdd(field, "too-long");
        }
    }

    /// <summary>
    /// What keeps a badge from being published, by field, beside <see cref="Draft"/>'s: <c>missing</c>, and <c>missing-in</c> followed by a language for
    /// a text that another language of the badge lacks. Under <c>openToRequests</c>, an address to write to is <c>missing</c>.
    /// </summary>
    /// <param name="badge">The badge.</param>
    /// <param name="contact">Where people may write to its organisation; null when it gives no address.</param>
    public static IReadOnlyDictionary<string, string> Publish(Badge badge, string? contact)
    {
        ArgumentNullException.ThrowIfNull(badge);
        var content = badge.Draft;
        var problems = new Dictionary<string, string>(Draft(content), StringComparer.Ordinal);
        Needs("name", content.Name);
        Needs("description", content.Description);
        if (content.Criteria.IsEmpty && content.CriteriaList.IsEmpty) problems.TryAdd("criteria", "missing");
        else if (!content.Criteria.IsEmpty) Needs("criteria", content.Criteria);
        foreach (var criterion in content.CriteriaList) Needs("criteriaList", criterion.Name);
        if (content.Picture is null) problems.TryAdd("picture", "missing");
        // A drawing says what it shows; of another picture, whoever does not see it has these words alone.
        else if (content.Picture is { Art: null, Description.IsEmpty: true }) problems.TryAdd("pictureDescription", "missing");
        if (badge.OpenToRequests && contact is null) problems["openToRequests"] = "missing";
        return problems;

        // The language of the name is a language of the badge: whoever reads it there finds all of it.
        void Needs(string field, LocalizedText text)
        {
            if (!text.ByLanguage.ContainsKey(content.Language)) problems.TryAdd(field, "missing");
            foreach (var language in content.Name.ByLanguage.Keys)
                if (!text.ByLanguage.ContainsKey(language)) problems.TryAdd(field, $"missing-in-{language}");
        }
    }
}
