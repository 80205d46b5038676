using System.Text;
using System.Text.Json;

namespace Ecusson.Credentials.JsonLd.Contexts;

/// <summary>Create Term Definition, steps 12 to 18: what a term's values are by default, and the IRI or keyword that the term stands for.</summary>
static class TermMapping
{
    /// <summary>Type coercion (step 12).</summary>
    public static void ReadType(TermDefinition definition, JsonElement type, TermCreation creation)
    {
        if (type.ValueKind != JsonValueKind.String) throw new JsonLdRefusal("invalid type mapping", type.GetRawText());
        var expanded = creation.Expand(type.GetString()!);
        definition.Coercion = expanded switch
        {
            { Keyword: Keyword.Id } => Coercion.Id,
            { Keyword: Keyword.Vocab } => Coercion.Vocab,
            { Keyword: Keyword.Json } when !creation.Processor.Options.IsVersion10 => Coercion.Json,
            { Keyword: Keyword.NoIndex } when !creation.Processor.Options.IsVersion10 => Coercion.NoCoercion,
            { Keyword: Keyword.None, IsNull: false } when Iris.IsAbsolute(expanded.Text) && !Iris.IsBlankNode(expanded.Text) => Coercion.Datatype,
            _ => throw new JsonLdRefusal("invalid type mapping", type.GetString()!),
        };
        if (definition.Coercion == Coercion.Datatype) definition.Datatype = expanded.Text.ToArray();
    }

    /// <summary>A reverse property (step 13).</summary>
    /// <returns>False where the term is to be ignored.</returns>
    public static bool ReadReverse(TermDefinition definition, JsonElement map, JsonElement reverse, string term, TermCreation creation)
    {
        if (TermCreation.Entry(map, "@id") is not null || TermCreation.Entry(map, "@nest") is not null) throw new JsonLdRefusal("invalid reverse property", term);
        if (reverse.ValueKind != JsonValueKind.String) throw new JsonLdRefusal("invalid IRI mapping", term);
        var text = reverse.GetString()!;
        if (Keywords.HasForm(Encoding.UTF8.GetBytes(text)))
        {
            creation.Reserved("reserved @reverse value", text);
            return false;
        }

        var expanded = creation.Expand(text);
        if (expanded.IsNull || expanded.Keyword != Keyword.None || !Iris.IsAbsolute(expanded.Text)) throw new JsonLdRefusal("invalid IRI mapping", term);
        definition.Iri = expanded.Text.ToArray();
        if (TermCreation.Entry(map, "@container") is { ValueKind: not JsonValueKind.Null } container)
        {
            definition.Container = TermEntries.ContainerOf(container, term);
            if (definition.Container is not (Container.Set or Container.Index)) throw new JsonLdRefusal("invalid reverse property", term);
        }

        definition.IsReverse = true;
        return true;
    }

    /// <summary>The IRI or keyword of any other term (steps 14 to 18).</summary>
    /// <returns>False where the term is to be ignored.</returns>
    public static bool Read(TermDefinition definition, JsonElement? id, byte[] name, string term, bool isSimple, TermCreation creation)
    {
        switch (id)
        {
            // Step 14.1: it stands for nothing, not even what the vocabulary would make of its name
            case { ValueKind: JsonValueKind.Null }:
                return true;
            case { } said when said.ValueKind != JsonValueKind.String || !said.ValueEquals(term):
                return ReadId(definition, name, term, said, isSimple, creation);
            default:
                MapByName(definition, name, term, creation);
                return true;
        }
    }

    // Step 14.2
    static bool ReadId(TermDefinition definition, byte[] name, string term, JsonElement id, bool isSimple, TermCreation creation)
    {
        if (id.ValueKind != JsonValueKind.String) throw new JsonLdRefusal("invalid IRI mapping", term);
        var text = id.GetString()!;
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (Keywords.Of(utf8) == Keyword.None && Keywords.HasForm(utf8))
        {
            creation.Reserved("reserved @id value", text);
            return false;
        }

        var expanded = creation.Expand(text);
        if (expanded.Keyword == Keyword.Context) throw new JsonLdRefusal("invalid keyword alias", term);
        if (expanded.IsNull || (expanded.Keyword == Keyword.None && !Iris.IsAbsolute(expanded.Text))) throw new JsonLdRefusal("invalid IRI mapping", term);
        definition.Keyword = expanded.Keyword;
        var iri = expanded.Keyword == Keyword.None ? expanded.Text.ToArray() : null;
        definition.Iri = iri;
        if (term.Contains('/', StringComparison.Ordinal) || (term.Length > 2 && term.AsSpan(1, term.Length - 2).Contains(':')))
        {
            // Step 14.2.4: a term that looks like an IRI must mean that IRI
            var itself = creation.ExpandItself(term);
            if (itself.IsNull || iri is null || !itself.Text.SequenceEqual(iri)) throw new JsonLdRefusal("invalid IRI mapping", term);
        }

        if (iri is not null && !name.AsSpan().ContainsAny(":/"u8))
            definition.IsPrefix = isSimple && (Iris.IsBlankNode(iri) || ":/?#[]@"u8.Contains(iri[^1]));
        return true;
    }

    // Steps 15 to 18
    static void MapByName(TermDefinition definition, byte[] name, string term, TermCreation creation)
    {
        if (TermCreation.PrefixOf(term) is { } prefix)
        {
            creation.DefineFirst(prefix);
            definition.Iri = creation.Active.Find(Encoding.UTF8.GetBytes(prefix)) is { Iri: { } iri } ? [.. iri, .. name.AsSpan(Encoding.UTF8.GetByteCount(prefix) + 1)] : name;
            if (!Iris.IsAbsolute(definition.Iri)) throw new JsonLdRefusal("invalid IRI mapping", term);
        }
        else if (term.Contains('/', StringComparison.Ordinal))
        {
            var expanded = IriExpansion.Expand(creation.Active, name, vocab: true, relative: false, creation.Processor.Scratch);
            definition.Iri = !expanded.IsNull && Iris.IsAbsolute(expanded.Text) ? expanded.Text.ToArray() : throw new JsonLdRefusal("invalid IRI mapping", term);
        }
        else if (term == "@type")
        {
            definition.Keyword = Keyword.Type;
        }
        else
        {
            definition.Iri = creation.Active.Vocabulary is { } vocabulary ? [.. vocabulary, .. name] : throw new JsonLdRefusal("invalid IRI mapping", term);
        }
    }
}
