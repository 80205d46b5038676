using System.Text;
using System.Text.Json;

namespace Ecusson.Credentials.JsonLd.Contexts;

/// <summary>Create Term Definition, steps 19 to 26: what an expanded term definition says beside its IRI.</summary>
static class TermEntries
{
    public static void Read(TermDefinition definition, JsonElement map, string term, TermCreation creation)
    {
        var isVersion10 = creation.Processor.Options.IsVersion10;
        foreach (var entry in map.EnumerateObject())
        {
            switch (entry.Name)
            {
                // Step 19
                case "@container":
                    if (isVersion10 && entry.Value.ValueKind != JsonValueKind.String) throw new JsonLdRefusal("invalid container mapping", term);
                    definition.Container = ContainerOf(entry.Value, term);
                    if (isVersion10 && (definition.Container & (Container.Graph | Container.Id | Container.Type)) != Container.None) throw new JsonLdRefusal("invalid container mapping", term);
                    break;
                // Step 22
                case "@language" when !map.TryGetProperty("@type", out _):
                    definition.HasLanguage = true;
                    definition.Language = creation.Processor.LanguageOf(entry.Value, "invalid language mapping");
                    break;
                // Step 23
                case "@direction" when !map.TryGetProperty("@type", out _):
                    definition.HasDirection = true;
                    definition.Direction = ContextProcessor.DirectionOf(entry.Value);
                    break;
                // Step 24
                case "@nest":
                    if (isVersion10) throw new JsonLdRefusal("invalid term definition", term);
                    if (entry.Value.ValueKind != JsonValueKind.String
                        || Keywords.Of(Encoding.UTF8.GetBytes(entry.Value.GetString()!)) is not (Keyword.None or Keyword.Nest)) throw new JsonLdRefusal("invalid @nest value", term);
                    definition.Nest = entry.Value.GetString();
                    break;
                // Step 25
                case "@prefix":
                    if (isVersion10 || term.AsSpan().ContainsAny(':', '/')) throw new JsonLdRefusal("invalid term definition", term);
                    definition.IsPrefix = ContextProcessor.BooleanOf(entry.Value, "invalid @prefix value", term);
                    if (definition.IsPrefix && definition.Keyword != Keyword.None) throw new JsonLdRefusal("invalid term definition", term);
                    break;
                case "@id" or "@protected" or "@type" or "@reverse" or "@language" or "@direction" or "@context" or "@index":
                    break;
                // Step 26
                default:
                    throw new JsonLdRefusal("invalid term definition", $"{term} {entry.Name}");
            }
        }

        // Step 19.4
        if (definition.Container.HasFlag(Container.Type))
        {
            if (definition.Coercion == Coercion.None) definition.Coercion = Coercion.Id;
            if (definition.Coercion is not (Coercion.Id or Coercion.Vocab)) throw new JsonLdRefusal("invalid type mapping", term);
        }

        if (map.TryGetProperty("@index", out var index)) ReadIndex(definition, index, term, creation);
        if (map.TryGetProperty("@context", out var scoped)) ReadScoped(definition, scoped, term, creation);
    }

    // Step 20
    static void ReadIndex(TermDefinition definition, JsonElement index, string term, TermCreation creation)
    {
        if (creation.Processor.Options.IsVersion10 || !definition.Container.HasFlag(Container.Index) || index.ValueKind != JsonValueKind.String)
            throw new JsonLdRefusal("invalid term definition", term);
        var expanded = creation.Expand(index.GetString()!);
        if (expanded.IsNull || expanded.Keyword != Keyword.None || !Iris.IsAbsolute(expanded.Text)) throw new JsonLdRefusal("invalid term definition", term);
        definition.Index = index.GetString();
    }

    // Step 21
    static void ReadScoped(TermDefinition definition, JsonElement scoped, string term, TermCreation creation)
    {
        if (creation.Processor.Options.IsVersion10) throw new JsonLdRefusal("invalid term definition", term);
        try
        {
            creation.Processor.Process(creation.Active, scoped, creation.Use with { OverrideProtected = true, Propagate = true, ValidateScoped = false });
        }
        catch (JsonLdRefusal refusal) when (refusal.Code is not ("context overflow" or "context not allowed"))
        {
            throw new JsonLdRefusal("invalid scoped context", $"{term}: {refusal.Code} {refusal.Detail}");
        }

        definition.Scoped = scoped;
        definition.ScopedBase = creation.Use.BaseUrl;
    }

    /// <summary>Container mapping (steps 19.1 to 19.3).</summary>
    public static Container ContainerOf(JsonElement value, string term)
    {
        var container = Container.None;
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray()) container |= One(item, term);
        }
        else
        {
            container = One(value, term);
        }

        var beside = container & ~Container.Set;
        var isAllowed = container != Container.None
            && (System.Numerics.BitOperations.IsPow2((int)beside) || beside == Container.None
                || beside is (Container.Graph | Container.Id) or (Container.Graph | Container.Index))
            && container != (Container.Set | Container.List);
        return isAllowed ? container : throw new JsonLdRefusal("invalid container mapping", term);
    }

    static Container One(JsonElement value, string term) => value.ValueKind != JsonValueKind.String
        ? throw new JsonLdRefusal("invalid container mapping", term)
        : Keywords.Of(Encoding.UTF8.GetBytes(value.GetString()!)) switch
        {
            Keyword.Graph => Container.Graph,
            Keyword.Id => Container.Id,
            Keyword.Index => Container.Index,
            Keyword.Language => Container.Language,
            Keyword.List => Container.List,
            Keyword.Set => Container.Set,
            Keyword.Type => Container.Type,
            _ => throw new JsonLdRefusal("invalid container mapping", term),
        };
}
