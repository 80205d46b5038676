using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>What someone says in favour of a badge, an award or an issuer (Open Badges 2.0, Endorsement).</summary>
public sealed record Endorsement : DocumentPart
{
    /// <summary>Default: <c>Endorsement</c>.</summary>
    public override IReadOnlyList<string> Types { get; init; } = ["Endorsement"];

    /// <summary>What is endorsed, and the words. Required, embedded.</summary>
    public Claim? Claim { get; init; }

    /// <summary>Address of the endorser. Required, or <see cref="Issuer"/>.</summary>
    public string? IssuerId { get; init; }

    /// <summary>The endorser, where embedded.</summary>
    public IssuerProfile? Issuer { get; init; }

    /// <summary>When it was given. Required.</summary>
    public DateTimeOffset? IssuedOn { get; init; }

    /// <summary>Until when it holds; null for ever. The standard's table does not name it, but calls an endorsement "very similar to Assertion".</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>How it is verified. Required.</summary>
    public VerificationObject? Verification { get; init; }

    /// <summary>True where a hosted endorsement says that it was revoked; such a body need not say anything else.</summary>
    public bool Revoked { get; init; }

    /// <summary>Why it was revoked.</summary>
    public string? RevocationReason { get; init; }

    internal static Endorsement? Read(JsonElement json, Edition edition, string? address)
    {
        if (Fields.Of(json) is not { } fields) return null;
        var issuer = fields.Value("issuer"u8);
        var embedded = IssuerProfile.Read(issuer, edition, address: null);
        return new Endorsement
        {
            AdditionalContexts = OtherContexts(fields),
            Id = fields.Text("id"u8) ?? address,
            Types = TypesOf(fields, edition, "Endorsement"),
            Claim = fields.One("claim"u8, V2.Claim.Read),
            IssuerId = Vc.JsonValues.Text(issuer) ?? embedded?.Id,
            Issuer = embedded,
            IssuedOn = fields.Moment("issuedOn"u8),
            Expires = fields.Moment("expires"u8),
            Verification = VerificationObject.Read(fields.Value("verification"u8)),
            Revoked = fields.Truth("revoked"u8) is true,
            RevocationReason = fields.Text("revocationReason"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        WriteHead(to);
        to.One("claim"u8, Claim);
        Reference(to, "issuer"u8, IssuerId, Issuer);
        to.Moment("issuedOn"u8, IssuedOn);
        to.Moment("expires"u8, Expires);
        to.One("verification"u8, Verification);
        if (Revoked) to.Truth("revoked"u8, true);
        to.Text("revocationReason"u8, RevocationReason);
    }
}
