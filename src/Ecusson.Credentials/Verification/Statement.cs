using Ecusson.Credentials.OpenBadges.V2;

namespace Ecusson.Credentials.Verification;

/// <summary>What an issuer hosts or signs: an assertion, or an endorsement, which Open Badges 2.0 (§Endorsement) verifies in the same way.</summary>
/// <param name="Kind">The type, in the standard's word.</param>
/// <param name="Essential">The properties that make it: a copy that differs in these is another one. The rest may have been edited since.</param>
/// <param name="Id">Its id; where it is hosted, its address.</param>
/// <param name="Uid">The <c>uid</c> of 1.x.</param>
/// <param name="Verification">How it says that it is verified.</param>
/// <param name="Revoked">True when its own text says that it was revoked.</param>
/// <param name="RevocationReason">Why.</param>
sealed record Statement(
    string Kind, IReadOnlyList<string> Essential, string? Id, string? Uid, VerificationObject? Verification, bool Revoked, string? RevocationReason)
{
    static readonly string[] OfAssertion = ["recipient", "badge", "issuedOn", "expires"];
    static readonly string[] OfEndorsement = ["claim", "issuer", "issuedOn", "expires"];

    public static Statement Of(Assertion one) =>
        new("Assertion", OfAssertion, one.Id, one.Uid, one.Verification, one.Revoked, one.RevocationReason);

    public static Statement Of(Endorsement one) =>
        new("Endorsement", OfEndorsement, one.Id, null, one.Verification, one.Revoked, one.RevocationReason);

    /// <summary>The statement that a document is; null when it is none.</summary>
    public static Statement? Of(OpenBadge2Reading? reading) => reading switch
    {
        OpenBadge2Reading.OfAssertion { Assertion: var one } => Of(one),
        OpenBadge2Reading.OfEndorsement { Endorsement: var one } => Of(one),
        _ => null,
    };

    /// <summary>Says that it was revoked.</summary>
    /// <param name="findings">Where to say it.</param>
    /// <param name="list">The address that says so.</param>
    /// <param name="reason">Why; null when that is not said.</param>
    /// <param name="source">The part of the specification.</param>
    public static void TellRevoked(Findings findings, string list, string? reason, string source)
    {
        if (string.IsNullOrWhiteSpace(reason)) findings.Failed(CheckName.Status, Codes.StatusRevoked, source, ("list", list));
        else findings.Failed(CheckName.Status, Codes.StatusRevokedWhy, source, ("list", list), ("reason", reason));
    }
}
