using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Ecusson.Credentials.JsonLd.Contexts;

/// <summary>How a local context is to be processed.</summary>
/// <param name="BaseUrl">What relative addresses in it are resolved against.</param>
/// <param name="Remotes">The remote contexts that led here.</param>
/// <param name="OverrideProtected">Whether protected terms may be changed: only by a property-scoped context.</param>
/// <param name="Propagate">Whether it holds below the node object that it stands in.</param>
/// <param name="ValidateScoped">False while scoped contexts are only checked, which lets contexts refer to one another.</param>
sealed record ContextUse(string? BaseUrl, ImmutableArray<string> Remotes, bool OverrideProtected = false, bool Propagate = true, bool ValidateScoped = true);

/// <summary>
/// The Context Processing Algorithm (JSON-LD 1.1 API §4.1.2) for one document: it counts what it compiles, so that a document cannot ask for too much.
/// Its other half, <see cref="TermCreation"/>, defines terms.
/// </summary>
sealed class ContextProcessor(CanonicalizerOptions options)
{
    const int MaximumRemotes = 32;
    const int MaximumTerms = 4096;
    int _compiled;

    public CanonicalizerOptions Options => options;

    public Utf8Scratch Scratch { get; } = new();

    /// <summary>Starts the count again for the next document.</summary>
    public void Reset() => _compiled = 0;

    /// <summary>The context that a remote context makes of another, compiled at most once.</summary>
    /// <param name="active">The active context.</param>
    /// <param name="address">Address, as the document has it.</param>
    public ActiveContext Remote(ActiveContext active, string address)
    {
        var document = Load(Resolved(options.Base, address));
        if (active.Derived(document, propagates: true) is { } known) return known;
        var made = Process(active, JsonElement.Parse(JsonSerializer.SerializeToUtf8Bytes(address)), new ContextUse(options.Base, []));
        active.Keep(document, propagates: true, made);
        return made;
    }

    /// <summary>What a term's scoped context makes of an active context, compiled at most once.</summary>
    public ActiveContext Scoped(ActiveContext active, TermDefinition term, bool propagate)
    {
        if (active.Derived(term, propagate) is { } known) return known;
        // Property-scoped contexts may override protected terms; type-scoped ones, which do not propagate, may not.
        var made = Process(active, term.Scoped!.Value, new ContextUse(term.ScopedBase, [], OverrideProtected: propagate, Propagate: propagate));
        active.Keep(term, propagate, made);
        return made;
    }

    /// <summary>Processes a local context (§4.1.2).</summary>
    public ActiveContext Process(ActiveContext active, JsonElement local, ContextUse use)
    {
        if (++_compiled > options.MaximumContexts) throw new JsonLdRefusal("context overflow", $"{options.MaximumContexts}");

        // Steps 2 and 3
        var propagate = use.Propagate;
        if (local.ValueKind == JsonValueKind.Object && local.TryGetProperty("@propagate", out var said))
            propagate = BooleanOf(said, "invalid @propagate value", said.GetRawText());
        var result = active.Copy();
        if (!propagate && result.Previous is null) result.Previous = active;

        // Steps 4 and 5
        if (local.ValueKind != JsonValueKind.Array) return Take(result, active, local, use, propagate);
        foreach (var item in local.EnumerateArray()) result = Take(result, active, item, use, propagate);
        return result;
    }

    ActiveContext Take(ActiveContext result, ActiveContext active, JsonElement context, ContextUse use, bool propagate) => context.ValueKind switch
    {
        // Step 5.1
        JsonValueKind.Null when !use.OverrideProtected && result.HasProtected => throw new JsonLdRefusal("invalid context nullification"),
        JsonValueKind.Null => active.Emptied(propagate ? null : result.Previous),
        JsonValueKind.String => TakeRemote(result, context.GetString()!, use),
        JsonValueKind.Object => Define(result, context, use),
        _ => throw new JsonLdRefusal("invalid local context", context.GetRawText()),
    };

    // Step 5.2
    ActiveContext TakeRemote(ActiveContext result, string address, ContextUse use)
    {
        address = Resolved(use.BaseUrl, address);
        if (!use.ValidateScoped && use.Remotes.Contains(address)) return result;
        if (use.Remotes.Length >= MaximumRemotes) throw new JsonLdRefusal("context overflow", address);
        var document = Load(address);
        return Process(result, document.Context, use with { BaseUrl = address, Remotes = use.Remotes.Add(address), OverrideProtected = false, Propagate = true });
    }

