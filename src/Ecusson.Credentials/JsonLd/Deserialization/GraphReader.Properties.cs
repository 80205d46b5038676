using Ecusson.Credentials.JsonLd.Contexts;

namespace Ecusson.Credentials.JsonLd.Deserialization;

/// <content>One property and its values, as its container mapping has them (Expansion §5.1.2 steps 13.5 to 13.14).</content>
sealed partial class GraphReader
{
    void ReadProperty(Member member, ActiveContext context, int subject, int graph, bool isReversed)
    {
        var term = member.Term;
        var to = new Receiver
        {
            Kind = (term?.IsReverse ?? false) != isReversed ? ReceiverKind.Reverse : ReceiverKind.Property,
            Subject = subject,
            Predicate = Predicate(member, context),
            Graph = graph,
        };
        var container = term?.Container ?? Container.None;
        if (term?.Coercion == Coercion.Json)
        {
            Deliver(ref to, _literals.WriteJson(member.Value), Delivered.Literal, member.Value);
        }
        else if (container == Container.None)
        {
            ReadValue(member.Value, context, term, Place.Property, ref to, fromMap: false);
        }
        else
        {
            ReadContained(member.Value, context, term!, container, ref to);
        }
    }

    void ReadContained(int value, ActiveContext context, TermDefinition term, Container container, ref Receiver to)
    {
        var isMap = _tape.Kind(value) == JsonKind.Object;
        if (isMap && container.HasFlag(Container.Language)) ReadLanguageMap(value, context, term, ref to);
        else if (isMap && (container & (Container.Index | Container.Id | Container.Type)) != Container.None) ReadMap(value, context, term, container, ref to);
        else if (container.HasFlag(Container.List)) ReadListContainer(value, context, term, ref to);
        else if (container.HasFlag(Container.Graph) && (container & (Container.Id | Container.Index)) == Container.None) ReadGraphs(value, context, term, ref to, keepsGraphs: false, fromMap: false);
        else ReadValue(value, context, term, Place.Property, ref to, fromMap: false);
    }

    int Predicate(Member member, ActiveContext context)
    {
        var expanded = member.Term is { } term
            ? new ExpandedIri { Text = term.Iri }
            : IriExpansion.Expand(context, _tape.Text(member.Key), vocab: true, relative: false, _scratch);
        if (Iris.IsBlankNode(expanded.Text))
        {
            _writer.Drop("blank node predicate", member.Key);
            return Receiver.NoTerm;
        }

        return _writer.Resource(expanded, "invalid property", member.Key);
    }

    // Step 13.8
    void ReadMap(int map, ActiveContext context, TermDefinition term, Container container, ref Receiver to)
    {
        for (var key = map + 1; key < _tape.Next(map); key = _tape.Next(key + 1))
        {
            var inEntry = to;
            var isNone = IriExpansion.Expand(context, _tape.Text(key), vocab: true, relative: false, _scratch).Keyword == Keyword.NoIndex;
            var entryContext = context;
            if ((container & (Container.Id | Container.Type)) != Container.None) entryContext = context.Previous ?? context;
            if (container.HasFlag(Container.Type) && entryContext.Find(_tape.Text(key)) is { Scoped: not null } type)
                entryContext = _contexts.Scoped(entryContext, type, propagate: false);
            inEntry.Entry = isNone ? null : EntryFor(key, context, term, container, to.Graph);
            if (container.HasFlag(Container.Graph)) ReadGraphs(key + 1, entryContext, term, ref inEntry, keepsGraphs: true, fromMap: true);
            else ReadValue(key + 1, entryContext, term, Place.Property, ref inEntry, fromMap: true);
        }
    }

    // Step 13.8.3.7
    MapEntry? EntryFor(int key, ActiveContext context, TermDefinition term, Container container, int graph)
    {
        if (container.HasFlag(Container.Id))
            return new MapEntry { HasId = true, Id = _writer.Resource(IriExpansion.Expand(context, _tape.Text(key), vocab: false, relative: true, _scratch), "relative @id reference", key) };
        if (container.HasFlag(Container.Type))
            return new MapEntry { Type = _writer.Resource(IriExpansion.Expand(context, _tape.Text(key), vocab: true, relative: true, _scratch), "relative @type reference", key) };
        if (term.Index is null) return null;
        var name = System.Text.Encoding.UTF8.GetBytes(term.Index);
        var predicate = _writer.Resource(IriExpansion.Expand(context, name, vocab: true, relative: false, _scratch), "relative predicate reference", key);
        return new MapEntry { HasProperty = true, Predicate = predicate, Object = Scalar(key, context, context.Find(name), graph) };
    }

    // Steps 13.8.3.7.1 and 13.12: each value becomes the content of a graph of its own
    void ReadGraphs(int value, ActiveContext context, TermDefinition term, ref Receiver to, bool keepsGraphs, bool fromMap)
    {
        if (_tape.Kind(value) == JsonKind.Array)
        {
            for (var item = value + 1; item < _tape.Next(value); item = _tape.Next(item)) ReadGraphs(item, context, term, ref to, keepsGraphs, fromMap);
        }
        else if (keepsGraphs && IsGraphObject(value, context))
        {
            ReadValue(value, context, term, Place.Property, ref to, fromMap);
        }
        else if (_tape.Kind(value) != JsonKind.Null)
        {
            var graph = to.Entry is { HasId: true } entry ? entry.Id : _data.NewBlank();
            Deliver(ref to, graph, Delivered.Node, value);
            var inGraph = Receiver.Nothing(graph);
            ReadValue(value, context, term, Place.GraphContainer, ref inGraph, fromMap);
        }
    }

    // A map that has @graph, and beside it @id, @index and @context at most
    bool IsGraphObject(int value, ActiveContext context)
    {
        if (_tape.Kind(value) != JsonKind.Object) return false;
        var isGraph = false;
        for (var key = value + 1; key < _tape.Next(value); key = _tape.Next(key + 1))
        {
            var keyword = Meaning(key, context).Keyword;
            isGraph |= keyword == Keyword.Graph;
            if (keyword is not (Keyword.Graph or Keyword.Id or Keyword.Index or Keyword.Context)) return false;
        }

        return isGraph;
    }
}
