using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>A translation or another edition of an achievement (Open Badges 3.0, Related).</summary>
public sealed record Related : OpenBadgePart
{
    /// <summary>The other achievement. Required.</summary>
    public string? Id { get; init; }

    /// <summary>Default and required: <c>Related</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = ["Related"];

    /// <summary>Its language (BCP 47).</summary>
    public string? InLanguage { get; init; }

    /// <summary>Its edition.</summary>
    public string? Version { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static Related? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new Related
        {
            Id = fields.Text("id"u8),
            Types = fields.Texts("type"u8),
            InLanguage = fields.Text("inLanguage"u8),
            Version = fields.Text("version"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Texts("type"u8, Types);
        to.Text("inLanguage"u8, InLanguage);
        to.Text("version"u8, Version);
    }
}
