using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>What it takes to achieve it: an address, a text, or both (Open Badges 3.0, Criteria).</summary>
public sealed record Criteria : OpenBadgePart
{
    /// <summary>Address of a page that says it.</summary>
    public string? Id { get; init; }

    /// <summary>The text itself, Markdown.</summary>
    public string? Narrative { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object or a text.</summary>
    public static Criteria? Read(JsonElement json)
    {
        // Older badges give the address alone.
        if (json.ValueKind == JsonValueKind.String) return new Criteria { Id = Vc.JsonValues.Text(json) };
        if (Fields.Of(json) is not { } fields) return null;
        return new Criteria
        {
            Id = fields.Text("id"u8),
            Narrative = fields.Text("narrative"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Text("narrative"u8, Narrative);
    }
}
