using Ecusson.Credentials.JsonLd.Contexts;

namespace Ecusson.Credentials.JsonLd.Deserialization;

/// <content>Scalars, value objects and language maps (JSON-LD 1.1 API §5.3.2 and §5.1.2 steps 13.4.7 to 13.7 and 15).</content>
sealed partial class GraphReader
{
    void ReadScalar(int at, ActiveContext context, TermDefinition? property, Place place, ref Receiver to)
    {
        if (place == Place.GraphContainer) _writer.Drop("object with only @value", at);
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
                return _writer.Resource(IriExpansion.Expand(context, _tape.Text(at), vocab: false, relative: true, _scratch), "relative object reference", at);
            case Coercion.Vocab when isText:
                return _writer.Resource(IriExpansion.Expand(context, _tape.Text(at), vocab: true, relative: true, _scratch), "relative object reference", at);
            // Step 4
            case Coercion.Datatype:
                return _literals.Write(at, property.Datatype, default, TextDirection.None, graph);
            case Coercion.Json:
                return _literals.WriteJson(at);
        }

        // Step 5
        if (!isText) return _literals.Write(at, default, default, TextDirection.None, graph);
        var language = property is { HasLanguage: true } ? property.Language : context.Language;
        return _literals.Write(at, default, language, property is { HasDirection: true } ? property.Direction : context.Direction, graph);
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
                _writer.Drop("null @value value", value);
                return;
            }

            if (language >= 0 && _tape.Kind(value) != JsonKind.String) throw new JsonLdRefusal("invalid language-tagged value", "", value);
            if (type >= 0 && (datatype.IsNull || datatype.Keyword != Keyword.None || !Iris.IsAbsolute(datatype.Text) || Iris.IsBlankNode(datatype.Text)))
            {
                // Safe mode says which it is; both refuse
                _writer.Drop("relative @type reference", type);
                throw new JsonLdRefusal("invalid typed value", _tape.String(type), type);
            }
        }

        if (place is Place.Free or Place.GraphContainer)
        {
            _writer.Drop("object with only @value", at);
            return;
        }

        var term = isJson ? _literals.WriteJson(value)
            : type >= 0 ? _literals.Write(value, datatype.Text, default, TextDirection.None, to.Graph)
            : language >= 0 ? _literals.Write(value, default, _tape.Text(language), direction, to.Graph)
            : _literals.Write(value, default, default, direction, to.Graph);
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
        Deliver(ref to, _literals.Write(value, default, isNone ? default : _tape.Text(language), direction, to.Graph), Delivered.Literal, value);
    }
}
