using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>What someone says in favour of an award, an achievement or a profile (Open Badges 3.0, EndorsementCredential).</summary>
public sealed record EndorsementCredential : CredentialPart
{
    /// <summary>Default: <c>VerifiableCredential</c>, <c>EndorsementCredential</c>.</summary>
    public override IReadOnlyList<string> Types { get; init; } = ["VerifiableCredential", "EndorsementCredential"];

    /// <summary>What is endorsed, and the endorser's words. Required.</summary>
    public EndorsementSubject? Subject { get; init; }

    /// <summary>Reads an endorsement as tolerantly as <see cref="OpenBadgeCredential.Read"/> reads a badge; null when the value is not an object.</summary>
    public static EndorsementCredential? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new EndorsementCredential
        {
            AdditionalContexts = OtherContexts(fields.Value("@context"u8)),
            Id = fields.Text("id"u8),
            Types = fields.Texts("type"u8),
            Name = fields.Text("name"u8),
            Description = fields.Text("description"u8),
            Issuer = fields.One("issuer"u8, Profile.Read),
            ValidFrom = fields.Moment("validFrom"u8) ?? fields.Moment("issuanceDate"u8),
            ValidUntil = fields.Moment("validUntil"u8) ?? fields.Moment("expirationDate"u8),
            AwardedDate = fields.Moment("awardedDate"u8),
            Subject = fields.One("credentialSubject"u8, EndorsementSubject.Read),
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
        to.One("credentialSubject"u8, Subject);
        WriteTail(to);
    }
}
