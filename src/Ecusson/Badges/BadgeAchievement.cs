using System.Globalization;
using System.Text;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Storage;

namespace Ecusson.Badges;

/// <summary>A version of a badge as the standard writes it: what goes, word for word, into every award given under that version.</summary>
public static class BadgeAchievement
{
    /// <summary>The Achievement (Open Badges 3.0 §B.1) in the language that the badge is written in first.</summary>
    public static Achievement Of(PublicId badge, int number, BadgeContent content, SiteAddress site)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(site);
        var (language, id) = (content.Language, site.BadgeVersion(badge, number));
        return new Achievement
        {
            Id = id,
            Name = content.Name.In(language),
            Description = content.Description.In(language),
            Criteria = new Criteria { Id = site.Badge(badge), Narrative = Narrative(content) },
            AchievementType = content.Type,
            Image = content.Picture is { } picture ? new Image { Id = site.File(picture.File), Caption = Filled(picture.Description.In(language)) } : null,
            Tags = content.Tags,
            Alignments = [.. content.Competencies.Select((competency, at) => Alignment(competency, at, language, id))],
            InLanguage = language,
            Version = number.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>What it takes as one Markdown text: the words around it, then criterion by criterion.</summary>
    static string? Narrative(BadgeContent content)
    {
        var text = new StringBuilder(content.Criteria.In(content.Language));
        foreach (var criterion in content.CriteriaList)
        {
            if (text.Length > 0) text.Append("\n\n");
            text.Append("- **").Append(criterion.Name.In(content.Language)).Append("**");
            if (Filled(criterion.Description.In(content.Language)) is { } more) text.Append("\n  ").Append(more.Replace("\n", "\n  ", StringComparison.Ordinal));
        }

        return Filled(text.ToString());
    }

    // The standard wants an address for each; free words have the badge's own, where people read what they stand for.
    static Alignment Alignment(ListedCompetency competency, int at, string language, string badge) => new()
    {
        TargetName = competency.Name.In(language),
        TargetUrl = competency.Address ?? string.Create(CultureInfo.InvariantCulture, $"{badge}#competency-{at + 1}"),
        TargetCode = competency.Code,
        TargetFramework = competency.Framework,
        TargetType = "CFItem",
    };

    static string? Filled(string text) => text.Length == 0 ? null : text;
}
