using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>Who issues badges (Open Badges 2.0, Profile and Issuer).</summary>
public sealed record IssuerProfile : DocumentPart
{
    /// <summary>Default: <c>Issuer</c>.</summary>
    public override IReadOnlyList<string> Types { get; init; } = ["Issuer"];

    /// <summary>The name shown. Required.</summary>
    public string? Name { get; init; }

    /// <summary>Home page; the <c>origin</c> of 0.5. Required.</summary>
    public string? Url { get; init; }

    /// <summary>Address for mail; the <c>contact</c> of 0.5. Required.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone number (E.164).</summary>
    public string? Telephone { get; init; }

    /// <summary>A few words.</summary>
    public string? Description { get; init; }

    /// <summary>Logo: address or data URI.</summary>
    public BadgeImage? Image { get; init; }

    /// <summary>Its keys: addresses or objects, as they stand. A signature's key must be among them.</summary>
    public IReadOnlyList<JsonElement> PublicKeys { get; init; } = [];

    /// <summary>Address of its list of revoked badges.</summary>
    public string? RevocationList { get; init; }

    /// <summary>Where its hosted badges may lie.</summary>
    public VerificationObject? Verification { get; init; }

    /// <summary>Endorsements of it: addresses or objects, as they stand.</summary>
    public IReadOnlyList<JsonElement> Endorsements { get; init; } = [];

    /// <summary>True when the issuer lists this key: the other half of the link from <see cref="CryptographicKey.Owner"/>.</summary>
    public bool Lists(string keyId) => PublicKeys.Any(key => (Vc.JsonValues.Text(key) ?? Vc.JsonValues.Text(key, "id"u8)) == keyId);

    internal static IssuerProfile? Read(JsonElement json, Edition edition, string? address)
    {
        if (Fields.Of(json) is not { } fields) return null;
        var origin = edition == Edition.V05 ? fields.Text("origin"u8) : null;
        return new IssuerProfile
        {
            AdditionalContexts = OtherContexts(fields),
            Id = fields.Text("id"u8) ?? address ?? origin,
            Types = TypesOf(fields, edition, "Issuer"),
            Name = fields.Text("name"u8),
            Url = fields.Text("url"u8) ?? origin,
            Email = fields.Text("email"u8) ?? (edition == Edition.V05 ? fields.Text("contact"u8) : null),
            Telephone = fields.Text("telephone"u8),
            Description = fields.Text("description"u8),
            Image = fields.One("image"u8, BadgeImage.Read),
            PublicKeys = fields.Kept("publicKey"u8),
            RevocationList = fields.Text("revocationList"u8),
            Verification = VerificationObject.Read(fields.Value("verification"u8)),
            Endorsements = fields.Kept("endorsement"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        WriteHead(to);
        to.Text("name"u8, Name);
        to.Text("url"u8, Url);
        to.Text("email"u8, Email);
        to.Text("telephone"u8, Telephone);
        to.Text("description"u8, Description);
        Simple(to, "image"u8, Image?.Id, Image, Image is { Types.Count: 0, Caption: null, Author: null });
        to.Kept("publicKey"u8, PublicKeys);
        to.Text("revocationList"u8, RevocationList);
        to.One("verification"u8, Verification);
        to.Kept("endorsement"u8, Endorsements);
    }
}
