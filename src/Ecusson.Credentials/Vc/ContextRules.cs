using System.Text.Json;

namespace Ecusson.Credentials.Vc;

/// <summary>
/// <c>@context</c> and <c>type</c> (VC Data Model 2.0 §4.3, §4.5), as far as they can be judged without asking for a context:
/// inline contexts are looked into, and where all contexts are known so is every term. The rest is for JSON-LD to say.
/// </summary>
static class ContextRules
{
    // The types that the base context of 2.0 defines and protects, and the two keywords it names.
    static readonly HashSet<string> BaseTerms = new(StringComparer.Ordinal)
    {
        "id", "type", "VerifiableCredential", "EnvelopedVerifiableCredential", "VerifiablePresentation", "EnvelopedVerifiablePresentation", "JsonSchemaCredential", "JsonSchema",
        "BitstringStatusListCredential", "BitstringStatusList", "BitstringStatusListEntry", "DataIntegrityProof",
    };

    public static void Judge(JsonElement contexts, string expected, Pointer at)
    {
        if (contexts.ValueKind == JsonValueKind.Undefined)
        {
            at.Report(VcProblems.Missing, "@context");
            return;
        }

        var first = contexts.ValueKind == JsonValueKind.Array && contexts.GetArrayLength() > 0 ? contexts[0] : contexts;
        if (JsonValues.Text(first) != expected) at.Report("@context", VcProblems.ContextFirst, JsonValues.Shown(first));
        CredentialRules.Each(contexts, "@context", at, static (entry, at) =>
        {
            if (entry.ValueKind != JsonValueKind.Object && !Urls.IsAbsolute(entry)) at.Report(VcProblems.ContextEntry, JsonValues.Shown(entry));
        });
        if (contexts.ValueKind == JsonValueKind.Array) Inline(contexts, at);
    }

    /// <summary>§4.5: <c>type</c> names what it must, and every type is a term or a URL.</summary>
    public static void Types(JsonElement type, string required, JsonElement contexts, bool second, Pointer at)
    {
        if (type.ValueKind == JsonValueKind.Undefined)
        {
            at.Report(VcProblems.Missing, "type");
            return;
        }

        var types = JsonValues.Texts(type);
        if (!types.Contains(required)) at.Report("type", VcProblems.TypeMissing, required);
        if (!AreTypes(type)) at.Report("type", VcProblems.TypeEntry, JsonValues.Shown(type));
        if (!second || types.All(name => name.Contains(':', StringComparison.Ordinal) || BaseTerms.Contains(name)) || AllTerms(contexts) is not { } known) return;
        foreach (var name in types)
        {
            if (!name.Contains(':', StringComparison.Ordinal) && !known.Contains(name)) at.Report("type", VcProblems.TypeEntry, DocumentProblem.Shorten(name));
        }
    }

    /// <summary>True for one text or an array of texts, each a term or a URL.</summary>
    public static bool AreTypes(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return IsType(value);
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0) return false;
        foreach (var item in value.EnumerateArray())
        {
            if (!IsType(item)) return false;
        }

        return true;
    }

    static bool IsType(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && JsonValues.Text(value) is { Length: > 0 } text
        && (text.Contains(':', StringComparison.Ordinal) ? Urls.IsAbsolute(value) : !text.Any(char.IsWhiteSpace));

    // An inline context may not give a term a thing that is no URL, nor redefine what a context before it protects (JSON-LD 1.1 §4.1.11).
    static void Inline(JsonElement contexts, Pointer at)
    {
        Dictionary<string, string>? guarded = null;
        CredentialRules.Each(contexts, "@context", at, (context, at) =>
        {
            if (context.ValueKind != JsonValueKind.Object) return;
            var protects = JsonValues.TryGet(context, "@protected"u8, out var flag) && flag.ValueKind == JsonValueKind.True;
            foreach (var property in context.EnumerateObject())
            {
                if (JsonValues.Name(property) is not { } term || term.StartsWith('@')) continue;
                var definition = property.Value.GetRawText();
                var redefines = BaseTerms.Contains(term) || (guarded is not null && guarded.TryGetValue(term, out var before) && before != definition);
                if (redefines || !IsDefinition(property.Value)) at.Report(VcProblems.ContextTerm, DocumentProblem.Shorten(term));
                if (protects) (guarded ??= new(StringComparer.Ordinal)).TryAdd(term, definition);
            }
        });
    }

    static bool IsDefinition(JsonElement definition)
    {
        var id = definition.ValueKind == JsonValueKind.Object && JsonValues.TryGet(definition, "@id"u8, out var inner) ? inner : definition;
        if (id.ValueKind != JsonValueKind.String) return id.ValueKind is JsonValueKind.Null or JsonValueKind.Object;
        return JsonValues.Text(id) is { } text && (!text.Contains(':', StringComparison.Ordinal) || Urls.IsAbsolute(id) || text.EndsWith(':'));
    }

    // The terms that types may be, when no context but the base one and inline ones is named; null when others may define more.
    static HashSet<string>? AllTerms(JsonElement contexts)
    {
        HashSet<string>? terms = null;
        foreach (var context in JsonValues.Many(contexts))
        {
            if (JsonValues.Is(context, "https://www.w3.org/ns/credentials/v2"u8)) continue;
            if (context.ValueKind != JsonValueKind.Object || JsonValues.TryGet(context, "@vocab"u8, out _) || JsonValues.TryGet(context, "@import"u8, out _)) return null;
            foreach (var property in context.EnumerateObject())
            {
                if (JsonValues.Name(property) is { } name) (terms ??= new(BaseTerms, StringComparer.Ordinal)).Add(name);
            }
        }

        return terms ?? BaseTerms;
    }
}
