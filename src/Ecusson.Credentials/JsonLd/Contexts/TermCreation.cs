using System.Text;
using System.Text.Json;

namespace Ecusson.Credentials.JsonLd.Contexts;

/// <summary>Create Term Definition (JSON-LD 1.1 API §4.2.2), for the terms of one context definition.</summary>
sealed class TermCreation(ContextProcessor processor, ActiveContext active, JsonElement local, ContextUse use, bool isProtected)
{
    const int MaximumChain = 128;

    // False while a term is being defined, which is how a cycle is seen.
    readonly Dictionary<string, bool> _defined = new(StringComparer.Ordinal);
    int _chain;

    public ContextProcessor Processor => processor;

    public ContextUse Use => use;

    public ActiveContext Active => active;

    public void DefineAll()
    {
        foreach (var entry in local.EnumerateObject())
            if (entry.Name is not ("@base" or "@direction" or "@import" or "@language" or "@propagate" or "@protected" or "@version" or "@vocab")) Define(entry.Name);
    }

    void Define(string term)
    {
        // Steps 1 and 2
        if (_defined.TryGetValue(term, out var isDone))
        {
            if (isDone) return;
            throw new JsonLdRefusal("cyclic IRI mapping", term);
        }

        if (term.Length == 0) throw new JsonLdRefusal("invalid term definition", term);
        if (++_chain > MaximumChain) throw new JsonLdRefusal("context overflow", term);
        _defined[term] = false;
        var value = local.GetProperty(term);

        // Steps 4 and 5
        var name = Encoding.UTF8.GetBytes(term);
        if (term == "@type")
        {
            if (processor.Options.IsVersion10 || !IsAllowedForType(value)) throw new JsonLdRefusal("keyword redefinition", term);
        }
        else if (Keywords.Of(name) != Keyword.None)
        {
            throw new JsonLdRefusal("keyword redefinition", term);
        }
        else if (Keywords.HasForm(name))
        {
            Reserved("reserved term", term);
            Done(term);
            return;
        }

        // Step 6
        var previous = active.Find(name);
        if (previous is not null) active.Terms.Set(new TermDefinition(term) { IsAbsent = true });

        if (Read(term, name, value) is { } definition) Put(definition, previous);
        Done(term);
    }

    void Done(string term)
    {
        _defined[term] = true;
        _chain--;
    }

    // Steps 27 and 28
    void Put(TermDefinition definition, TermDefinition? previous)
    {
        if (!use.OverrideProtected && previous is { IsProtected: true })
        {
            if (!definition.IsSameAs(previous)) throw new JsonLdRefusal("protected term redefinition", Encoding.UTF8.GetString(definition.Name));
            definition = previous;
        }

        active.Terms.Set(definition);
        active.HasProtected |= definition.IsProtected;
    }

    TermDefinition? Read(string term, byte[] name, JsonElement value)
    {
        // Steps 7 to 11
        var definition = new TermDefinition(term) { IsProtected = isProtected };
        if (value.ValueKind == JsonValueKind.Null) return definition;
        var isSimple = value.ValueKind == JsonValueKind.String;
        if (!isSimple && value.ValueKind != JsonValueKind.Object) throw new JsonLdRefusal("invalid term definition", term);
        var map = isSimple ? default : value;
        if (Entry(map, "@protected") is { } said)
        {
            if (processor.Options.IsVersion10) throw new JsonLdRefusal("invalid term definition", term);
            definition.IsProtected = ContextProcessor.BooleanOf(said, "invalid @protected value", term);
        }

        // Steps 12 to 18
        if (Entry(map, "@type") is { } type) TermMapping.ReadType(definition, type, this);
        if (Entry(map, "@reverse") is { } reverse) return TermMapping.ReadReverse(definition, map, reverse, term, this) ? definition : null;
        if (!TermMapping.Read(definition, isSimple ? value : Entry(map, "@id"), name, term, isSimple, this)) return null;
        if (!isSimple) TermEntries.Read(definition, map, term, this);
        return definition;
    }

    /// <summary>Expands a text of the context, defining first the terms that it depends on (§5.2.2 steps 3 and 6.3).</summary>
    public ExpandedIri Expand(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (Keywords.Of(utf8) == Keyword.None && !Keywords.HasForm(utf8))
        {
            DefineFirst(text);
            if (PrefixOf(text) is { } prefix && active.Find(utf8) is null && prefix != "_" && !text.AsSpan(prefix.Length + 1).StartsWith("//")) DefineFirst(prefix);
        }

        return IriExpansion.Expand(active, utf8, vocab: true, relative: false, processor.Scratch);
    }

    /// <summary>Expands the term that is being defined as any other text (step 14.2.4), with no regard to its own definition.</summary>
    public ExpandedIri ExpandItself(string term)
    {
        _defined[term] = true;
        var expanded = Expand(term);
        _defined[term] = false;
        return expanded;
    }

    /// <summary>Defines a term on which another depends, unless the context has none of that name.</summary>
    public void DefineFirst(string term)
    {
        if (local.TryGetProperty(term, out _)) Define(term);
    }

    /// <summary>What stands before a text's first colon, were it a compact IRI; null where there is none.</summary>
    public static string? PrefixOf(string text) => text.Length > 1 && text.IndexOf(':', 1) is var colon and > 0 ? text[..colon] : null;

    /// <summary>The value of an entry; null where the definition is no map or has none of that name.</summary>
    public static JsonElement? Entry(JsonElement map, string name) => map.ValueKind == JsonValueKind.Object && map.TryGetProperty(name, out var value) ? value : null;

    /// <summary>What looks like a keyword is ignored with a warning; in safe mode nothing is ignored.</summary>
    public void Reserved(string code, string text)
    {
        if (processor.Options.Safe) throw new JsonLdRefusal(code, text);
    }

    static bool IsAllowedForType(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() == 0) return false;
        foreach (var entry in value.EnumerateObject())
        {
            var isAllowed = entry.NameEquals("@protected") || (entry.NameEquals("@container")
                && (entry.Value.ValueKind == JsonValueKind.String ? entry.Value.ValueEquals("@set") : entry.Value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1 && list[0].ValueKind == JsonValueKind.String && list[0].ValueEquals("@set")));
            if (!isAllowed) return false;
        }

        return true;
    }
}
