using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>A picture (Open Badges 3.0, Image).</summary>
public sealed record Image : OpenBadgePart
{
    /// <summary>Address or data URI. Required.</summary>
    public string? Id { get; init; }

    /// <summary>Default and required: <c>Image</c>.</summary>
    public string? Type { get; init; } = "Image";

    /// <summary>What it shows, for those who do not see it.</summary>
    public string? Caption { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object or a text.</summary>
    public static Image? Read(JsonElement json)
    {
        // Older badges give the address alone.
        if (json.ValueKind == JsonValueKind.String) return new Image { Id = Vc.JsonValues.Text(json) };
        if (Fields.Of(json) is not { } fields) return null;
        return new Image
        {
            Id = fields.Text("id"u8),
            Type = fields.Text("type"u8),
            Caption = fields.Text("caption"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Text("type"u8, Type);
        to.Text("caption"u8, Caption);
    }
}
