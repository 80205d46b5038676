using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>
/// Results and what they answer (Open Badges 3.0, Result and ResultDescription): ids named by a result, or as a required level, are
/// those of this achievement; a result of the type Status says its status.
/// </summary>
static class ResultRules
{
    public static void Judge(JsonElement subject, Pointer at)
    {
        JsonValues.TryGet(subject, "achievement"u8, out var achievement);
        var described = JsonValues.TryGet(achievement, "resultDescription"u8, out var descriptions);
        var hasResults = JsonValues.TryGet(subject, "result"u8, out var results);
        if (!described && !hasResults) return;

        var types = new Dictionary<string, string?>(StringComparer.Ordinal);
        var levels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var description in JsonValues.Many(descriptions))
        {
            if (JsonValues.Text(description, "id"u8) is { } id) types[id] = JsonValues.Text(description, "resultType"u8);
            if (!JsonValues.TryGet(description, "rubricCriterionLevel"u8, out var own)) continue;
            foreach (var level in JsonValues.Many(own))
            {
                if (JsonValues.Text(level, "id"u8) is { } levelId) levels.Add(levelId);
            }
        }

        if (described && at.Enter("achievement"))
        {
            CredentialRules.Each(descriptions, "resultDescription", at, (description, at) => Level(description, "requiredLevel"u8, "requiredLevel", levels, at));
            at.Leave();
        }

        if (!hasResults) return;
        CredentialRules.Each(results, "result", at, (result, at) =>
        {
            Level(result, "achievedLevel"u8, "achievedLevel", levels, at);
            if (JsonValues.Text(result, "resultDescription"u8) is not { } named) return;
            if (!types.TryGetValue(named, out var type)) at.Report("resultDescription", OpenBadgeProblems.ResultDescriptionUnknown, DocumentProblem.Shorten(named));
            else if (type == "Status" && JsonValues.Text(result, "status"u8) is null) at.Report(OpenBadgeProblems.StatusMissing, "");
        });
    }

    static void Level(JsonElement owner, ReadOnlySpan<byte> utf8, string name, HashSet<string> levels, Pointer at)
    {
        if (JsonValues.Text(owner, utf8) is { } level && !levels.Contains(level)) at.Report(name, OpenBadgeProblems.LevelUnknown, DocumentProblem.Shorten(level));
    }
}
