using Ecusson.Credentials.JsonLd.Contexts;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.JsonLd.Deserialization;

/// <summary>What a <see cref="GraphReader"/> puts into its dataset, within the limits; and, in safe mode, the refusal of what would not get there.</summary>
sealed class GraphWriter(CanonicalizerOptions options, JsonTape tape, RdfDataset data)
{
    int _textLimit;

    /// <summary>Empties the dataset for the next document.</summary>
    /// <param name="bytes">The size of that document.</param>
    public void Start(int bytes)
    {
        data.Clear();
        // Terms that a context makes longer are written once each; this bounds what they may add up to.
        _textLimit = (int)Math.Min(int.MaxValue / 16, (8L * bytes) + 1_000_000);
    }

    /// <summary>Adds a statement, unless one of its terms is <see cref="Receiver.NoTerm"/>.</summary>
    public void Add(int subject, int predicate, int @object, int graph)
    {
        if (subject == Receiver.NoTerm || predicate == Receiver.NoTerm || @object == Receiver.NoTerm || graph == Receiver.NoTerm) return;
        data.Add(subject, predicate, @object, graph);
        if (data.Count > options.MaximumQuads) throw new JsonLdRefusal("too many quads", $"{options.MaximumQuads}");
        if (data.TextSize > _textLimit) throw new JsonLdRefusal("too-large", $"{_textLimit}");
    }

    /// <summary>The term for an expanded IRI or blank node identifier; none where it is neither, which safe mode refuses.</summary>
    /// <remarks>
    /// Outside safe mode an IRI that RFC 3987 forbids leaves its statement out (§8.2.2 step 1). In safe mode nothing is left out, and credentials
    /// with such an address (<c>https://a.example/#/b#c</c>) are signed and accepted by others: it is kept, and N-Quads escapes what it must.
    /// </remarks>
    public int Resource(ExpandedIri expanded, string code, int token)
    {
        if (!expanded.IsNull && expanded.Keyword == Keyword.None && Iris.IsAbsolute(expanded.Text) && (options.Safe || Iris.IsWellFormed(expanded.Text)))
            return Iris.IsBlankNode(expanded.Text) ? data.Blank(expanded.Text[2..]) : data.Iri(expanded.Text);
        Drop(code, token);
        return Receiver.NoTerm;
    }

    /// <summary>Refuses in safe mode what would be left out silently.</summary>
    public void Drop(string code, int token)
    {
        if (options.Safe) throw new JsonLdRefusal(code, tape.Kind(token) == JsonKind.String ? tape.String(token) : "", token);
    }
}
