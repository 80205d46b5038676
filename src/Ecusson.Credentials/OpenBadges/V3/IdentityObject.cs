using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>One way to recognise the holder (Open Badges 3.0, IdentityObject).</summary>
public sealed record IdentityObject : OpenBadgePart
{
    /// <summary>Default and required: <c>IdentityObject</c>.</summary>
    public string? Type { get; init; } = "IdentityObject";

    /// <summary>Whether <see cref="IdentityHash"/> is a hash or plain text. Required.</summary>
    public bool? Hashed { get; init; }

    /// <summary><c>sha256$…</c> or <c>md5$…</c>, or the plain text. Required.</summary>
    public string? IdentityHash { get; init; }

    /// <summary>One of <see cref="OpenBadgeTerms.IdentityTypes"/> or <c>ext:…</c>. Required.</summary>
    public string? IdentityType { get; init; }

    /// <summary>What was appended before hashing.</summary>
    public string? Salt { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static IdentityObject? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new IdentityObject
        {
            Type = fields.Text("type"u8),
            Hashed = fields.Truth("hashed"u8),
            IdentityHash = fields.Text("identityHash"u8),
            IdentityType = fields.Text("identityType"u8),
            Salt = fields.Text("salt"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("type"u8, Type);
        to.Truth("hashed"u8, Hashed);
        to.Text("identityHash"u8, IdentityHash);
        to.Text("identityType"u8, IdentityType);
        to.Text("salt"u8, Salt);
    }
}
