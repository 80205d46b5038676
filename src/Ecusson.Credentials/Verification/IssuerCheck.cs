using Ecusson.Credentials.Dids;

namespace Ecusson.Credentials.Verification;

/// <summary>Do the issuer's name and the key point to each other?</summary>
static class IssuerCheck
{
    const string Source = "VC Data Integrity §4.6";

    public static void Judge(Findings findings, KeyOutcome.Found found, string method, string issuer)
    {
        if (issuer.Length == 0) return; // Already said: no issuer is named.
        if (found.ControllerIsIssuer && DomainOf(issuer) is { } domain)
            findings.Passed(CheckName.Issuer, Codes.IssuerDomainProven, Source, ("issuer", issuer), ("domain", domain));
        else if (found.ControllerIsIssuer)
            findings.Passed(CheckName.Issuer, Codes.IssuerIsKey, Source, ("issuer", issuer));
        else if (found.LinkUnknown is { } away)
            findings.Unknown(CheckName.Issuer, Codes.IssuerUnreachable, Source, ("issuer", issuer), ("reason", FetchReason.Of(away.Why)));
        else if (found.Controller is { } controller && controller != issuer)
            findings.Failed(CheckName.Issuer, Codes.IssuerNotController, Source, ("issuer", issuer), ("controller", controller));
        else if (method.Contains(':', StringComparison.Ordinal))
            findings.Unknown(CheckName.Issuer, Codes.IssuerKeyNotNamed, Source, ("issuer", issuer), ("method", method));
        else
            findings.Unknown(CheckName.Issuer, Codes.IssuerKeyNotLinked, Source, ("issuer", issuer));
    }

    /// <summary>The domain that stands behind a did:web or an https address; null for a key that stands for itself.</summary>
    public static string? DomainOf(string issuer)
    {
        const string DidWeb = "did:web:";
        if (issuer.StartsWith(DidWeb, StringComparison.Ordinal)) return Uri.UnescapeDataString(issuer[DidWeb.Length..].Split(':', 2)[0]);
        return Uri.TryCreate(issuer, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address.Authority : null;
    }
}
