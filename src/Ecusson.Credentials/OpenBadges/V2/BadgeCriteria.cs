using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>What it takes: an address, a text, or both (Open Badges 2.0, Criteria).</summary>
public sealed record BadgeCriteria : OpenBadgePart
{
    /// <summary>Address of a page that says it.</summary>
    public string? Id { get; init; }

    /// <summary>Not needed.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>The text, Markdown.</summary>
    public string? Narrative { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object or a text.</summary>
    public static BadgeCriteria? Read(JsonElement json)
    {
        // An address alone, as 1.x wrote it and 2.0 still allows.
        if (json.ValueKind == JsonValueKind.String) return new BadgeCriteria { Id = Vc.JsonValues.Text(json) };
        if (Fields.Of(json) is not { } fields) return null;
        return new BadgeCriteria
        {
            Id = fields.Text("id"u8),
            Types = fields.Texts("type"u8),
            Narrative = fields.Text("narrative"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Texts("type"u8, Types);
        to.Text("narrative"u8, Narrative);
    }
}
