using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>A result obtained (Open Badges 3.0, Result).</summary>
public sealed record Result : OpenBadgePart
{
    /// <summary>Default and required: <c>Result</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = ["Result"];

    /// <summary>Id of the <see cref="V3.ResultDescription"/> of this achievement that it answers.</summary>
    public string? ResultDescription { get; init; }

    /// <summary>The value, as text.</summary>
    public string? Value { get; init; }

    /// <summary>One of <see cref="OpenBadgeTerms.ResultStatuses"/>.</summary>
    public string? Status { get; init; }

    /// <summary>Id of the <see cref="RubricCriterionLevel"/> reached.</summary>
    public string? AchievedLevel { get; init; }

    /// <summary>What it corresponds to.</summary>
    public IReadOnlyList<Alignment> Alignments { get; init; } = [];

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static Result? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new Result
        {
            Types = fields.Texts("type"u8),
            ResultDescription = fields.Text("resultDescription"u8),
            Value = fields.Text("value"u8),
            Status = fields.Text("status"u8),
            AchievedLevel = fields.Text("achievedLevel"u8),
            Alignments = fields.Many("alignment"u8, Alignment.Read),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Texts("type"u8, Types);
        to.Text("resultDescription"u8, ResultDescription);
        to.Text("value"u8, Value);
        to.Text("status"u8, Status);
        to.Text("achievedLevel"u8, AchievedLevel);
        to.Many("alignment"u8, Alignments);
    }
}
