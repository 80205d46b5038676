using Ecusson.Credentials.OpenBadges.V2;

namespace Ecusson.Credentials.Verification;

/// <summary>What a badge or an endorsement of Open Badges 2.0 and before says of itself.</summary>
static class AssertionSummary
{
    /// <summary>The standard of every endorsement: older editions have none.</summary>
    public const string Standard = "Open Badges 2.0";

    public static BadgeSummary Of(Assertion assertion, AssertionChain chain) => new()
    {
        Standard = StandardOf(assertion),
        IsBadge = true,
        Id = assertion.Id,
        BadgeName = chain.Badge?.Name,
        Description = chain.Badge?.Description,
        Criteria = chain.Badge?.Criteria?.Narrative ?? chain.Badge?.Criteria?.Id,
        Image = chain.Badge?.Image?.Id ?? assertion.Image?.Id,
        IssuerId = chain.Issuer.Id,
        IssuerName = chain.Issuer.Profile?.Name,
        HolderName = assertion.Recipient is { Hashed: false, Identity: { } name } ? name : null,
        GivenAt = assertion.IssuedOn,
        ValidUntil = assertion.Expires,
    };

    public static BadgeSummary Of(Endorsement endorsement, IssuerPage issuer) => new()
    {
        Standard = Standard,
        Id = endorsement.Id,
        Description = endorsement.Claim?.EndorsementComment,
        IssuerId = issuer.Id,
        IssuerName = issuer.Profile?.Name,
        GivenAt = endorsement.IssuedOn,
        ValidUntil = endorsement.Expires,
    };

    public static string StandardOf(Assertion assertion) => assertion.Edition switch
    {
        Edition.V20 => Standard,
        Edition.V11 => "Open Badges 1.1",
        Edition.V10 => "Open Badges 1.0",
        _ => "Open Badges 0.5",
    };
}
