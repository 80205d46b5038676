using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>What can be achieved: the badge itself, apart from who received it (Open Badges 3.0, Achievement).</summary>
public sealed record Achievement : OpenBadgePart
{
    /// <summary>Its address for ever. Required.</summary>
    public string? Id { get; init; }

    /// <summary>Default and required: <c>Achievement</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = ["Achievement"];

    /// <summary>Its name. Required.</summary>
    public string? Name { get; init; }

    /// <summary>What it stands for, in short. Required.</summary>
    public string? Description { get; init; }

    /// <summary>What it takes. Required.</summary>
    public Criteria? Criteria { get; init; }

    /// <summary>One of <see cref="OpenBadgeTerms.AchievementTypes"/> or <c>ext:…</c>.</summary>
    public string? AchievementType { get; init; }

    /// <summary>Its picture, not baked: PNG or SVG.</summary>
    public Image? Image { get; init; }

    /// <summary>Who defined it, where that is not the issuer.</summary>
    public Profile? Creator { get; init; }

    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What it corresponds to in frameworks.</summary>
    public IReadOnlyList<Alignment> Alignments { get; init; } = [];

    /// <summary>The language it is written in (BCP 47).</summary>
    public string? InLanguage { get; init; }

    /// <summary>The edition of its definition.</summary>
    public string? Version { get; init; }

    /// <summary>Credit hours that it can give.</summary>
    public double? CreditsAvailable { get; init; }

    /// <summary>The subject or category.</summary>
    public string? FieldOfStudy { get; init; }

    /// <summary>The focus within the field.</summary>
    public string? Specialization { get; init; }

    /// <summary>The short code that people use for it.</summary>
    public string? HumanCode { get; init; }

    /// <summary>Its identifiers elsewhere.</summary>
    public IReadOnlyList<IdentifierEntry> OtherIdentifiers { get; init; } = [];

    /// <summary>Translations and other editions of it.</summary>
    public IReadOnlyList<Related> Related { get; init; } = [];

    /// <summary>The results that it can have.</summary>
    public IReadOnlyList<ResultDescription> ResultDescriptions { get; init; } = [];

    /// <summary>Endorsements of it, signed and therefore kept as they stand; read one with <see cref="EndorsementCredential.Read"/>.</summary>
    public IReadOnlyList<JsonElement> Endorsements { get; init; } = [];

    /// <summary>The same as compact JWS. Only in a badge that is itself a JWT.</summary>
    public IReadOnlyList<string> EndorsementJwts { get; init; } = [];

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static Achievement? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new Achievement
        {
            Id = fields.Text("id"u8),
            Types = fields.Texts("type"u8),
            Name = fields.Text("name"u8),
            Description = fields.Text("description"u8),
            Criteria = fields.One("criteria"u8, V3.Criteria.Read),
            AchievementType = fields.Text("achievementType"u8),
            Image = fields.One("image"u8, Image.Read),
            Creator = fields.One("creator"u8, Profile.Read),
            Tags = fields.Texts("tag"u8),
            Alignments = fields.Many("alignment"u8, Alignment.Read),
            InLanguage = fields.Text("inLanguage"u8),
            Version = fields.Text("version"u8),
            CreditsAvailable = fields.Number("creditsAvailable"u8),
            FieldOfStudy = fields.Text("fieldOfStudy"u8),
            Specialization = fields.Text("specialization"u8),
            HumanCode = fields.Text("humanCode"u8),
            OtherIdentifiers = fields.Many("otherIdentifier"u8, IdentifierEntry.Read),
            Related = fields.Many("related"u8, V3.Related.Read),
            ResultDescriptions = fields.Many("resultDescription"u8, ResultDescription.Read),
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
        to.Text("description"u8, Description);
        to.One("criteria"u8, Criteria);
        to.Text("achievementType"u8, AchievementType);
        to.One("image"u8, Image);
        to.One("creator"u8, Creator);
        to.Texts("tag"u8, Tags);
        to.Many("alignment"u8, Alignments);
        to.Text("inLanguage"u8, InLanguage);
        to.Text("version"u8, Version);
        to.Number("creditsAvailable"u8, CreditsAvailable);
        to.Text("fieldOfStudy"u8, FieldOfStudy);
        to.Text("specialization"u8, Specialization);
        to.Text("humanCode"u8, HumanCode);
        to.Many("otherIdentifier"u8, OtherIdentifiers);
        to.Many("related"u8, Related);
        to.Many("resultDescription"u8, ResultDescriptions);
        to.Kept("endorsement"u8, Endorsements);
        to.Texts("endorsementJwt"u8, EndorsementJwts);
    }
}
