using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>An identifier in another system (Open Badges 3.0, IdentifierEntry).</summary>
public sealed record IdentifierEntry : OpenBadgePart
{
    /// <summary>Default and required: <c>IdentifierEntry</c>.</summary>
    public string? Type { get; init; } = "IdentifierEntry";

    /// <summary>The identifier. Required.</summary>
    public string? Identifier { get; init; }

    /// <summary>One of <see cref="OpenBadgeTerms.IdentityTypes"/> or <c>ext:…</c>. Required.</summary>
    public string? IdentifierType { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static IdentifierEntry? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new IdentifierEntry
        {
            Type = fields.Text("type"u8),
            Identifier = fields.Text("identifier"u8),
            IdentifierType = fields.Text("identifierType"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("type"u8, Type);
        to.Text("identifier"u8, Identifier);
        to.Text("identifierType"u8, IdentifierType);
    }
}
