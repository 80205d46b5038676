using System.Text.Json.Nodes;

namespace Ecusson.Interop.Tests.Samples;

/// <summary>ResultDescriptions of an achievement (Open Badges 3.0 §B.1.18) and Results that point to them (§B.1.17).</summary>
static class SampleResults
{
    static readonly string[] Types =
    [
        "GradePointAverage", "LetterGrade", "Percent", "PerformanceLevel", "PredictedScore", "RawScore", "Result", "RubricCriterion",
        "RubricCriterionLevel", "RubricScore", "ScaledScore", "Status", "ext:Mention",
    ];

    static readonly string[] Statuses = ["Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Provisional", "Withdrew"];

    public static (JsonArray Descriptions, JsonArray Results) Of(Chance chance)
    {
        var descriptions = new JsonArray();
        var results = new JsonArray();
        for (var n = chance.Between(1, 4); n > 0; n--)
        {
            var description = Description(chance);
            results.Add(Result(chance, description));
            descriptions.Add(description);
        }

        return (descriptions, results);
    }

    static JsonObject Description(Chance chance)
    {
        var type = chance.Of(Types);
        var description = new JsonObject
        {
            ["id"] = chance.Uuid(), ["type"] = new JsonArray("ResultDescription"), ["name"] = chance.Name(), ["resultType"] = type,
        };
        chance.Perhaps(description, "alignment", () => chance.Some(() => SampleAchievement.Alignment(chance)));
        if (type.StartsWith("Rubric", StringComparison.Ordinal))
        {
            var levels = chance.Some(() => Level(chance));
            description["rubricCriterionLevel"] = levels;
            chance.Perhaps(description, "requiredLevel", () => levels[0]!["id"]!.DeepClone());
            return description;
        }

        chance.Perhaps(description, "allowedValue", () => new JsonArray("D", "C", "B", "A", "A+"));
        chance.Perhaps(description, "requiredValue", () => "B");
        chance.Perhaps(description, "valueMin", () => "0");
        chance.Perhaps(description, "valueMax", () => "20.0");
        return description;
    }

    static JsonObject Level(Chance chance)
    {
        var level = new JsonObject { ["id"] = chance.Uuid(), ["type"] = new JsonArray("RubricCriterionLevel"), ["name"] = chance.Name() };
        chance.Perhaps(level, "alignment", () => chance.Some(() => SampleAchievement.Alignment(chance)));
        chance.Perhaps(level, "description", () => chance.Text());
        chance.Perhaps(level, "level", () => "3");
        chance.Perhaps(level, "points", () => "4.5");
        return level;
    }

    static JsonObject Result(Chance chance, JsonObject description)
    {
        var result = new JsonObject { ["type"] = new JsonArray("Result") };
        chance.Perhaps(result, "alignment", () => chance.Some(() => SampleAchievement.Alignment(chance)));
        var type = (string)description["resultType"]!;
        if (type == "Status" || chance.Half) result["resultDescription"] = (string)description["id"]!;
        if (type == "Status") result["status"] = chance.Of(Statuses);
        else if (description["rubricCriterionLevel"] is JsonArray levels && result.ContainsKey("resultDescription"))
            result["achievedLevel"] = (string)levels[0]!["id"]!;
        else result["value"] = chance.Of("A", "17,5", "très bien", "100");
        return result;
    }
}
