using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>How a badge is verified, and where an issuer's badges may lie (Open Badges 2.0, VerificationObject).</summary>
static class VerificationRules
{
    public static void OfBadge(JsonElement verification, Pointer at)
    {
        var rules = new Properties(verification, Edition.V20, at);
        rules.Required("type", static (type, at) =>
        {
            if (!JsonValues.Texts(type).Any(name => name is "hosted" or "signed" or VerificationObject.Hosted or VerificationObject.Signed))
                at.Report(OpenBadge2Problems.VerificationType, JsonValues.Shown(type));
        });
        rules.Optional("creator", Values.Iri);
    }

    /// <summary>1.0: with the address of the hosted badge, or of the key.</summary>
    public static void WithUrl(JsonElement verification, Pointer at)
    {
        OfBadge(verification, at);
        new Properties(verification, Edition.V10, at).Required("url", Values.Url);
    }

    public static void OfIssuer(JsonElement verification, Pointer at)
    {
        if (verification.ValueKind != JsonValueKind.Object)
        {
            at.Report(OpenBadge2Problems.WrongType, "object");
            return;
        }

        var rules = new Properties(verification, Edition.V20, at);
        rules.Optional("startsWith", Values.Each(Values.Url));
        rules.Optional("allowedOrigins", Values.Each(static (origin, at) =>
        {
            // 1EdTech's validator also refuses a port and a name without a dot; the standard's words allow them.
            var isHost = JsonValues.Text(origin) is { Length: > 0 } host && Uri.TryCreate("https://" + host, UriKind.Absolute, out var uri)
                && string.Equals(uri.OriginalString, "https://" + uri.Authority, StringComparison.OrdinalIgnoreCase);
            if (!isHost) at.Report(OpenBadge2Problems.NotAHost, JsonValues.Shown(origin));
        }));
    }
}
