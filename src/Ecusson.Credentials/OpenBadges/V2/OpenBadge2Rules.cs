using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>The rules of Open Badges 2.0, and of the editions before it, for each kind of document.</summary>
static class OpenBadge2Rules
{
    public static IReadOnlyList<DocumentProblem> Judge(JsonElement json, Kind kind, string? address, bool hasContext)
    {
        var at = new Pointer();
        if (hasContext && kind.Edition == Edition.V20 && !JsonValues.TryGet(json, "@context"u8, out _)) at.Report(OpenBadge2Problems.Missing, "@context");
        var id = JsonValues.Text(json, "id"u8);
        if (address is not null && id is not null && id != address) at.Report("id", OpenBadge2Problems.FetchedElsewhere, DocumentProblem.Shorten(id), breaks: false);
        Document(json, kind, at);
        return at.Problems;
    }

    static void Document(JsonElement json, Kind kind, Pointer at)
    {
        var rules = new Properties(json, kind.Edition, at);

        // What was hosted and revoked need say no more than that and its id (2.0, "Revoking Hosted Assertions").
        var revocable = kind.Document is V2.Document.Assertion or V2.Document.Endorsement;
        if (revocable && JsonValues.TryGet(json, "revoked"u8, out var revoked) && revoked.ValueKind == JsonValueKind.True) return;

        // Before 1.1 neither id nor type was said.
        if (kind.Edition >= Edition.V11)
        {
            if (kind.Document != V2.Document.Key) rules.Required("type", Values.Types);
            if (kind.Document != V2.Document.Issuer) rules.Required("id", Values.Iri);
        }

        if (kind.Document is V2.Document.Assertion or V2.Document.BadgeClass or V2.Document.Issuer) rules.Optional("endorsement", Values.Each(EndorsementRules.Attached));

        switch (kind.Document)
        {
            case V2.Document.Assertion: Assertion(json, rules); break;
            case V2.Document.BadgeClass: BadgeClass(rules); break;
            case V2.Document.Issuer: Issuer(json, rules); break;
            case V2.Document.Endorsement: EndorsementRules.Judge(rules); break;
            case V2.Document.RevocationList: RevocationList(rules); break;
            default: Key(rules); break;
        }
    }

    static void Assertion(JsonElement json, Properties rules)
    {
        var edition = rules.Edition;
        rules.Required("recipient", edition == Edition.V05 ? Values.Text : RecipientRules.Judge);
        rules.Required("badge", edition == Edition.V05 ? Embedded(V2.Document.BadgeClass, edition) : Reference(V2.Document.BadgeClass, edition));
        rules.Optional("expires", Moment(edition));
        rules.Optional("evidence", Values.Each(Values.IriOrObject));
        rules.Optional("image", ImageRules.Address);
        rules.Optional("narrative", Values.Text);
        if (edition == Edition.V05)
        {
            rules.Optional("issued_on", Moment(edition));
            return;
        }

        rules.Required("issuedOn", Moment(edition));
        if (edition == Edition.V10) rules.Required("uid", Values.Text);
        var name = JsonValues.TryGet(json, "verification"u8, out _) || edition == Edition.V20 && !JsonValues.TryGet(json, "verify"u8, out _) ? "verification" : "verify";
        rules.Required(name, edition == Edition.V10 ? VerificationRules.WithUrl : VerificationRules.OfBadge);
    }

    static void BadgeClass(Properties rules)
    {
        var edition = rules.Edition;
        rules.Required("name", Values.Text);
        rules.Required("description", Values.Text);
        rules.Required("image", ImageRules.AddressOrData);
        rules.Required("criteria", edition >= Edition.V20 ? Values.IriOrObject : Values.Url);
        rules.Required("issuer", edition == Edition.V05 ? Embedded(V2.Document.Issuer, edition) : Reference(V2.Document.Issuer, edition));
        rules.Optional("tags", Values.Each(Values.Text));
        rules.Optional("@language", Values.Language);
        rules.Optional("alignment", Values.Each(edition == Edition.V20 ? Alignment : Values.Object));
    }

    static void Issuer(JsonElement json, Properties rules)
    {
        var edition = rules.Edition;
        rules.Required("name", Values.Text);
        if (edition == Edition.V05)
        {
            rules.Required("origin", Values.Text);
            rules.Optional("org", Values.Text);
            rules.Optional("contact", Values.Text);
            return;
        }

        if (edition >= Edition.V11)
        {
            rules.Required("id", Values.Iri);
            if (JsonValues.Text(json, "id"u8) is { } id && !id.StartsWith("http", StringComparison.Ordinal))
                rules.At.Report("id", OpenBadge2Problems.IssuerNotHttp, DocumentProblem.Shorten(id), breaks: false);
        }

        rules.Required("url", Values.Url);
        if (edition == Edition.V20) rules.Required("email", Values.Email);
        else rules.Optional("email", Values.Email);
        rules.Optional("telephone", Values.Telephone);
        rules.Optional("description", Values.Text);
        rules.Optional("image", ImageRules.AddressOrData);
        rules.Optional("publicKey", Values.Each(Values.IriOrObject));
        rules.Optional("revocationList", Values.Iri);
        rules.Optional("verification", VerificationRules.OfIssuer);
    }

    static void RevocationList(Properties rules)
    {
        rules.Optional("issuer", Values.Iri);
        rules.Required("revokedAssertions", Values.Each(static (entry, at) =>
        {
            if (entry.ValueKind == JsonValueKind.String) Values.Iri(entry, at);
            else if (entry.ValueKind != JsonValueKind.Object) at.Report(OpenBadge2Problems.WrongType, "object");
            else if (!JsonValues.TryGet(entry, "id"u8, out _) && !JsonValues.TryGet(entry, "uid"u8, out _)) at.Report(OpenBadge2Problems.Missing, "id");
        }));
    }

    static void Key(Properties rules)
    {
        rules.Required("owner", Values.Iri);
        rules.Required("publicKeyPem", static (pem, at) =>
        {
            if (JsonValues.Text(pem) is not { } text || !text.Contains("-----BEGIN ", StringComparison.Ordinal)) at.Report(OpenBadge2Problems.NotAPem, "");
        });
    }

    static void Alignment(JsonElement alignment, Pointer at)
    {
        if (alignment.ValueKind != JsonValueKind.Object)
        {
            at.Report(OpenBadge2Problems.WrongType, "object");
            return;
        }

        var rules = new Properties(alignment, Edition.V20, at);
        rules.Required("targetName", Values.Text);
        rules.Required("targetUrl", Values.Url);
    }

    // An address, or the document itself by its own rules.
    static Action<JsonElement, Pointer> Reference(Document document, Edition edition) => (value, at) =>
    {
        if (value.ValueKind == JsonValueKind.Object) Document(value, new Kind(document, edition), at);
        else Values.Iri(value, at);
    };

    static Action<JsonElement, Pointer> Embedded(Document document, Edition edition) => (value, at) =>
    {
        if (value.ValueKind == JsonValueKind.Object) Document(value, new Kind(document, edition), at);
        else at.Report(OpenBadge2Problems.WrongType, "object");
    };

    static Action<JsonElement, Pointer> Moment(Edition edition) => edition == Edition.V20 ? Values.MomentWithZone : Values.AnyMoment;
}
