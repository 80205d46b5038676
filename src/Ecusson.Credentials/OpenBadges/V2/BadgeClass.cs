using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>A badge apart from who received it (Open Badges 2.0, BadgeClass).</summary>
public sealed record BadgeClass : DocumentPart
{
    /// <summary>Default: <c>BadgeClass</c>.</summary>
    public override IReadOnlyList<string> Types { get; init; } = ["BadgeClass"];

    /// <summary>Its name. Required.</summary>
    public string? Name { get; init; }

    /// <summary>What it stands for. Required.</summary>
    public string? Description { get; init; }

    /// <summary>Its picture: address or data URI. Required.</summary>
    public BadgeImage? Image { get; init; }

    /// <summary>What it takes. Required.</summary>
    public BadgeCriteria? Criteria { get; init; }

    /// <summary>Address of the issuer. Required, or <see cref="Issuer"/>.</summary>
    public string? IssuerId { get; init; }

    /// <summary>The issuer itself, where it is embedded.</summary>
    public IssuerProfile? Issuer { get; init; }

    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What it corresponds to in frameworks.</summary>
    public IReadOnlyList<AlignmentObject> Alignments { get; init; } = [];

    /// <summary>Its language (BCP 47).</summary>
    public string? Language { get; init; }

    /// <summary>The edition of its definition.</summary>
    public string? Version { get; init; }

    /// <summary>Translations and other editions: objects, as they stand.</summary>
    public IReadOnlyList<JsonElement> Related { get; init; } = [];

    /// <summary>Endorsements of it: addresses or objects, as they stand.</summary>
    public IReadOnlyList<JsonElement> Endorsements { get; init; } = [];

    internal static BadgeClass? Read(JsonElement json, Edition edition, string? address)
    {
        if (Fields.Of(json) is not { } fields) return null;
        var issuer = fields.Value("issuer"u8);
        var embedded = IssuerProfile.Read(issuer, edition, address: null);
        return new BadgeClass
        {
            AdditionalContexts = OtherContexts(fields),
            Id = fields.Text("id"u8) ?? address,
            Types = TypesOf(fields, edition, "BadgeClass"),
            Name = fields.Text("name"u8),
            Description = fields.Text("description"u8),
            Image = fields.One("image"u8, BadgeImage.Read),
            Criteria = fields.One("criteria"u8, BadgeCriteria.Read),
            IssuerId = Vc.JsonValues.Text(issuer) ?? embedded?.Id,
            Issuer = embedded,
            Tags = fields.Texts("tags"u8),
            Alignments = fields.Many("alignment"u8, AlignmentObject.Read),
            Language = fields.Text("@language"u8),
            Version = fields.Text("version"u8),
            Related = fields.Kept("related"u8),
            Endorsements = fields.Kept("endorsement"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        WriteHead(to);
        to.Text("name"u8, Name);
        to.Text("description"u8, Description);
        Simple(to, "image"u8, Image?.Id, Image, Image is { Types.Count: 0, Caption: null, Author: null });
        Simple(to, "criteria"u8, Criteria?.Id, Criteria, Criteria is { Types.Count: 0, Narrative: null });
        Reference(to, "issuer"u8, IssuerId, Issuer);
        to.Texts("tags"u8, Tags);
        to.Many("alignment"u8, Alignments);
        to.Text("@language"u8, Language);
        to.Text("version"u8, Version);
        to.Kept("related"u8, Related);
        to.Kept("endorsement"u8, Endorsements);
    }
}
