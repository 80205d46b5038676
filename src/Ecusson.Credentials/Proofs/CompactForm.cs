using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.Json;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Proofs;

/// <summary>
/// Whether a document under an embedded proof says under their plain names what is judged by plain names (VC Data Model 2.0 §1.3): JSON-LD lets
/// the same signed statements be written under a whole address or another name, or in another place, where they are not seen. Whoever holds a badge
/// could rewrite <c>credentialStatus</c> or <c>validUntil</c> so, and a revoked or expired badge would pass with its signature intact.
/// </summary>
/// <remarks>
/// Names that mean nothing to the standards, such as an extension's <c>schema:x</c>, hide nothing and are let through; so are <c>@id</c> and <c>@type</c>,
/// without which what is missed is never in the badge's favour.
/// </remarks>
internal sealed class CompactForm
{
    /// <summary>Vocabularies whose statements are judged; names from elsewhere, like schema.org's, are only shown.</summary>
    private static readonly string[] Judged =
    [
        "https://www.w3.org/2018/credentials#", "https://www.w3.org/ns/credentials/", "https://w3id.org/vc/status-list#", "https://w3id.org/security#", "https://purl.imsglobal.org/",
    ];

    // These speak of other nodes than the one they stand in, or hide its own names.
    private static readonly string[] Moving = ["@included", "@nest", "@reverse", "@graph", "@set"];

    private static readonly string[] OfTheCredential =
        ["credentialStatus", "credentialSubject", "issuer", "validFrom", "validUntil", "issuanceDate", "expirationDate", "refreshService", "credentialSchema"];

    /// <summary>The names under which each judged statement is looked for.</summary>
    private static readonly Lazy<FrozenDictionary<string, string[]>> PlainNames = new(() => TermIndex.Pinned.All
        .SelectMany(entry => TermIndex.Pinned.MeaningsOf(entry.Meaning).Select(meaning => (entry.Term, Meaning: meaning)))
        .Where(entry => Array.Exists(Judged, vocabulary => entry.Meaning.StartsWith(vocabulary, StringComparison.Ordinal)))
        .GroupBy(entry => entry.Meaning, entry => entry.Term, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal));

    private readonly TermIndex? terms;
    private readonly string? id;

    // Without contexts of others, a name without a colon is a pinned term or means nothing.
    private CompactForm(TermIndex? terms, string? id) => (this.terms, this.id) = (terms, id);

    /// <summary>The first name that hides signed statements from a reader of plain names, or null. The proof itself is not looked at.</summary>
    /// <param name="document">The document.</param>
    /// <param name="catalog">The contexts that it may name.</param>
    public static string? Breach(JsonElement document, ContextCatalog catalog)
    {
        if (document.ValueKind != JsonValueKind.Object) return null;
        var others = new List<JsonElement>();
        FindOthers(document, catalog, others);
        var form = new CompactForm(others.Count == 0 ? null : TermIndex.Pinned.With(others, catalog), document.Text("id") ?? document.Text("@id"));
        return form.InObject(document, isDocument: true);
    }

    private string? InObject(JsonElement value, bool isDocument)
    {
        var isAgain = !isDocument && id is not null && (value.Text("id") ?? value.Text("@id")) is { } own && MeaningsOf(own).Contains(id, StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            var raw = JsonMarshal.GetRawUtf8PropertyName(property);
            if (raw.SequenceEqual("@context"u8) || (isDocument && raw.SequenceEqual("proof"u8))) continue;
            if ((isAgain || MayHide(raw)) && (Hides(property.Name) || (isAgain && OfTheCredential.Contains(property.Name)))) return property.Name;
            if ((raw.SequenceEqual("type"u8) || raw.SequenceEqual("@type"u8)) && HiddenType(property.Value) is { } type) return type;
            if (In(property.Value) is { } name) return name;
        }

        return null;
    }

    private string? In(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object) return InObject(value, isDocument: false);
        if (value.ValueKind != JsonValueKind.Array) return null;
        foreach (var item in value.EnumerateArray())
        {
            if (In(item) is { } name) return name;
        }

        return null;
    }

    private string? HiddenType(JsonElement types)
    {
        if (types.ValueKind == JsonValueKind.String) return MayHide(JsonMarshal.GetRawUtf8Value(types)) && types.Text() is { } one && Hides(one) ? one : null;
        if (types.ValueKind != JsonValueKind.Array) return null;
        foreach (var item in types.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String && HiddenType(item) is { } name) return name;
        }

        return null;
    }

    private bool MayHide(ReadOnlySpan<byte> name) => terms is not null || name.ContainsAny((byte)':', (byte)'@', (byte)'\\');

    private bool Hides(string name)
    {
        foreach (var meaning in MeaningsOf(name))
        {
            if (Moving.Contains(meaning) || (PlainNames.Value.TryGetValue(meaning, out var plain) && !plain.Contains(name))) return true;
        }

        return false;
    }

    private IEnumerable<string> MeaningsOf(string name) => (terms ?? TermIndex.Pinned).MeaningsOf(name);

    // The contexts that are not this library's own, at any depth: their terms may be other names for what is judged.
    private static void FindOthers(JsonElement value, ContextCatalog catalog, List<JsonElement> others)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray()) FindOthers(item, catalog, others);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (!property.NameEquals("@context"u8)) FindOthers(property.Value, catalog, others);
                else others.AddRange(JsonValues.Many(property.Value).Where(context => context.Text() is not { } address || !catalog.IsPinned(address)));
            }
        }
    }
}