    // Steps 5.4 to 5.13
    ActiveContext Define(ActiveContext result, JsonElement context, ContextUse use)
    {
        if (Entry(context, "@version") is { } version)
        {
            if (version.ValueKind != JsonValueKind.Number || version.GetDouble() != 1.1) throw new JsonLdRefusal("invalid @version value", version.GetRawText());
            if (options.IsVersion10) throw new JsonLdRefusal("processing mode conflict");
        }

        if (Entry(context, "@import") is { } import) context = Merged(import, context, use);
        if (Entry(context, "@base") is { } @base && use.Remotes.IsEmpty) result.Base = BaseOf(result, @base);
        if (Entry(context, "@vocab") is { } vocab) result.Vocabulary = VocabularyOf(result, vocab);
        if (Entry(context, "@language") is { } language) result.Language = LanguageOf(language, "invalid default language");
        if (Entry(context, "@direction") is { } direction) result.Direction = DirectionOf(direction);
        if (Entry(context, "@propagate") is { } propagate)
        {
            if (options.IsVersion10) throw new JsonLdRefusal("invalid context entry", "@propagate");
            BooleanOf(propagate, "invalid @propagate value", propagate.GetRawText());
        }

        var isProtected = Entry(context, "@protected") is { } all && BooleanOf(all, "invalid @protected value", all.GetRawText());
        if (context.GetPropertyCount() > MaximumTerms) throw new JsonLdRefusal("context overflow", $"{MaximumTerms}");
        new TermCreation(this, result, context, use, isProtected).DefineAll();
        return result;
    }

    // Step 5.6
    JsonElement Merged(JsonElement import, JsonElement context, ContextUse use)
    {
        if (options.IsVersion10) throw new JsonLdRefusal("invalid context entry", "@import");
        if (import.ValueKind != JsonValueKind.String) throw new JsonLdRefusal("invalid @import value", import.GetRawText());
        var address = Resolved(use.BaseUrl, import.GetString()!);
        var imported = Load(address).Context;
        if (imported.ValueKind != JsonValueKind.Object) throw new JsonLdRefusal("invalid remote context", address);
        if (Entry(imported, "@import") is not null) throw new JsonLdRefusal("invalid context entry", "@import");
        var merged = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var entry in imported.EnumerateObject()) merged[entry.Name] = entry.Value;
        foreach (var entry in context.EnumerateObject()) merged[entry.Name] = entry.Value;
        return JsonSerializer.SerializeToElement(merged);
    }

    // Step 5.7
    static string? BaseOf(ActiveContext result, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) throw new JsonLdRefusal("invalid base IRI", value.GetRawText());
        var resolved = Iris.Resolve(result.Base, value.GetString()!);
        return Iris.IsAbsolute(Encoding.UTF8.GetBytes(resolved)) ? resolved : throw new JsonLdRefusal("invalid base IRI", resolved);
    }

    // Step 5.8
    byte[]? VocabularyOf(ActiveContext result, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) throw new JsonLdRefusal("invalid vocab mapping", value.GetRawText());
        var text = Encoding.UTF8.GetBytes(value.GetString()!);
        if (options.IsVersion10 && !Iris.IsAbsolute(text)) throw new JsonLdRefusal("invalid vocab mapping", value.GetString()!);
        var expanded = IriExpansion.Expand(result, text, vocab: true, relative: true, Scratch);
        if (expanded.IsNull || expanded.Keyword != Keyword.None) throw new JsonLdRefusal("invalid vocab mapping", value.GetString()!);
        if (options.Safe && !Iris.IsAbsolute(expanded.Text)) throw new JsonLdRefusal("relative @vocab reference", value.GetString()!);
        return expanded.Text.ToArray();
    }

    /// <summary>A language tag in lower case, or null for <c>null</c> (steps 5.9 and 22).</summary>
    public byte[]? LanguageOf(JsonElement value, string code)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) throw new JsonLdRefusal(code, value.GetRawText());
        var language = Encoding.UTF8.GetBytes(value.GetString()!.ToLowerInvariant());
        return !options.Safe || LanguageTag.IsWellFormed(language) ? language : throw new JsonLdRefusal("invalid @language value", value.GetString()!);
    }

    /// <summary>A base direction, or none for <c>null</c> (steps 5.10 and 23).</summary>
    public static TextDirection DirectionOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => TextDirection.None,
        JsonValueKind.String when value.ValueEquals("ltr"u8) => TextDirection.LeftToRight,
        JsonValueKind.String when value.ValueEquals("rtl"u8) => TextDirection.RightToLeft,
        _ => throw new JsonLdRefusal("invalid base direction", value.GetRawText()),
    };

    /// <summary>True or false; anything else is refused.</summary>
    public static bool BooleanOf(JsonElement value, string code, string detail)
        => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw new JsonLdRefusal(code, detail);

    static JsonElement? Entry(JsonElement map, string name) => map.TryGetProperty(name, out var value) ? value : null;

    static string Resolved(string? from, string address) => Iris.Resolve(from, address);

    ContextDocument Load(string address)
        => options.Contexts.Find(address) ?? throw new JsonLdRefusal("context not allowed", address);
}
