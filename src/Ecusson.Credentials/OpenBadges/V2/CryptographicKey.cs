using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>A key with which badges are signed (Open Badges 2.0, CryptographicKey).</summary>
public sealed record CryptographicKey : DocumentPart
{
    /// <summary>Default: <c>CryptographicKey</c>.</summary>
    public override IReadOnlyList<string> Types { get; init; } = ["CryptographicKey"];

    /// <summary>Address of the issuer whose key it is, which must list the key in turn. Required.</summary>
    public string? Owner { get; init; }

    /// <summary>The key, PEM. Required.</summary>
    public string? PublicKeyPem { get; init; }

    internal static CryptographicKey? Read(JsonElement json, Edition edition, string? address)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new CryptographicKey
        {
            AdditionalContexts = OtherContexts(fields),
            Id = fields.Text("id"u8) ?? address,
            Types = TypesOf(fields, edition, "CryptographicKey"),
            Owner = fields.Text("owner"u8),
            PublicKeyPem = fields.Text("publicKeyPem"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        WriteHead(to);
        to.Text("owner"u8, Owner);
        to.Text("publicKeyPem"u8, PublicKeyPem);
    }
}
