using System.Collections.Immutable;
using System.Globalization;
using Ecusson.Badges;
using Ecusson.Storage;
using Ecusson.Web.Components;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Badges;

/// <summary>One field, in one language, of which two people wrote different things.</summary>
/// <param name="Field">What the form calls it.</param>
/// <param name="Language">The language, e.g. <c>en</c>; null for what is said in none.</param>
/// <param name="Theirs">What is saved.</param>
/// <param name="Mine">What stands on the form.</param>
public sealed record BadgeDifference(string Field, string? Language, string Theirs, string Mine);

/// <summary>Compares what two people wrote of one badge: every field, in every language.</summary>
/// <param name="text">The texts of the badge's form.</param>
/// <param name="words">The names of types and levels.</param>
sealed class BadgeDifferences(IStringLocalizer text, IStringLocalizer words)
{
    /// <summary>Where they differ, in the order of the form.</summary>
    public IReadOnlyList<BadgeDifference> Between(BadgeContent theirs, bool theirsIsOpen, BadgeContent mine, bool mineIsOpen) =>
    [
        .. BadgeRules.Languages.SelectMany(language => Texts(theirs, mine, language)), .. Plain(theirs, theirsIsOpen, mine, mineIsOpen),
    ];

    IEnumerable<BadgeDifference> Texts(BadgeContent theirs, BadgeContent mine, string language)
    {
        var (there, here) = (Of(theirs, language), Of(mine, language));
        return from field in there.Keys.Concat(here.Keys).Distinct().ToList()
               let pair = (Theirs: there.GetValueOrDefault(field, ""), Mine: here.GetValueOrDefault(field, ""))
               where pair.Theirs != pair.Mine
               select new BadgeDifference(field, language, pair.Theirs, pair.Mine);
    }

    Dictionary<string, string> Of(BadgeContent content, string language)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [text["Name"]] = Own(content.Name, language), [text["Description"]] = Own(content.Description, language), [text["Criteria"]] = Own(content.Criteria, language),
        };
        foreach (var (criterion, number) in content.CriteriaList.Select((criterion, at) => (criterion, at + 1)))
        {
            said[$"{text["Criterion", number]} · {text["Name"]}"] = Own(criterion.Name, language);
            said[$"{text["Criterion", number]} · {text["CriterionText"]}"] = Own(criterion.Description, language);
        }

        said[text["Evidence"]] = Own(content.ExpectedEvidence, language);
        said[text["Competencies"]] = string.Join('\n', content.Competencies.Select(competency => Own(competency.Name, language)).Where(name => name.Length > 0));
        said[text["PictureDescription"]] = content.Picture is { } picture ? Own(picture.Description, language) : "";
        return said;
    }

    IEnumerable<BadgeDifference> Plain(BadgeContent theirs, bool theirsIsOpen, BadgeContent mine, bool mineIsOpen) =>
        from field in ((string Name, string Theirs, string Mine)[])
        [
            (text["Type"], words[$"Type_{theirs.Type}"], words[$"Type_{mine.Type}"]), (text["Level"], Level(theirs.Level), Level(mine.Level)),
            (text["Validity"], Validity(theirs.Validity), Validity(mine.Validity)), (text["Workload"], Number(theirs.WorkloadHours), Number(mine.WorkloadHours)),
            (text["Tags"], Joined(theirs.Tags), Joined(mine.Tags)), (text["OpenToRequests"], YesOrNo(theirsIsOpen), YesOrNo(mineIsOpen)),
            (text["FirstLanguage"], Language.Named(theirs.Language), Language.Named(mine.Language)),
        ]
        where field.Theirs != field.Mine
        select new BadgeDifference(field.Name, null, field.Theirs, field.Mine);

    static string Own(LocalizedText said, string language) => said.ByLanguage.GetValueOrDefault(language) ?? "";

    string Level(int? level) => level is { } number ? $"{number}. {words[$"Level{number}"]}" : text["NoLevel"];

    string Validity(BadgeValidity validity) => validity switch
    {
        { Until: { } day } => $"{text["ValidUntil"]} · {SpokenDate.Day(day)}",
        { Months: { } months } => $"{text["ValidMonths"]} · {months}",
        _ => text["ValidAlways"],
    };

    static string Number(decimal? hours) => hours?.ToString("0.##", CultureInfo.CurrentCulture) ?? "";

    static string Joined(ImmutableArray<string> tags) => string.Join(", ", tags);

    string YesOrNo(bool isSo) => text[isSo ? "Yes" : "No"];
}
