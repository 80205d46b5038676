using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>A level of a rubric (Open Badges 3.0, RubricCriterionLevel).</summary>
public sealed record RubricCriterionLevel : OpenBadgePart
{
    /// <summary>Its id, which results name. Required.</summary>
    public string? Id { get; init; }

    /// <summary>Default and required: <c>RubricCriterionLevel</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = ["RubricCriterionLevel"];

    /// <summary>Its name. Required.</summary>
    public string? Name { get; init; }

    /// <summary>What it means.</summary>
    public string? Description { get; init; }

    /// <summary>The level in terms of success.</summary>
    public string? Level { get; init; }

    /// <summary>The points that go with it, as text.</summary>
    public string? Points { get; init; }

    /// <summary>What it corresponds to.</summary>
    public IReadOnlyList<Alignment> Alignments { get; init; } = [];

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static RubricCriterionLevel? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new RubricCriterionLevel
        {
            Id = fields.Text("id"u8),
            Types = fields.Texts("type"u8),
            Name = fields.Text("name"u8),
            Description = fields.Text("description"u8),
            Level = fields.Text("level"u8),
            Points = fields.Text("points"u8),
            Alignments = fields.Many("alignment"u8, Alignment.Read),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Texts("type"u8, Types);
        to.Text("name"u8, Name);
        to.Text("description"u8, Description);
        to.Text("level"u8, Level);
        to.Text("points"u8, Points);
        to.Many("alignment"u8, Alignments);
    }
}
