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
            definition.IsProtected = said.ValueKind is JsonValueKind.True or JsonValueKind.False ? said.GetBoolean() : throw new JsonLdRefusal("invalid @protected value", term);
        }

        if (Entry(map, "@type") is { } type) ReadType(definition, type);
        if (Entry(map, "@reverse") is { } reverse) return ReadReverse(definition, map, reverse, term) ? definition : null;

        // Steps 14 to 18
        var id = isSimple ? value : Entry(map, "@id");
        if (id is { ValueKind: JsonValueKind.Null }) { }
        else if (id is { } said14 && (said14.ValueKind != JsonValueKind.String || !said14.ValueEquals(term)))
        {
            if (!ReadId(definition, name, term, said14, isSimple)) return null;
        }
        else
        {
            MapByName(definition, name, term);
        }

        if (!isSimple) TermEntries.Read(definition, map, term, this);
        return definition;
    }

    // Step 12
    void ReadType(TermDefinition definition, JsonElement type)
    {
        if (type.ValueKind != JsonValueKind.String) throw new JsonLdRefusal("invalid type mapping", type.GetRawText());
        var expanded = Expand(type.GetString()!);
        definition.Coercion = expanded switch
        {
            { Keyword: Keyword.Id } => Coercion.Id,
            { Keyword: Keyword.Vocab } => Coercion.Vocab,
            { Keyword: Keyword.Json } when !processor.Options.IsVersion10 => Coercion.Json,
            { Keyword: Keyword.NoIndex } when !processor.Options.IsVersion10 => Coercion.NoCoercion,
            { Keyword: Keyword.None, IsNull: false } when Iris.IsAbsolute(expanded.Text) && !Iris.IsBlankNode(expanded.Text) => Coercion.Datatype,
            _ => throw new JsonLdRefusal("invalid type mapping", type.GetString()!),
        };
        if (definition.Coercion == Coercion.Datatype) definition.Datatype = expanded.Text.ToArray();
    }

    // Step 13
    bool ReadReverse(TermDefinition definition, JsonElement map, JsonElement reverse, string term)
    {
        if (Entry(map, "@id") is not null || Entry(map, "@nest") is not null) throw new JsonLdRefusal("invalid reverse property", term);
        if (reverse.ValueKind != JsonValueKind.String) throw new JsonLdRefusal("invalid IRI mapping", term);
        var text = reverse.GetString()!;
        if (Keywords.HasForm(Encoding.UTF8.GetBytes(text)))
        {
            Reserved("reserved @reverse value", text);
            return false;
        }

        var expanded = Expand(text);
        if (expanded.IsNull || expanded.Keyword != Keyword.None || !Iris.IsAbsolute(expanded.Text)) throw new JsonLdRefusal("invalid IRI mapping", term);
        definition.Iri = expanded.Text.ToArray();
        if (Entry(map, "@container") is { ValueKind: not JsonValueKind.Null } container)
        {
            definition.Container = TermEntries.ContainerOf(container, term);
            if (definition.Container is not (Container.Set or Container.Index)) throw new JsonLdRefusal("invalid reverse property", term);
        }

        definition.IsReverse = true;
        return true;
    }

    // Step 14.2
    bool ReadId(TermDefinition definition, byte[] name, string term, JsonElement id, bool isSimple)
    {
        if (id.ValueKind != JsonValueKind.String) throw new JsonLdRefusal("invalid IRI mapping", term);
        var text = id.GetString()!;
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (Keywords.Of(utf8) == Keyword.None && Keywords.HasForm(utf8))
        {
            Reserved("reserved @id value", text);
            return false;
        }

        var expanded = Expand(text);
        if (expanded.Keyword == Keyword.Context) throw new JsonLdRefusal("invalid keyword alias", term);
        if (expanded.IsNull || (expanded.Keyword == Keyword.None && !Iris.IsAbsolute(expanded.Text))) throw new JsonLdRefusal("invalid IRI mapping", term);
        definition.Keyword = expanded.Keyword;
        var iri = expanded.Keyword == Keyword.None ? expanded.Text.ToArray() : null;
        definition.Iri = iri;
        if (term.Contains('/', StringComparison.Ordinal) || (term.Length > 2 && term.AsSpan(1, term.Length - 2).Contains(':')))
        {
            // Step 14.2.4: a term that looks like an IRI must mean that IRI
            _defined[term] = true;
            var itself = Expand(term);
            _defined[term] = false;
            if (itself.IsNull || iri is null || !itself.Text.SequenceEqual(iri)) throw new JsonLdRefusal("invalid IRI mapping", term);
        }

        if (iri is not null && !name.AsSpan().ContainsAny(":/"u8))
            definition.IsPrefix = isSimple && (Iris.IsBlankNode(iri) || ":/?#[]@"u8.Contains(iri[^1]));
        return true;
    }

    // Steps 15 to 18
    void MapByName(TermDefinition definition, byte[] name, string term)
    {
        var colon = term.Length < 2 ? -1 : term.IndexOf(':', 1);
        if (colon > 0)
        {
            var prefix = term[..colon];
            if (local.TryGetProperty(prefix, out _)) Define(prefix);
            definition.Iri = active.Find(Encoding.UTF8.GetBytes(prefix)) is { Iri: { } iri } ? [.. iri, .. name.AsSpan(Encoding.UTF8.GetByteCount(prefix) + 1)] : name;
            if (!Iris.IsAbsolute(definition.Iri)) throw new JsonLdRefusal("invalid IRI mapping", term);
        }
        else if (term.Contains('/', StringComparison.Ordinal))
        {
            var expanded = IriExpansion.Expand(active, name, vocab: true, relative: false, processor.Scratch);
            definition.Iri = !expanded.IsNull && Iris.IsAbsolute(expanded.Text) ? expanded.Text.ToArray() : throw new JsonLdRefusal("invalid IRI mapping", term);
        }
        else if (term == "@type")
        {
            definition.Keyword = Keyword.Type;
        }
        else
        {
            definition.Iri = active.Vocabulary is { } vocabulary ? [.. vocabulary, .. name] : throw new JsonLdRefusal("invalid IRI mapping", term);
        }
    }

    /// <summary>Expands a text of the context, defining first the terms that it depends on (§5.2.2 steps 3 and 6.3).</summary>
    public ExpandedIri Expand(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (Keywords.Of(utf8) == Keyword.None && !Keywords.HasForm(utf8))
        {
            Depend(text);
            var colon = text.Length < 2 ? -1 : text.IndexOf(':', 1);
            if (colon > 0 && active.Find(utf8) is null && text[..colon] != "_" && !text.AsSpan(colon + 1).StartsWith("//")) Depend(text[..colon]);
        }

        return IriExpansion.Expand(active, utf8, vocab: true, relative: false, processor.Scratch);
    }

    void Depend(string term)
    {
        if (local.TryGetProperty(term, out _) && !(_defined.TryGetValue(term, out var isDone) && isDone)) Define(term);
    }

    public ContextProcessor Processor => processor;

    public ContextUse Use => use;

    public ActiveContext Active => active;

    // What looks like a keyword is ignored with a warning; in safe mode nothing is ignored.
    void Reserved(string code, string text)
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

    static JsonElement? Entry(JsonElement map, string name) => map.ValueKind == JsonValueKind.Object && map.TryGetProperty(name, out var value) ? value : null;
}
