using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>Where it can be asked whether the credential still stands (VC Data Model 2.0 §4.10).</summary>
public sealed record CredentialStatus : OpenBadgePart
{
    /// <summary>Its address. Required by Open Badges 3.0.</summary>
    public string? Id { get; init; }

    /// <summary><c>BitstringStatusListEntry</c>, <c>1EdTechRevocationList</c>… Required.</summary>
    public string? Type { get; init; }

    /// <summary>Bitstring Status List: <c>revocation</c>, <c>suspension</c>…</summary>
    public string? StatusPurpose { get; init; }

    /// <summary>Bitstring Status List: the place in the list, a decimal number as text.</summary>
    public string? StatusListIndex { get; init; }

    /// <summary>Bitstring Status List: the list's address.</summary>
    public string? StatusListCredential { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static CredentialStatus? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new CredentialStatus
        {
            Id = fields.Text("id"u8),
            Type = fields.Text("type"u8),
            StatusPurpose = fields.Text("statusPurpose"u8),
            StatusListIndex = fields.Text("statusListIndex"u8),
            StatusListCredential = fields.Text("statusListCredential"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Text("type"u8, Type);
        to.Text("statusPurpose"u8, StatusPurpose);
        to.Text("statusListIndex"u8, StatusListIndex);
        to.Text("statusListCredential"u8, StatusListCredential);
    }
}
