using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>A picture (Open Badges 2.0, Image).</summary>
public sealed record BadgeImage : OpenBadgePart
{
    /// <summary>Address or data URI.</summary>
    public string? Id { get; init; }

    /// <summary>Not needed.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>What it shows.</summary>
    public string? Caption { get; init; }

    /// <summary>Id of who made it.</summary>
    public string? Author { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object or a text.</summary>
    public static BadgeImage? Read(JsonElement json)
    {
        // An address alone, as 1.x wrote it and 2.0 still allows.
        if (json.ValueKind == JsonValueKind.String) return new BadgeImage { Id = Vc.JsonValues.Text(json) };
        if (Fields.Of(json) is not { } fields) return null;
        return new BadgeImage
        {
            Id = fields.Text("id"u8),
            Types = fields.Texts("type"u8),
            Caption = fields.Text("caption"u8),
            Author = fields.Text("author"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Texts("type"u8, Types);
        to.Text("caption"u8, Caption);
        to.Text("author"u8, Author);
    }
}
