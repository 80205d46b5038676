using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>Terms under which the credential was issued (VC Data Model 2.0 §5.5).</summary>
public sealed record TermsOfUse : OpenBadgePart
{
    /// <summary>Their address.</summary>
    public string? Id { get; init; }

    /// <summary>Their kind. Required.</summary>
    public string? Type { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static TermsOfUse? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new TermsOfUse
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
