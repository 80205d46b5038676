using Ecusson.Credentials.JsonLd.Contexts;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.JsonLd.Deserialization;

/// <content>Node objects: Expansion §5.1.2 steps 13 and 14, with what node map generation (§7.2) and §8.1 make of them.</content>
sealed partial class GraphReader
{
    void ReadNode(int at, Range members, ActiveContext context, ActiveContext typeContext, uint seen, Place place, ref Receiver to)
    {
        // Step 18, and what §5.1.1 says of a document that is nothing but a graph
        var entries = Entries(members);
        if (Has(seen, Keyword.Language) && entries == 1)
        {
            if (place == Place.Included) throw new JsonLdRefusal("invalid @included value", "", at);
            _writer.Drop("object with only @language", at);
            return;
        }

        if (place is Place.Free or Place.GraphContainer && (entries == 0 || (entries == 1 && Has(seen, Keyword.Id)))) _writer.Drop(entries == 0 ? "empty object" : "object with only @id", at);
        var isWholeGraph = at == Root && entries == 1 && Has(seen, Keyword.Graph);
        var subject = isWholeGraph ? RdfDataset.DefaultGraph : SubjectOf(members, context, seen, to.Entry);
        if (!isWholeGraph) Deliver(ref to, subject, Delivered.Node, at);
        ReadMembers(at, members, context, typeContext, subject, to.Graph, ref seen);
    }

    int Entries(Range members)
    {
        var entries = 0;
        foreach (var member in _members.AsSpan(members))
            if (!IsNothing(member)) entries++;
        return entries;
    }

    int SubjectOf(Range members, ActiveContext context, uint seen, MapEntry? entry)
    {
        if (Has(seen, Keyword.Id) || Has(seen, Keyword.Nest))
        {
            foreach (var member in _members.AsSpan(members))
            {
                if (member.Keyword == Keyword.Id) return Identifier(member.Value, context);
                if (member.Keyword == Keyword.Nest && NestedId(member.Value, context) is var nested and >= 0) return Identifier(nested, context);
            }
        }

        return entry is { HasId: true } ? entry.Id : _data.NewBlank();
    }

    // Step 13.4.3
    int Identifier(int value, ActiveContext context)
    {
        if (_tape.Kind(value) != JsonKind.String) throw new JsonLdRefusal("invalid @id value", "", value);
        var expanded = IriExpansion.Expand(context, _tape.Text(value), vocab: false, relative: true, _scratch);
        if (expanded.IsNull) _writer.Drop("reserved @id value", value);
        return _writer.Resource(expanded, "relative @id reference", value);
    }

    int NestedId(int value, ActiveContext context)
    {
        if (_tape.Kind(value) == JsonKind.Array)
        {
            for (var item = value + 1; item < _tape.Next(value); item = _tape.Next(item))
                if (NestedId(item, context) is var found and >= 0) return found;
            return -1;
        }

        if (_tape.Kind(value) != JsonKind.Object) return -1;
        for (var key = value + 1; key < _tape.Next(value); key = _tape.Next(key + 1))
        {
            var keyword = Meaning(key, context).Keyword;
            if (keyword == Keyword.Id) return key + 1;
            if (keyword == Keyword.Nest && NestedId(key + 1, context) is var found and >= 0) return found;
        }

        return -1;
    }

    void ReadMembers(int at, Range members, ActiveContext context, ActiveContext typeContext, int subject, int graph, ref uint seen)
    {
        var (start, length) = members.GetOffsetAndLength(_members.Length);
        for (var index = start; index < start + length; index++)
        {
            // A copy: reading a value may move the array
            var member = _members[index];
            if (member.IsDropped) continue;
            switch (member.Keyword)
            {
                case Keyword.None:
                    ReadProperty(member, context, subject, graph, isReversed: false);
                    break;
                case Keyword.Id:
                    break;
                case Keyword.Type:
                    ReadTypes(member.Value, typeContext, subject, graph);
                    break;
                case Keyword.Graph:
                    var inGraph = Receiver.Nothing(subject);
                    ReadValue(member.Value, context, null, Place.Free, ref inGraph, fromMap: false);
                    break;
                case Keyword.Included:
                    if (_options.IsVersion10) break;
                    var included = Receiver.Nothing(graph);
                    ReadValue(member.Value, context, null, Place.Included, ref included, fromMap: false);
                    break;
                case Keyword.Reverse:
                    ReadReverse(member.Value, context, subject, graph);
                    break;
                case Keyword.Nest:
                    ReadNested(member, context, typeContext, subject, graph, ref seen);
                    break;
                case Keyword.Index:
                    ReadIndex(member.Value, subject, graph);
                    break;
                case Keyword.Language:
                    if (_tape.Kind(member.Value) != JsonKind.String) throw new JsonLdRefusal("invalid language-tagged string", "", member.Value);
                    break;
                case Keyword.Direction:
                    DirectionOf(member.Value);
                    break;
                default:
                    _writer.Drop("invalid property", member.Key);
                    break;
            }
        }
    }

