using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>A person or an organisation: issuer, creator, source (Open Badges 3.0, Profile).</summary>
public sealed record Profile : OpenBadgePart
{
    /// <summary>A DID or an address. Required.</summary>
    public string? Id { get; init; }

    /// <summary>Default and required: <c>Profile</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = ["Profile"];

    /// <summary>The name shown.</summary>
    public string? Name { get; init; }

    /// <summary>Home page.</summary>
    public string? Url { get; init; }

    /// <summary>A few words.</summary>
    public string? Description { get; init; }

    /// <summary>Logo: PNG or SVG.</summary>
    public Image? Image { get; init; }

    /// <summary>Address for mail.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Postal address.</summary>
    public Address? Address { get; init; }

    /// <summary>Identifiers elsewhere.</summary>
    public IReadOnlyList<IdentifierEntry> OtherIdentifiers { get; init; } = [];

    /// <summary>Name of an organisation's authorised official.</summary>
    public string? Official { get; init; }

    /// <summary>The organisation above it.</summary>
    public Profile? ParentOrg { get; init; }

    /// <summary>Family name.</summary>
    public string? FamilyName { get; init; }

    /// <summary>Given name.</summary>
    public string? GivenName { get; init; }

    /// <summary>Middle name.</summary>
    public string? AdditionalName { get; init; }

    /// <summary>Patronymic.</summary>
    public string? PatronymicName { get; init; }

    /// <summary>Dr, Mme…</summary>
    public string? HonorificPrefix { get; init; }

    /// <summary>PhD…</summary>
    public string? HonorificSuffix { get; init; }

    /// <summary>The leading part of a family name.</summary>
    public string? FamilyNamePrefix { get; init; }

    /// <summary>Day of birth, <c>yyyy-MM-dd</c>.</summary>
    public string? DateOfBirth { get; init; }

    /// <summary>Endorsements of it, signed and therefore kept as they stand.</summary>
    public IReadOnlyList<JsonElement> Endorsements { get; init; } = [];

    /// <summary>The same as compact JWS. Only in a badge that is itself a JWT.</summary>
    public IReadOnlyList<string> EndorsementJwts { get; init; } = [];

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object or a text. Parents beyond the sixteenth are left out.</summary>
    public static Profile? Read(JsonElement json) => Read(json, 16);

    static Profile? Read(JsonElement json, int generations)
    {
        // Older badges give the address alone.
        if (json.ValueKind == JsonValueKind.String) return new Profile { Id = Vc.JsonValues.Text(json) };
        if (Fields.Of(json) is not { } fields) return null;
        return new Profile
        {
            Id = fields.Text("id"u8),
            Types = fields.Texts("type"u8),
            Name = fields.Text("name"u8),
            Url = fields.Text("url"u8),
            Description = fields.Text("description"u8),
            Image = fields.One("image"u8, Image.Read),
            Email = fields.Text("email"u8),
            Phone = fields.Text("phone"u8),
            Address = fields.One("address"u8, Address.Read),
            OtherIdentifiers = fields.Many("otherIdentifier"u8, IdentifierEntry.Read),
            Official = fields.Text("official"u8),
            ParentOrg = fields.One("parentOrg"u8, parent => generations == 0 ? null : Read(parent, generations - 1)),
            FamilyName = fields.Text("familyName"u8),
            GivenName = fields.Text("givenName"u8),
            AdditionalName = fields.Text("additionalName"u8),
            PatronymicName = fields.Text("patronymicName"u8),
            HonorificPrefix = fields.Text("honorificPrefix"u8),
            HonorificSuffix = fields.Text("honorificSuffix"u8),
            FamilyNamePrefix = fields.Text("familyNamePrefix"u8),
            DateOfBirth = fields.Text("dateOfBirth"u8),
            Endorsements = fields.Kept("endorsement"u8),
            EndorsementJwts = fields.Texts("endorsementJwt"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Texts("type"u8, Types);
        to.Text("name"u8, Name);
        to.Text("url"u8, Url);
        to.Text("description"u8, Description);
        to.One("image"u8, Image);
        to.Text("email"u8, Email);
        to.Text("phone"u8, Phone);
        to.One("address"u8, Address);
        to.Many("otherIdentifier"u8, OtherIdentifiers);
        to.Text("official"u8, Official);
        to.One("parentOrg"u8, ParentOrg);
        to.Text("familyName"u8, FamilyName);
        to.Text("givenName"u8, GivenName);
        to.Text("additionalName"u8, AdditionalName);
        to.Text("patronymicName"u8, PatronymicName);
        to.Text("honorificPrefix"u8, HonorificPrefix);
        to.Text("honorificSuffix"u8, HonorificSuffix);
        to.Text("familyNamePrefix"u8, FamilyNamePrefix);
        to.Text("dateOfBirth"u8, DateOfBirth);
        to.Kept("endorsement"u8, Endorsements);
        to.Texts("endorsementJwt"u8, EndorsementJwts);
    }
}
