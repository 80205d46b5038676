using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>A schema that the credential keeps to (VC Data Model 2.0 §4.11).</summary>
public sealed record CredentialSchema : OpenBadgePart
{
    /// <summary>Its address. Required.</summary>
    public string? Id { get; init; }

    /// <summary><c>1EdTechJsonSchemaValidator2019</c>… Required.</summary>
    public string? Type { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static CredentialSchema? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new CredentialSchema
        {
            Id = fields.Text("id"u8),
            Type = fields.Text("type"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Text("type"u8, Type);
    }
}
