using System.Text.Json;
using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>Does the issuer publish this badge, and does the published copy say the same?</summary>
static class HostedCopyCheck
{
    const string Source = "OB 2.0 §Verification of hosted badges";

    /// <summary>What makes an award: a copy that differs in these is another award. The rest may have been edited since.</summary>
    static readonly string[] Essential = ["recipient", "badge", "issuedOn", "expires"];

    public static void Judge(Findings findings, Assertion given, JsonElement givenJson, Remote hosted, IssuerProfile? issuer)
    {
        var address = given.Id ?? "";
        switch (hosted)
        {
            case { Reading: OpenBadge2Reading.OfAssertion { Assertion: { Revoked: true } revoked } }:
                Revoked(findings, address, revoked.RevocationReason);
                return;
            case { Reason: "gone" }:
                Revoked(findings, address, null);
                return;
            case { Reason: "missing" }:
                findings.Failed(CheckName.HostedCopy, Codes.HostedMissing, Source, ("address", address));
                return;
            case { Reason: { } reason }:
                findings.Unknown(CheckName.HostedCopy, Codes.HostedUnreachable, Source, ("address", address), ("reason", reason));
                return;
        }

        var different = hosted.Text is { } copy ? Essential.Where(name => !Same(givenJson, copy.Json, name)).ToList() : [];
        if (hosted.Reading is not OpenBadge2Reading.OfAssertion)
            findings.Failed(CheckName.HostedCopy, Codes.HostedDiffers, Source, ("address", address), ("detail", "type"));
        else if (different.Count > 0)
            findings.Failed(CheckName.HostedCopy, Codes.HostedDiffers, Source, ("address", address), ("detail", string.Join(", ", different)));
        else if (issuer is null)
            findings.Unknown(CheckName.HostedCopy, Codes.HostedUnreachable, Source, ("address", address), ("reason", "missing"));
        else if (!HostedScope.Allows(issuer, address))
            findings.Failed(CheckName.HostedCopy, Codes.HostedOutsideScope, Source, ("address", address), ("issuer", issuer.Id ?? issuer.Name ?? ""));
        else
            findings.Passed(CheckName.HostedCopy, Codes.HostedRead, Source, ("address", address));
    }

    // OB 2.0: 410 Gone, or a body that says so.
    static void Revoked(Findings findings, string address, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) findings.Failed(CheckName.Status, Codes.StatusRevoked, Source, ("list", address));
        else findings.Failed(CheckName.Status, Codes.StatusRevokedWhy, Source, ("list", address), ("reason", reason));
    }

    static bool Same(JsonElement one, JsonElement other, string name)
    {
        var utf8 = System.Text.Encoding.UTF8.GetBytes(name);
        var (hasOne, hasOther) = (JsonValues.TryGet(one, utf8, out var a), JsonValues.TryGet(other, utf8, out var b));
        if (!hasOne || !hasOther) return hasOne == hasOther;

        // A badge class may stand there whole in one copy and by its address in the other.
        return JsonElement.DeepEquals(a, b) || (name == "badge" && IdOf(a) is { } id && id == IdOf(b));
    }

    static string? IdOf(JsonElement value) => JsonValues.Text(value) ?? JsonValues.Text(value, "id"u8);
}
