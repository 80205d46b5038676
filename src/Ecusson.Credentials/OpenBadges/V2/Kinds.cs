using System.Runtime.InteropServices;
using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V2;

enum Document
{
    Assertion,
    BadgeClass,
    Issuer,
    Endorsement,
    RevocationList,
    Key,
}

[StructLayout(LayoutKind.Auto)]
readonly record struct Kind(Document Document, Edition Edition);

/// <summary>What a document is, by its types, and of what edition, by its context; where it has neither, by the properties it has.</summary>
static class Kinds
{
    /// <summary>What a document is; null when it is none of these.</summary>
    /// <param name="json">The document.</param>
    /// <param name="inside">The edition of the document that it stands in, whose context is then its own too; null when it stands alone.</param>
    public static Kind? Of(JsonElement json, Edition? inside = null)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        var contexts = JsonValues.TryGet(json, "@context"u8, out var context) ? JsonValues.Texts(context) : [];
        if (contexts.Any(IsV2)) return (ByType(json) ?? Untyped(json)) is { } document ? new Kind(document, Edition.V20) : null;
        if (contexts.Any(IsV1)) return (ByType(json) ?? ByProperties(json)) is { } older ? new Kind(older, Edition.V11) : null;
        if (contexts.Count > 0 || context.ValueKind == JsonValueKind.Object) return null;
        if (inside is { } edition) return (ByType(json) ?? ByProperties(json)) is { } part ? new Kind(part, edition) : null;
        if (ByProperties(json) is not { } document1) return null;

        // Without context: 0.5 has everything in one object; what says its type is 2.0 without its context.
        if (JsonValues.TryGet(json, "type"u8, out _) && ByType(json) is { } typed) return new Kind(typed, Edition.V20);
        var isOldest = document1 == Document.Assertion && JsonValues.TryGet(json, "badge"u8, out var badge)
            && badge.ValueKind == JsonValueKind.Object && !JsonValues.TryGet(json, "uid"u8, out _);
        return new Kind(document1, isOldest ? Edition.V05 : Edition.V10);
    }

    static bool IsV2(string context) => context is DocumentPart.ContextV2 or "https://openbadgespec.org/v2/context.json";

    static bool IsV1(string context) => context is DocumentPart.ContextV1 or "https://openbadgespec.org/v1/context.json" or "http://standard.openbadges.org/1.1/context" or "http://openbadges.org/standard/1.1/context";

    static Document? ByType(JsonElement json)
    {
        if (!JsonValues.TryGet(json, "type"u8, out var type)) return null;
        foreach (var name in JsonValues.Texts(type))
        {
            Document? document = name switch
            {
                "Assertion" or "obi:Assertion" => Document.Assertion,
                "BadgeClass" => Document.BadgeClass,
                "Issuer" or "Profile" or "IssuerOrg" => Document.Issuer,
                "Endorsement" => Document.Endorsement,
                "RevocationList" => Document.RevocationList,
                "CryptographicKey" => Document.Key,
                _ => null,
            };
            if (document is not null) return document;
        }

        return null;
    }

    // 2.0, Assertion: "if revoked is true, only revoked and id are required properties"; of a key no type is required.
    static Document? Untyped(JsonElement json)
    {
        if (JsonValues.TryGet(json, "type"u8, out _)) return null;
        if (JsonValues.TryGet(json, "publicKeyPem"u8, out _)) return Document.Key;
        return JsonValues.TryGet(json, "revoked"u8, out var revoked) && revoked.ValueKind == JsonValueKind.True ? Document.Assertion : null;
    }

    static Document? ByProperties(JsonElement json)
    {
        bool Has(ReadOnlySpan<byte> name) => JsonValues.TryGet(json, name, out _);
        if (Has("badge"u8) && (Has("recipient"u8) || Has("verify"u8) || Has("verification"u8))) return Document.Assertion;
        if (Has("revoked"u8) && (Has("id"u8) || Has("uid"u8) || Has("revocationReason"u8))) return Document.Assertion;
        if (Has("criteria"u8) && Has("issuer"u8)) return Document.BadgeClass;
        if (Has("publicKeyPem"u8)) return Document.Key;
        if (Has("revokedAssertions"u8)) return Document.RevocationList;
        return Has("name"u8) && (Has("url"u8) || Has("origin"u8)) ? Document.Issuer : null;
    }
}
