using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>A badge that someone received, as Open Badges 2.0 says it; older editions are read into the same words.</summary>
public sealed record Assertion : DocumentPart
{
    /// <summary>The edition it was written for.</summary>
    public Edition Edition { get; init; } = Edition.V20;

    /// <summary>Default: <c>Assertion</c>.</summary>
    public override IReadOnlyList<string> Types { get; init; } = ["Assertion"];

    /// <summary>The <c>uid</c> of 1.x; 1.x lists of revoked badges name it.</summary>
    public string? Uid { get; init; }

    /// <summary>Whom it was given to. Required.</summary>
    public Recipient? Recipient { get; init; }

    /// <summary>Address of the badge class. Required, or <see cref="Badge"/>.</summary>
    public string? BadgeId { get; init; }

    /// <summary>The badge class itself, where it is embedded.</summary>
    public BadgeClass? Badge { get; init; }

    /// <summary>How it is verified. Required.</summary>
    public VerificationObject? Verification { get; init; }

    /// <summary>When it was given. Required.</summary>
    public DateTimeOffset? IssuedOn { get; init; }

    /// <summary>Until when it is valid; null for ever.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The recipient's own edition of the picture, baked; an address.</summary>
    public BadgeImage? Image { get; init; }

    /// <summary>What shows that it was earned.</summary>
    public IReadOnlyList<BadgeEvidence> Evidence { get; init; } = [];

    /// <summary>The story that connects the evidence, Markdown.</summary>
    public string? Narrative { get; init; }

    /// <summary>True where a hosted assertion says that it was revoked; such a body need not say anything else.</summary>
    public bool Revoked { get; init; }

    /// <summary>Why it was revoked.</summary>
    public string? RevocationReason { get; init; }

    /// <summary>Endorsements of it: addresses or objects, as they stand.</summary>
    public IReadOnlyList<JsonElement> Endorsements { get; init; } = [];

    internal static Assertion? Read(JsonElement json, Edition edition, string? address)
    {
        if (Fields.Of(json) is not { } fields) return null;
        var verification = VerificationObject.Read(fields.Value("verification"u8)) ?? VerificationObject.Read(fields.Value("verify"u8));
        var recipient = Recipient.Read(fields.Value("recipient"u8));
        var badge = fields.Value("badge"u8);
        var embedded = BadgeClass.Read(badge, edition, address: null);

        // 0.5 is hosted without saying so; 1.0 says where by verify.url.
        if (verification is null && edition == Edition.V05) verification = new VerificationObject { Type = VerificationObject.Hosted, Url = address };
        var id = fields.Text("id"u8) ?? (verification?.Type == VerificationObject.Hosted ? verification.Url : null) ?? address;
        return new Assertion
        {
            Edition = edition,
            AdditionalContexts = OtherContexts(fields),
            Id = id,
            Types = TypesOf(fields, edition, "Assertion"),
            Uid = fields.Text("uid"u8),
            Recipient = recipient is { Salt: null } && fields.Text("salt"u8) is { } salt ? recipient with { Salt = salt } : recipient,
            BadgeId = Vc.JsonValues.Text(badge) ?? embedded?.Id,
            Badge = embedded,
            Verification = verification,
            IssuedOn = fields.Moment("issuedOn"u8) ?? fields.Moment("issued_on"u8),
            Expires = fields.Moment("expires"u8),
            Image = fields.One("image"u8, BadgeImage.Read),
            Evidence = fields.Many("evidence"u8, BadgeEvidence.Read),
            Narrative = fields.Text("narrative"u8),
            Revoked = fields.Truth("revoked"u8) is true,
            RevocationReason = fields.Text("revocationReason"u8),
            Endorsements = fields.Kept("endorsement"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        WriteHead(to);
        to.One("recipient"u8, Recipient);
        Reference(to, "badge"u8, BadgeId, Badge);
        to.One("verification"u8, Verification);
        to.Moment("issuedOn"u8, IssuedOn);
        to.Moment("expires"u8, Expires);
        Simple(to, "image"u8, Image?.Id, Image, Image is { Types.Count: 0, Caption: null, Author: null });
        Several(to, "evidence"u8, Evidence, one => one is { Types.Count: 0, Name: null, Narrative: null, Description: null, Genre: null, Audience: null } ? one.Id : null);
        to.Text("narrative"u8, Narrative);
        if (Revoked) to.Truth("revoked"u8, true);
        to.Text("revocationReason"u8, RevocationReason);
        to.Kept("endorsement"u8, Endorsements);
    }
}
