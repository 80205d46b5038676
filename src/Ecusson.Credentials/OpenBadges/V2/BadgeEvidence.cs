using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>What shows that it was earned (Open Badges 2.0, Evidence).</summary>
public sealed record BadgeEvidence : OpenBadgePart
{
    /// <summary>Its address.</summary>
    public string? Id { get; init; }

    /// <summary>Not needed.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Its title.</summary>
    public string? Name { get; init; }

    /// <summary>What it tells, Markdown.</summary>
    public string? Narrative { get; init; }

    /// <summary>A longer description.</summary>
    public string? Description { get; init; }

    /// <summary>Its kind.</summary>
    public string? Genre { get; init; }

    /// <summary>Whom it is for.</summary>
    public string? Audience { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object or a text.</summary>
    public static BadgeEvidence? Read(JsonElement json)
    {
        // An address alone, as 1.x wrote it and 2.0 still allows.
        if (json.ValueKind == JsonValueKind.String) return new BadgeEvidence { Id = Vc.JsonValues.Text(json) };
        if (Fields.Of(json) is not { } fields) return null;
        return new BadgeEvidence
        {
            Id = fields.Text("id"u8),
            Types = fields.Texts("type"u8),
            Name = fields.Text("name"u8),
            Narrative = fields.Text("narrative"u8),
            Description = fields.Text("description"u8),
            Genre = fields.Text("genre"u8),
            Audience = fields.Text("audience"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Texts("type"u8, Types);
        to.Text("name"u8, Name);
        to.Text("narrative"u8, Narrative);
        to.Text("description"u8, Description);
        to.Text("genre"u8, Genre);
        to.Text("audience"u8, Audience);
    }
}