    // Step 13.4.4
    void ReadTypes(int value, ActiveContext typeContext, int subject, int graph)
    {
        if (_tape.Kind(value) == JsonKind.Array)
        {
            for (var item = value + 1; item < _tape.Next(value); item = _tape.Next(item)) ReadType(item, typeContext, subject, graph);
        }
        else
        {
            ReadType(value, typeContext, subject, graph);
        }
    }

    void ReadType(int value, ActiveContext typeContext, int subject, int graph)
    {
        if (_tape.Kind(value) != JsonKind.String) throw new JsonLdRefusal("invalid type value", "", value);
        var expanded = IriExpansion.Expand(typeContext, _tape.Text(value), vocab: true, relative: true, _scratch);
        _writer.Add(subject, _type, _writer.Resource(expanded, "relative @type reference", value), graph);
    }

    // Step 13.4.10 and §7.2.1 step 6.9
    void ReadIndex(int value, int subject, int graph)
    {
        if (_tape.Kind(value) != JsonKind.String) throw new JsonLdRefusal("invalid @index value", "", value);
        _indexes ??= [];
        if (!_indexes.TryAdd((subject, graph), value) && !_tape.Text(_indexes[(subject, graph)]).SequenceEqual(_tape.Text(value)))
            throw new JsonLdRefusal("conflicting indexes", _tape.String(value), value);
    }

    // Step 13.4.13: an object of properties whose values point back here
    void ReadReverse(int value, ActiveContext context, int subject, int graph)
    {
        if (_tape.Kind(value) != JsonKind.Object) throw new JsonLdRefusal("invalid @reverse value", "", value);
        context = Entered(value, context, fromMap: false);
        if (ContextOf(value) is var own and >= 0) context = Local(context, own);
        for (var key = value + 1; key < _tape.Next(value); key = _tape.Next(key + 1))
        {
            var member = Meaning(key, context);
            if (member.Keyword == Keyword.Context) continue;
            if (member.Keyword != Keyword.None) throw new JsonLdRefusal("invalid reverse property map", _tape.String(key), key);
            if (member.IsDropped) _writer.Drop("invalid property", key);
            else ReadProperty(member, context, subject, graph, isReversed: true);
        }
    }

    // Step 14
    void ReadNested(Member nest, ActiveContext context, ActiveContext typeContext, int subject, int graph, ref uint seen)
    {
        if (nest.Term?.Scoped is not null) context = _contexts.Scoped(context, nest.Term, propagate: true);
        if (_tape.Kind(nest.Value) != JsonKind.Array)
        {
            ReadNestedObject(nest.Value, context, typeContext, subject, graph, ref seen);
            return;
        }

        for (var item = nest.Value + 1; item < _tape.Next(nest.Value); item = _tape.Next(item)) ReadNestedObject(item, context, typeContext, subject, graph, ref seen);
    }

    void ReadNestedObject(int value, ActiveContext context, ActiveContext typeContext, int subject, int graph, ref uint seen)
    {
        if (_tape.Kind(value) != JsonKind.Object) throw new JsonLdRefusal("invalid @nest value", "", value);
        var first = _memberCount;
        for (var key = value + 1; key < _tape.Next(value); key = _tape.Next(key + 1))
            if (Meaning(key, context).Keyword is Keyword.Value or Keyword.List or Keyword.Set) throw new JsonLdRefusal("invalid @nest value", "", value);
        Classify(value, context, ref seen);
        ReadMembers(value, new Range(first, _memberCount), context, typeContext, subject, graph, ref seen);
        _memberCount = first;
    }
}
