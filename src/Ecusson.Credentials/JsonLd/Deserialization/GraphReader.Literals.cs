using Ecusson.Credentials.JsonLd.Contexts;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.JsonLd.Deserialization;

/// <content>Scalars, value objects and language maps, up to the RDF literal (§5.3.2 and §8.2.2).</content>
sealed partial class GraphReader
{
    static ReadOnlySpan<byte> Boolean => "http://www.w3.org/2001/XMLSchema#boolean"u8;

    static ReadOnlySpan<byte> Integer => "http://www.w3.org/2001/XMLSchema#integer"u8;

    static ReadOnlySpan<byte> Double => "http://www.w3.org/2001/XMLSchema#double"u8;

    void ReadScalar(int at, ActiveContext context, TermDefinition? property, Place place, ref Receiver to)
    {
        if (place == Place.GraphContainer) Drop("object with only @value", at);
        // Step 4.2
        if (property?.Scoped is not null)
        {
            context = _contexts.Scoped(context, property, propagate: true);
            property = context.Find(property.Name);
        }

        var isNode = property?.Coercion is Coercion.Id or Coercion.Vocab && _tape.Kind(at) == JsonKind.String;
        Deliver(ref to, Scalar(at, context, property, to.Graph), isNode ? Delivered.Node : Delivered.Literal, at);
    }

    /// <summary>Value Expansion (§5.3.2).</summary>
    int Scalar(int at, ActiveContext context, TermDefinition? property, int graph)
    {
        var isText = _tape.Kind(at) == JsonKind.String;
        switch (property?.Coercion)
        {
            // Steps 1 and 2
            case Coercion.Id when isText:
                return Resource(IriExpansion.Expand(context, _tape.Text(at), vocab: false, relative: true, _scratch), "relative object reference", at);
            case Coercion.Vocab when isText:
                return Resource(IriExpansion.Expand(context, _tape.Text(at), vocab: true, relative: true, _scratch), "relative object reference", at);
            // Step 4
            case Coercion.Datatype:
                return Literal(at, property.Datatype, default, TextDirection.None, graph);
            case Coercion.Json:
                return JsonLiteral(at);
        }

        // Step 5
        if (!isText) return Literal(at, default, default, TextDirection.None, graph);
        var language = property is { HasLanguage: true } ? property.Language : context.Language;
        return Literal(at, default, language, property is { HasDirection: true } ? property.Direction : context.Direction, graph);
    }

    // Steps 13.4.7 to 13.4.9 and 15
    void ReadValueObject(int at, Range members, ActiveContext context, ActiveContext typeContext, Place place, ref Receiver to)
    {
        if (place == Place.Included) throw new JsonLdRefusal("invalid @included value", "", at);
        int value = -1, type = -1, language = -1;
        var direction = TextDirection.None;
        var hasDirection = false;
        foreach (var member in _members.AsSpan(members))
        {
            switch (member.Keyword)
            {
                case Keyword.Value:
                    value = member.Value;
                    break;
                case Keyword.Type when type < 0:
                    type = SingleType(member.Value);
                    break;
                case Keyword.Language:
                    language = member.Value;
                    if (_tape.Kind(language) != JsonKind.String) throw new JsonLdRefusal("invalid language-tagged string", "", language);
                    break;
                case Keyword.Direction:
                    (hasDirection, direction) = (true, DirectionOf(member.Value));
                    break;
                case Keyword.Index:
                    if (_tape.Kind(member.Value) != JsonKind.String) throw new JsonLdRefusal("invalid @index value", "", member.Value);
                    break;
                default:
                    if (!IsNothing(member)) throw new JsonLdRefusal("invalid value object", _tape.String(member.Key), member.Key);
                    break;
            }
        }

        if (type >= 0 && (language >= 0 || hasDirection)) throw new JsonLdRefusal("invalid value object", "", at);
        var datatype = type < 0 ? default : IriExpansion.Expand(typeContext, _tape.Text(type), vocab: true, relative: true, _scratch);
        var isJson = datatype.Keyword == Keyword.Json;
        if (!isJson)
        {
            if (_tape.Kind(value) is JsonKind.Array or JsonKind.Object) throw new JsonLdRefusal("invalid value object value", "", value);
            if (_tape.Kind(value) == JsonKind.Null)
            {
                Drop("null @value value", value);
                return;
            }

            if (language >= 0 && _tape.Kind(value) != JsonKind.String) throw new JsonLdRefusal("invalid language-tagged value", "", value);
            if (type >= 0 && (datatype.IsNull || datatype.Keyword != Keyword.None || !Iris.IsAbsolute(datatype.Text) || Iris.IsBlankNode(datatype.Text)))
            {
                // Safe mode says which it is; both refuse
                Drop("relative @type reference", type);
                throw new JsonLdRefusal("invalid typed value", _tape.String(type), type);
            }
        }

        if (place is Place.Free or Place.GraphContainer)
        {
            Drop("object with only @value", at);
            return;
        }

        var term = isJson ? JsonLiteral(value)
            : type >= 0 ? Literal(value, datatype.Text, default, TextDirection.None, to.Graph)
            : language >= 0 ? Literal(value, default, LowerCase(_tape.Text(language)), direction, to.Graph)
            : Literal(value, default, default, direction, to.Graph);
        Deliver(ref to, term, Delivered.Literal, at);
    }

