using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>A result that an achievement can have (Open Badges 3.0, ResultDescription).</summary>
public sealed record ResultDescription : OpenBadgePart
{
    /// <summary>Its id, which results name. Required.</summary>
    public string? Id { get; init; }

    /// <summary>Default and required: <c>ResultDescription</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = ["ResultDescription"];

    /// <summary>Its name. Required.</summary>
    public string? Name { get; init; }

    /// <summary>One of <see cref="OpenBadgeTerms.ResultTypes"/> or <c>ext:…</c>. Required.</summary>
    public string? ResultType { get; init; }

    /// <summary>The values it may have, from low to high.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>Id of the level that must be reached.</summary>
    public string? RequiredLevel { get; init; }

    /// <summary>The value that must be reached.</summary>
    public string? RequiredValue { get; init; }

    /// <summary>The levels, from low to high.</summary>
    public IReadOnlyList<RubricCriterionLevel> RubricCriterionLevels { get; init; } = [];

    /// <summary>The least value, as text.</summary>
    public string? ValueMin { get; init; }

    /// <summary>The greatest value, as text.</summary>
    public string? ValueMax { get; init; }

    /// <summary>What it corresponds to.</summary>
    public IReadOnlyList<Alignment> Alignments { get; init; } = [];

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static ResultDescription? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new ResultDescription
        {
            Id = fields.Text("id"u8),
            Types = fields.Texts("type"u8),
            Name = fields.Text("name"u8),
            ResultType = fields.Text("resultType"u8),
            AllowedValues = fields.Texts("allowedValue"u8),
            RequiredLevel = fields.Text("requiredLevel"u8),
            RequiredValue = fields.Text("requiredValue"u8),
            RubricCriterionLevels = fields.Many("rubricCriterionLevel"u8, RubricCriterionLevel.Read),
            ValueMin = fields.Text("valueMin"u8),
            ValueMax = fields.Text("valueMax"u8),
            Alignments = fields.Many("alignment"u8, Alignment.Read),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Texts("type"u8, Types);
        to.Text("name"u8, Name);
        to.Text("resultType"u8, ResultType);
        to.Texts("allowedValue"u8, AllowedValues);
        to.Text("requiredLevel"u8, RequiredLevel);
        to.Text("requiredValue"u8, RequiredValue);
        to.Many("rubricCriterionLevel"u8, RubricCriterionLevels);
        to.Text("valueMin"u8, ValueMin);
        to.Text("valueMax"u8, ValueMax);
        to.Many("alignment"u8, Alignments);
    }
}
