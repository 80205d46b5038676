using System.Globalization;
using System.Text;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Storage;

namespace Ecusson.Badges;

/// <summary>A version of a badge as the standard writes it (Open Badges 3.0, Achievement): what goes into awards, and what its address answers programs.</summary>
public static class BadgeAchievement
{
    /// <summary>The version in one of its languages. The one it is written in first has the version's own address; a translation names it as related.</summary>
    /// <param name="badge">The badge's name in addresses.</param>
    /// <param name="number">The version.</param>
    /// <param name="content">What it says.</param>
    /// <param name="site">Where this server is found.</param>
    /// <param name="language">The language; null for the first. Another that the badge has no name in gives the first.</param>
    public static Achievement Of(PublicId badge, int number, BadgeContent content, SiteAddress site, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(content);
        var written = language is not null && content.Name.ByLanguage.ContainsKey(language) ? language : content.Language;
        var edition = number.ToString(CultureInfo.InvariantCulture);
        string In(LocalizedText text) => text.In(written, content.Language);
        return new Achievement
        {
            Id = Address(site, badge, number, content, written),
            Name = In(content.Name),
            Description = In(content.Description),
            Criteria = new Criteria { Id = site.BadgeVersion(badge, number), Narrative = Narrative(content, In) },
            AchievementType = content.Type,
            Image = content.Picture is { } picture ? new Image { Id = site.File(picture.Png), Caption = In(picture.Description) is { Length: > 0 } caption ? caption : null } : null,
            Tags = content.Tags,
            Alignments = [.. content.Competencies.Select((competency, at) => Alignment(site, badge, number, competency, at + 1, In))],
            InLanguage = written,
            Version = edition,
            Related =
            [
                .. content.Name.ByLanguage.Keys.Where(other => other != written).Select(other => new Related
                {
                    Types = ["Related", "Achievement"], Id = Address(site, badge, number, content, other), InLanguage = other, Version = edition,
                }),
            ],
        };
    }

    static string Address(SiteAddress site, PublicId badge, int number, BadgeContent content, string language) =>
        language == content.Language ? site.BadgeVersion(badge, number) : site.BadgeVersion(badge, number, language);

    static Alignment Alignment(SiteAddress site, PublicId badge, int number, ListedCompetency competency, int place, Func<LocalizedText, string> read) => new()
    {
        TargetName = read(competency.Name), TargetCode = competency.Code, TargetFramework = competency.Framework,
        TargetDescription = read(competency.Description) is { Length: > 0 } text ? text : null,
        // The standard asks for an address; free words have theirs on the badge's own page.
        TargetUrl = competency.Address ?? string.Create(CultureInfo.InvariantCulture, $"{site.BadgeVersion(badge, number)}#competency-{place}"),
        TargetType = competency.Code is null ? null : "CFItem",
    };

    static string? Narrative(BadgeContent content, Func<LocalizedText, string> read)
    {
        var text = new StringBuilder(SafeMarkdown.Of(read(content.Criteria)));
        var place = 1;
        foreach (var criterion in content.CriteriaList)
        {
            if (text.Length > 0) text.Append(place == 1 ? "\n\n" : "\n");
            text.Append(CultureInfo.InvariantCulture, $"{place++}. **{SafeMarkdown.Of(read(criterion.Name))}**");
            if (read(criterion.Description) is { Length: > 0 } more) text.Append("  \n   ").Append(SafeMarkdown.Of(more).Replace("\n", "\n   ", StringComparison.Ordinal));
        }

        return text.Length == 0 ? null : text.ToString();
    }
}
