using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>A badge that someone received (Open Badges 3.0, AchievementCredential, also called OpenBadgeCredential).</summary>
public sealed record OpenBadgeCredential : CredentialPart
{
    /// <summary>Default: <c>VerifiableCredential</c>, <c>OpenBadgeCredential</c>.</summary>
    public override IReadOnlyList<string> Types { get; init; } = ["VerifiableCredential", "OpenBadgeCredential"];

    /// <summary>The picture that wallets show for the credential.</summary>
    public Image? Image { get; init; }

    /// <summary>Who received it, and what. Required.</summary>
    public AchievementSubject? Subject { get; init; }

    /// <summary>What shows that it was achieved.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Endorsements of this award, signed and therefore kept as they stand; read one with <see cref="EndorsementCredential.Read"/>.</summary>
    public IReadOnlyList<JsonElement> Endorsements { get; init; } = [];

    /// <summary>The same as compact JWS. Only in a badge that is itself a JWT.</summary>
    public IReadOnlyList<string> EndorsementJwts { get; init; } = [];

    /// <summary>
    /// Reads a badge tolerantly: the 2.0 and 1.1 forms of credentials, one value or an array, nulls as absent. Null when the value
    /// is not an object. What is wrong with the badge is for <see cref="OpenBadgeRules.Check"/> to say.
    /// </summary>
    public static OpenBadgeCredential? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new OpenBadgeCredential
        {
            AdditionalContexts = OtherContexts(fields.Value("@context"u8)),
            Id = fields.Text("id"u8),
            Types = fields.Texts("type"u8),
            Name = fields.Text("name"u8),
            Description = fields.Text("description"u8),
            Image = fields.One("image"u8, V3.Image.Read),
            Issuer = fields.One("issuer"u8, Profile.Read),
            ValidFrom = fields.Moment("validFrom"u8) ?? fields.Moment("issuanceDate"u8),
            ValidUntil = fields.Moment("validUntil"u8) ?? fields.Moment("expirationDate"u8),
            AwardedDate = fields.Moment("awardedDate"u8),
            Subject = fields.One("credentialSubject"u8, AchievementSubject.Read),
            Evidence = fields.Many("evidence"u8, V3.Evidence.Read),
            Endorsements = fields.Kept("endorsement"u8),
            EndorsementJwts = fields.Texts("endorsementJwt"u8),
            Schemas = fields.Many("credentialSchema"u8, CredentialSchema.Read),
            Status = fields.One("credentialStatus"u8, CredentialStatus.Read),
            RefreshService = fields.One("refreshService"u8, RefreshService.Read),
            TermsOfUse = fields.Many("termsOfUse"u8, V3.TermsOfUse.Read),
            Proofs = fields.Kept("proof"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        WriteHead(to);
        to.One("image"u8, Image);
        to.One("credentialSubject"u8, Subject);
        to.Many("evidence"u8, Evidence);
        to.Kept("endorsement"u8, Endorsements);
        to.Texts("endorsementJwt"u8, EndorsementJwts);
        WriteTail(to);
    }
}
