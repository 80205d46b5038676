using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>What someone says in favour of a badge, and where it is attached (Open Badges 2.0, Endorsement).</summary>
static class EndorsementRules
{
    public static void Judge(Properties rules)
    {
        rules.Required("claim", static (claim, at) =>
        {
            if (claim.ValueKind != JsonValueKind.Object)
            {
                at.Report(OpenBadge2Problems.NotEmbedded, "claim");
                return;
            }

            var inner = new Properties(claim, Edition.V20, at);
            inner.Required("id", Values.Iri);
            inner.Optional("endorsementComment", Values.Text);
        });
        rules.Required("issuer", Endorser);
        rules.Required("issuedOn", Values.MomentWithZone);
        rules.Optional("expires", Values.MomentWithZone);
        rules.Required("verification", VerificationRules.OfBadge);
    }

    /// <summary>
    /// A value of <c>endorsement</c>. 2.0 asks for an address or a document. A signed endorsement has no other place to stand in than here,
    /// so its token is a departure, not a breach.
    /// </summary>
    public static void Attached(JsonElement endorsement, Pointer at)
    {
        if (JsonValues.Text(endorsement) is { } text && text.StartsWith("ey", StringComparison.Ordinal) && text.Count(letter => letter == '.') == 2)
            at.Report(OpenBadge2Problems.NotAnIri, "JWS", breaks: false);
        else
            Values.IriOrObject(endorsement, at);
    }

    // 2.0, Profile, "A note on required properties": name, url and email are asked of those alone who issue badges.
    static void Endorser(JsonElement endorser, Pointer at)
    {
        if (endorser.ValueKind != JsonValueKind.Object)
        {
            Values.Iri(endorser, at);
            return;
        }

        var rules = new Properties(endorser, Edition.V20, at);
        rules.Required("id", Values.Iri);
        rules.Required("type", Values.Types);
    }
}
