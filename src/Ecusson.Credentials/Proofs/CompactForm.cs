using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

/// <summary>
/// Whether a document under an embedded proof is written in compact form (VC Data Model 2.0 §1.3): JSON-LD lets the same signed statements
/// be written elsewhere or under their whole IRI, where a reader of plain names does not see them. Without this rule whoever holds a badge
/// could rewrite <c>credentialStatus</c> or <c>validUntil</c> so, and a revoked or expired badge would pass with its signature intact.
/// </summary>
internal static class CompactForm
{
    /// <summary>The first name that hides statements from a reader of plain names, or null. The proof itself is not looked at.</summary>
    public static string? Breach(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object) return null;
        foreach (var property in document.EnumerateObject())
        {
            if (property.NameEquals("@context"u8) || property.NameEquals("proof"u8)) continue;
            if (property.Name != "@type" && property.Name.AsSpan().ContainsAny('@', ':')) return property.Name;
            if (Moved(property.Value) is { } name) return name;
        }

        return null;
    }

    // Deeper, a name of its own is an extension's affair; these keywords speak of other nodes than the one they stand in, or hide its own names.
    private static string? Moved(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                if (Moved(item) is { } name) return name;
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (property.NameEquals("@context"u8)) continue;
                if (property.NameEquals("@included"u8) || property.NameEquals("@nest"u8) || property.NameEquals("@reverse"u8) || property.NameEquals("@graph"u8)) return property.Name;
                if (Moved(property.Value) is { } name) return name;
            }
        }

        return null;
    }
}
