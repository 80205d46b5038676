using System.Text.Json;
using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>Does the issuer publish this badge or endorsement, and does the published copy say the same?</summary>
static class HostedCopyCheck
{
    const string Source = "OB 2.0 §HostedBadge Verification";

    /// <summary>Judges a copy.</summary>
    /// <param name="findings">Where the check is written.</param>
    /// <param name="given">What was given.</param>
    /// <param name="givenJson">Its text.</param>
    /// <param name="hosted">What stands at its id.</param>
    /// <param name="issuer">The page of the issuer that the copy names.</param>
    /// <param name="badgeClass">Address of the badge class of a 2.0 assertion; null for everything else.</param>
    public static void Judge(Findings findings, Statement given, JsonElement givenJson, Remote hosted, IssuerPage issuer, string? badgeClass)
    {
        var address = given.Id ?? "";
        var copy = Statement.Of(hosted.Reading);
        if ((copy ?? given).Verification?.Type == VerificationObject.Signed)
        {
            // OB 2.0 §SignedBadge Verification: the signature is around it, and this came without.
            findings.Failed(CheckName.Proof, Codes.ProofNone, "OB 2.0 §SignedBadge Verification");
            return;
        }

        if (IsAbsent(findings, address, hosted)) return;
        var different = hosted.Text is { } text ? given.Essential.Where(name => !Same(givenJson, text.Json, name)).ToList() : [];
        if (copy?.Kind != given.Kind)
            findings.Failed(CheckName.HostedCopy, Codes.HostedDiffers, Source, ("address", address), ("detail", "type"));
        else if (different.Count > 0)
            findings.Failed(CheckName.HostedCopy, Codes.HostedDiffers, Source, ("address", address), ("detail", string.Join(", ", different)));
        else if (issuer.Profile is not { } profile)
            findings.Unknown(CheckName.HostedCopy, Codes.HostedUnreachable, Source, ("address", address), ("reason", "missing"));
        else if (!HostedScope.Allows(profile, address))
            findings.Failed(CheckName.HostedCopy, Codes.HostedOutsideScope, Source, ("address", address), ("issuer", profile.Id ?? profile.Name ?? ""));
        else if (badgeClass is not null && !HostedScope.AllowsBadgeClass(profile, badgeClass))
            findings.Failed(CheckName.HostedCopy, Codes.HostedOutsideScope, Source, ("address", badgeClass), ("issuer", profile.Id ?? profile.Name ?? ""));
        else
            findings.Passed(CheckName.HostedCopy, Codes.HostedRead, Source, ("address", address));
    }

    /// <summary>True when there is no copy to judge, which has then been said: revoked, missing, not to be had.</summary>
    public static bool IsAbsent(Findings findings, string address, Remote hosted)
    {
        // OB 2.0 §Revoking Hosted Assertions: 410 Gone, or a body that says so.
        if (hosted.IsRevoked) Statement.TellRevoked(findings, address, hosted.RevocationReason, "OB 2.0 §Revoking Hosted Assertions");
        else if (hosted.Reason == "missing") findings.Failed(CheckName.HostedCopy, Codes.HostedMissing, Source, ("address", address));
        else if (hosted.Reason is { } reason) findings.Unknown(CheckName.HostedCopy, Codes.HostedUnreachable, Source, ("address", address), ("reason", reason));
        else return false;
        return true;
    }

    static bool Same(JsonElement one, JsonElement other, string name)
    {
        var utf8 = System.Text.Encoding.UTF8.GetBytes(name);
        var (hasOne, hasOther) = (JsonValues.TryGet(one, utf8, out var a), JsonValues.TryGet(other, utf8, out var b));
        if (!hasOne || !hasOther) return hasOne == hasOther;

        // A badge class or an endorser may stand there whole in one copy and by its address in the other.
        return JsonElement.DeepEquals(a, b) || (name is "badge" or "issuer" && IdOf(a) is { } id && id == IdOf(b));
    }

    static string? IdOf(JsonElement value) => JsonValues.Text(value) ?? JsonValues.Text(value, "id"u8);
}
