using System.Text.Json;
using Ecusson.Credentials.JsonLd.Contexts;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.JsonLd.Deserialization;

/// <summary>
/// JSON-LD 1.1 to RDF in one walk: Expansion (API §5.1.2), node map generation (§7.2) and RDF serialisation (§8.1) at once, from the JSON's
/// bytes to quads, with no tree between. What those algorithms order does not matter to a set of quads, so nothing is sorted but types.
/// Used again from document to document; not thread-safe.
/// </summary>
sealed partial class GraphReader
{
    readonly CanonicalizerOptions _options;
    readonly ContextProcessor _contexts;
    readonly JsonTape _tape = new();
    readonly Utf8Scratch _scratch = new();
    readonly RdfDataset _data;
    readonly GraphWriter _writer;
    readonly LiteralWriter _literals;
    readonly TypeScopes _typeScopes;
    Member[] _members = new Member[64];
    int _memberCount;
    int _type;
    Dictionary<(int Subject, int Graph), int>? _indexes;

    public GraphReader(CanonicalizerOptions options, RdfDataset data)
    {
        (_options, _data) = (options, data);
        _contexts = new ContextProcessor(options);
        _writer = new GraphWriter(options, _tape, data);
        _literals = new LiteralWriter(options, _tape, data, _writer);
        _typeScopes = new TypeScopes(_tape, _contexts);
    }

    /// <summary>One entry of an object, with what its name means.</summary>
    /// <param name="Key">The name's token; the value is the next one.</param>
    /// <param name="Term">Its definition, if it is a term.</param>
    /// <param name="Keyword">The keyword that it means, if any.</param>
    /// <param name="IsDropped">Whether it means nothing.</param>
    readonly record struct Member(int Key, TermDefinition? Term, Keyword Keyword, bool IsDropped)
    {
        public int Value => Key + 1;
    }

    /// <summary>Reads a document into the dataset, which is emptied before.</summary>
    /// <param name="json">The document, UTF-8.</param>
    /// <param name="initial">The context to start from.</param>
    /// <param name="without">A property of the top-level object to leave out; empty for none.</param>
    /// <param name="context">What to use in place of the document's <c>@context</c>; null for its own.</param>
    /// <exception cref="JsonLdRefusal">The document cannot be read.</exception>
    public void Read(ReadOnlySpan<byte> json, ActiveContext initial, ReadOnlySpan<byte> without, ReadOnlySpan<byte> context)
    {
        if (json.Length > _options.MaximumBytes) throw new JsonLdRefusal("too-large", $"{_options.MaximumBytes}");
        _writer.Start(json.Length);
        _tape.Clear();
        _contexts.Reset();
        _indexes?.Clear();
        _memberCount = 0;
        Root = _tape.Read(json, Math.Min(_options.MaximumDepth, 512), without, withoutContext: !context.IsEmpty);
        _type = _data.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8);
        if (!context.IsEmpty) initial = Local(initial, _tape.Read(context, Math.Min(_options.MaximumDepth, 512)));
        ReadDocument(initial);
    }

    /// <summary>Root of the last document read.</summary>
    public int Root { get; private set; }

    /// <summary>Where a token of the last document stands.</summary>
    public string PointerTo(int token) => _tape.PointerTo(token, Root);

    void ReadDocument(ActiveContext context)
    {
        var nothing = Receiver.Nothing(RdfDataset.DefaultGraph);
        ReadValue(Root, context, null, Place.Free, ref nothing, fromMap: false);
    }

    /// <summary>A local context of the document. Text names a document of the catalogue; anything else is inline.</summary>
    ActiveContext Local(ActiveContext active, int token)
    {
        switch (_tape.Kind(token))
        {
            case JsonKind.String:
                return Remote(active, token);
            case JsonKind.Array when HoldsOnlyText(token):
                for (var item = token + 1; item < _tape.Next(token); item = _tape.Next(item)) active = Remote(active, item);
                return active;
            default:
                if (!_options.InlineContexts) throw new JsonLdRefusal("inline context not allowed", "", token);
                return _contexts.Process(active, JsonElement.Parse(_tape.Text(token)), new ContextUse(_options.Base, []));
        }
    }

    ActiveContext Remote(ActiveContext active, int token)
    {
        if (_options.Contexts.Find(_tape.Text(token)) is { } document && active.Derived(document, propagates: true) is { } known) return known;
        return _contexts.Remote(active, _tape.String(token));
    }

    bool HoldsOnlyText(int array)
    {
        for (var item = array + 1; item < _tape.Next(array); item = _tape.Next(item))
            if (_tape.Kind(item) != JsonKind.String) return false;
        return true;
    }

    void Deliver(ref Receiver to, int term, Delivered kind, int token)
    {
        to.Count++;
        switch (to.Kind)
        {
            case ReceiverKind.Property:
                _writer.Add(to.Subject, to.Predicate, term, to.Graph);
                break;
            case ReceiverKind.Reverse:
                if (kind != Delivered.Node) throw new JsonLdRefusal("invalid reverse property value", "", token);
                _writer.Add(term, to.Predicate, to.Subject, to.Graph);
                break;
            case ReceiverKind.List when to.TakesListAsItself && kind == Delivered.List:
                (to.Head, to.Tail) = (term, Receiver.NoTerm);
                break;
            case ReceiverKind.List:
                Append(ref to, term);
                break;
            case ReceiverKind.Nothing:
                break;
        }

        if (to.Entry is { } entry) DeliverEntry(entry, term, kind, to.Graph, token);
    }

    void DeliverEntry(MapEntry entry, int term, Delivered kind, int graph, int token)
    {
        if (kind == Delivered.Literal && (entry.HasProperty || entry.HasId || entry.Type != Receiver.NoTerm)) throw new JsonLdRefusal("invalid value object", "", token);
        _writer.Add(term, _type, entry.Type, graph);
        _writer.Add(term, entry.Predicate, entry.Object, graph);
    }
}