    int SingleType(int value)
    {
        if (_tape.Kind(value) == JsonKind.Array && value + 1 < _tape.Next(value) && _tape.Next(value + 1) == _tape.Next(value)) value++;
        return _tape.Kind(value) switch
        {
            JsonKind.String => value,
            JsonKind.Array => throw new JsonLdRefusal("invalid typed value", "", value),
            _ => throw new JsonLdRefusal("invalid type value", "", value),
        };
    }

    TextDirection DirectionOf(int value)
    {
        if (_tape.Kind(value) == JsonKind.String && _tape.Text(value).SequenceEqual("ltr"u8)) return TextDirection.LeftToRight;
        if (_tape.Kind(value) == JsonKind.String && _tape.Text(value).SequenceEqual("rtl"u8)) return TextDirection.RightToLeft;
        throw new JsonLdRefusal("invalid base direction", "", value);
    }

    // Step 13.7
    void ReadLanguageMap(int map, ActiveContext context, TermDefinition term, ref Receiver to)
    {
        for (var key = map + 1; key < _tape.Next(map); key = _tape.Next(key + 1))
        {
            var value = key + 1;
            if (_tape.Kind(value) != JsonKind.Array)
            {
                ReadLanguageMapValue(value, key, context, term, ref to);
                continue;
            }

            for (var item = value + 1; item < _tape.Next(value); item = _tape.Next(item)) ReadLanguageMapValue(item, key, context, term, ref to);
        }
    }

    void ReadLanguageMapValue(int value, int language, ActiveContext context, TermDefinition term, ref Receiver to)
    {
        if (_tape.Kind(value) == JsonKind.Null) return;
        if (_tape.Kind(value) != JsonKind.String) throw new JsonLdRefusal("invalid language map value", "", value);
        var isNone = IriExpansion.Expand(context, _tape.Text(language), vocab: true, relative: false, _scratch).Keyword == Keyword.NoIndex;
        var direction = term.HasDirection ? term.Direction : context.Direction;
        Deliver(ref to, Literal(value, default, isNone ? default : LowerCase(_tape.Text(language)), direction, to.Graph), Delivered.Literal, value);
    }

    ReadOnlySpan<byte> LowerCase(ReadOnlySpan<byte> text)
    {
        var lower = _numberScratch.Take(text.Length);
        for (var at = 0; at < text.Length; at++) lower[at] = text[at] is >= (byte)'A' and <= (byte)'Z' ? (byte)(text[at] | 0x20) : text[at];
        return lower;
    }

    /// <summary>Object to RDF Conversion (§8.2.2), steps 3 to 14, of a value object.</summary>
    int Literal(int value, ReadOnlySpan<byte> datatype, ReadOnlySpan<byte> language, TextDirection direction, int graph)
    {
        switch (_tape.Kind(value))
        {
            case JsonKind.True:
                return _data.Literal("true"u8, datatype.IsEmpty ? Boolean : datatype, default);
            case JsonKind.False:
                return _data.Literal("false"u8, datatype.IsEmpty ? Boolean : datatype, default);
            case JsonKind.Number:
                Span<byte> digits = stackalloc byte[JsonNumber.MaximumLength];
                var (length, isInteger) = JsonNumber.Canonical(_tape.Text(value), datatype.SequenceEqual(Double), digits);
                if (length == 0)
                {
                    throw new JsonLdRefusal("number out of range", _tape.String(value), value);
                }

                return _data.Literal(digits[..length], !datatype.IsEmpty ? datatype : isInteger ? Integer : Double, default);
        }

        if (!language.IsEmpty && !LanguageTag.IsWellFormed(language))
        {
            Drop("invalid @language value", value);
            return Receiver.NoTerm;
        }

        return direction == TextDirection.None ? _data.Literal(_tape.Text(value), datatype, language) : Directed(value, language, direction, graph);
    }

    // Step 13
    int Directed(int value, ReadOnlySpan<byte> language, TextDirection direction, int graph)
    {
        var suffix = direction == TextDirection.LeftToRight ? "ltr"u8 : "rtl"u8;
        switch (_options.Direction)
        {
            case RdfDirection.I18nDatatype:
                return _data.Literal(_tape.Text(value), [.. "https://www.w3.org/ns/i18n#"u8, .. language, (byte)'_', .. suffix], default);
            case RdfDirection.CompoundLiteral:
                var literal = _data.NewBlank();
                Add(literal, _data.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#value"u8), _data.Literal(_tape.Text(value), default, default), graph);
                if (!language.IsEmpty) Add(literal, _data.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#language"u8), _data.Literal(language, default, default), graph);
                Add(literal, _data.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#direction"u8), _data.Literal(suffix, default, default), graph);
                return literal;
            default:
                Drop("rdfDirection not set", value);
                return _data.Literal(_tape.Text(value), default, language);
        }
    }

    /// <summary>A JSON literal (step 7): the value in the form of the JSON Canonicalization Scheme (RFC 8785).</summary>
    int JsonLiteral(int value)
    {
        var canonical = new System.Buffers.ArrayBufferWriter<byte>();
        CanonicalJson.Write(_tape, value, canonical);
        return _data.Literal(canonical.WrittenSpan, "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"u8, default);
    }
}
