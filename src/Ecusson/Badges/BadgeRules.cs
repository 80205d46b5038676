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
    /// What cannot even be kept as a draft: <c>too-long</c>, <c>too-many</c>, <c>not-text</c> (control characters), <c>unknown</c>,
    /// <c>out-of-range</c>, <c>both</c> (a last day and a time), <c>unsafe-link</c>, <c>not-a-link</c> (the address of a competency).
    /// </summary>
    public static IReadOnlyList<BadgeProblem> Draft(BadgeContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var problems = new List<BadgeProblem>();
        if (!Languages.Contains(content.Language)) Add("language", "unknown");
        Line("name", content.Name, NameLength);
        Text("description", content.Description, DescriptionLength);
        Text("criteria", content.Criteria, TextLength);
        Text("evidence", content.ExpectedEvidence, TextLength);
        if (content.CriteriaList.Length > MostEntries) Add("criteriaList", "too-many");
        foreach (var (criterion, place) in content.CriteriaList.Select((criterion, at) => (criterion, at + 1)))
        {
            Line("criteriaList", criterion.Name, NameLength, place);
            Text("criteriaList", criterion.Description, DescriptionLength, place);
        }

        if (content.Competencies.Length > MostEntries) Add("competencies", "too-many");
        foreach (var competency in content.Competencies)
        {
            Line("competencies", competency.Name, NameLength);
            Text("competencies", competency.Description, DescriptionLength);
            if (competency.Code?.Length > FrameworkRules.CodeLength || competency.Framework?.Length > NameLength) Add("competencies", "too-long");
            if ($"{competency.Code}{competency.Framework}".Any(char.IsControl)) Add("competencies", "not-text");
            if (competency.Address is { } address && !FrameworkRules.IsLink(address)) Add("competencies", "not-a-link");
        }

        if (!OpenBadgeTerms.AchievementTypes.Contains(content.Type)) Add("type", "unknown");
        if (content.Level is < 1 or > 5) Add("level", "out-of-range");
        if (content.Tags.Length > MostTags) Add("tags", "too-many");
        else if (content.Tags.Any(tag => tag.Length > TagLength)) Add("tags", "too-long");
        else if (content.Tags.Any(tag => tag.Any(char.IsControl))) Add("tags", "not-text");
        if (content.WorkloadHours is <= 0 or > 100_000) Add("workload", "out-of-range");
        if (content.Validity is { Until: not null, Months: not null }) Add("validity", "both");
        else if (content.Validity.Months is < 1 or > 600) Add("validity", "out-of-range");
        if (content.Picture is { } picture) Line("pictureDescription", picture.Description, NameLength);
        if (content.Picture?.Art is { } art && ArtRecipe.Problems(art).Count > 0) Add("picture", "unknown");
        return problems;

        void Add(string field, string code) => problems.Add(new BadgeProblem(field, code));

        void Line(string field, LocalizedText text, int longest, int? criterion = null) => Each(field, text, longest, isText: false, criterion);

        void Text(string field, LocalizedText text, int longest, int? criterion = null) => Each(field, text, longest, isText: true, criterion);

        void Each(string field, LocalizedText text, int longest, bool isText, int? criterion)
        {
            foreach (var (language, value) in text.ByLanguage)
            {
                if (!Languages.Contains(language)) problems.Add(new BadgeProblem(field, "unknown", Language: null, criterion, isText && criterion is not null));
                else if (Wrong(value, longest, isText) is { } code) problems.Add(new BadgeProblem(field, code, language, criterion, isText && criterion is not null));
            }
        }

        static string? Wrong(string value, int longest, bool isText)
        {
            if (value.Any(sign => char.IsControl(sign) && !(isText && sign is '\n' or '\r' or '\t'))) return "not-text";
            if (isText && SafeMarkdown.HasUnsafeLink(value)) return "unsafe-link";
            return value.Length > longest ? "too-long" : null;
        }
    }

    /// <summary>
    /// What keeps a badge from being published, after <see cref="Draft"/>'s: <c>missing</c>, and <c>missing-in</c> followed by a language for
    /// a text that another language of the badge lacks. Under <c>openToRequests</c>, an address to write to is <c>missing</c>.
    /// </summary>
    /// <param name="badge">The badge.</param>
    /// <param name="contact">Where people may write to its organisation; null when it gives no address.</param>
    public static IReadOnlyList<BadgeProblem> Publish(Badge badge, string? contact)
    {
        ArgumentNullException.ThrowIfNull(badge);
        var content = badge.Draft;
        List<BadgeProblem> problems = [.. Draft(content)];
        Needs("name", content.Name);
        Needs("description", content.Description);
        if (content.Criteria.IsEmpty && content.CriteriaList.IsEmpty) problems.Add(new BadgeProblem("criteria", "missing", content.Language));
        else if (!content.Criteria.IsEmpty) Needs("criteria", content.Criteria);
        foreach (var (criterion, place) in content.CriteriaList.Select((criterion, at) => (criterion, at + 1))) Needs("criteriaList", criterion.Name, place);
        if (content.Picture is null) problems.Add(new BadgeProblem("picture", "missing"));
        // A drawing says what it shows; of another picture, whoever does not see it has these words alone.
        else if (content.Picture is { Art: null, Description.IsEmpty: true }) problems.Add(new BadgeProblem("pictureDescription", "missing", content.Language));
        if (badge.OpenToRequests && contact is null) problems.Add(new BadgeProblem("openToRequests", "missing"));
        return problems;

        // The language of the name is a language of the badge: whoever reads it there finds all of it.
        void Needs(string field, LocalizedText text, int? criterion = null)
        {
            if (!text.ByLanguage.ContainsKey(content.Language)) problems.Add(new BadgeProblem(field, "missing", content.Language, criterion));
            foreach (var language in content.Name.ByLanguage.Keys.Where(language => language != content.Language && !text.ByLanguage.ContainsKey(language)))
                problems.Add(new BadgeProblem(field, $"missing-in-{language}", language, criterion));
        }
    }
}
