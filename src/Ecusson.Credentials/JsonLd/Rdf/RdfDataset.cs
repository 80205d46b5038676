using System.Runtime.InteropServices;

namespace Ecusson.Credentials.JsonLd.Rdf;

/// <summary>
/// An RDF 1.1 dataset made to be filled, read once and filled again: terms are numbers, their canonical N-Quads text lies in one
/// buffer, each text once; quads are four numbers. After a few documents it allocates nothing.
/// </summary>
/// <remarks>
/// Hash tables are keyed by the runtime's per-process random seed (Marvin), so that a hostile document cannot choose its collisions.
/// Not thread-safe. The caller that reads untrusted documents watches <see cref="TextSize"/> and <see cref="Count"/> against its limits.
/// </remarks>
internal sealed class RdfDataset
{
    /// <summary>Stands for the default graph in <see cref="Add"/> and <see cref="Quad.Graph"/>.</summary>
    public const int DefaultGraph = -1;

    readonly Utf8Buffer _text = new(8192);
    readonly QuadSet _quads = new();
    Term[] _terms = new Term[128];
    int[] _slots = new int[256];

    [StructLayout(LayoutKind.Auto)]
    readonly record struct Term(int Start, int Length, int Hash, bool IsBlank);

    /// <summary>Number of different quads.</summary>
    public int Count => _quads.Count;

    /// <summary>Number of different terms.</summary>
    public int TermCount { get; private set; }

    /// <summary>Bytes of text that the terms take together.</summary>
    public int TextSize => _text.Length;

    /// <summary>The quads in the order in which they were added.</summary>
    public ReadOnlySpan<Quad> Quads => _quads.All;

    /// <summary>A quad by its place.</summary>
    public Quad this[int index] => Quads[index];

    /// <summary>The term for an IRI.</summary>
    /// <param name="utf8">The absolute IRI, without brackets and without N-Quads escapes.</param>
    public int Iri(ReadOnlySpan<byte> utf8)
    {
        var start = _text.Length;
        AppendIri(utf8);
        return Intern(start, isBlank: false);
    }

    /// <summary>The term for a literal.</summary>
    /// <param name="lexical">The lexical form, without quotes and escapes, well-formed UTF-8.</param>
    /// <param name="datatype">The datatype's IRI; empty means xsd:string (or rdf:langString where there is a language).</param>
    /// <param name="language">A language tag, written as given; empty when there is none.</param>
    public int Literal(ReadOnlySpan<byte> lexical, ReadOnlySpan<byte> datatype, ReadOnlySpan<byte> language)
    {
        var start = _text.Length;
        _text.Append((byte)'"');
        TermText.AppendLiteral(lexical, _text);
        _text.Append((byte)'"');
        if (!language.IsEmpty)
        {
            _text.Append((byte)'@');
            _text.Append(language);
        }
        else if (!datatype.IsEmpty && !datatype.SequenceEqual("http://www.w3.org/2001/XMLSchema#string"u8))
        {
            _text.Append("^^"u8);
            AppendIri(datatype);
        }

        return Intern(start, isBlank: false);
    }

    /// <summary>The blank node that the document calls by this label: the same label is the same node.</summary>
    /// <param name="label">The label without <c>_:</c>.</param>
    public int Blank(ReadOnlySpan<byte> label)
    {
        var start = _text.Length;
        _text.Append("_:"u8);
        _text.Append(label);
        return Intern(start, isBlank: true);
    }

    /// <summary>A blank node of its own, different from every other whatever their labels.</summary>
    public int NewBlank()
    {
        var start = _text.Length;
        _text.Append("_:n"u8);
        _text.Append(TermCount);
        return AddTerm(new Term(start, _text.Length - start, 0, IsBlank: true));
    }

    /// <summary>Adds a statement; one that is there already changes nothing.</summary>
    /// <param name="subject">A term of this dataset.</param>
    /// <param name="predicate">A term of this dataset.</param>
    /// <param name="object">A term of this dataset.</param>
    /// <param name="graph">A term of this dataset or <see cref="DefaultGraph"/>.</param>
    public void Add(int subject, int predicate, int @object, int graph) => _quads.Add(new Quad(subject, predicate, @object, graph));

    /// <summary>True when the term is a blank node.</summary>
    public bool IsBlank(int term) => term >= 0 && _terms[term].IsBlank;

    /// <summary>
    /// The term in canonical N-Quads: <c>&lt;iri&gt;</c>, <c>"lexical"^^&lt;datatype&gt;</c>, <c>"lexical"@language</c>, <c>_:label</c>.
    /// Valid until the next change of the dataset.
    /// </summary>
    public ReadOnlySpan<byte> Text(int term) => _text.Written.Slice(_terms[term].Start, _terms[term].Length);

    /// <summary>Forgets all terms and quads; keeps the memory unless a large document made it large.</summary>
    public void Clear()
    {
        TermCount = 0;
        _text.Clear();
        _quads.Clear();
        if (_slots.Length > QuadSet.SlotsKept) (_slots, _terms) = (new int[256], new Term[128]);
        else Array.Clear(_slots);
    }

    int Intern(int start, bool isBlank)
    {
        var text = _text.Written[start..];
        var hash = HashOf(text);
        var mask = _slots.Length - 1;
        var slot = hash & mask;
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var candidate = _terms[_slots[slot] - 1];
            if (candidate.Hash != hash || !text.SequenceEqual(_text.Written.Slice(candidate.Start, candidate.Length))) continue;
            _text.Truncate(start);
            return _slots[slot] - 1;
        }

        _slots[slot] = TermCount + 1;
        var term = AddTerm(new Term(start, text.Length, hash, isBlank));
        if (TermCount * 2 > _slots.Length) GrowSlots();
        return term;
    }

    int AddTerm(Term term)
    {
        if (TermCount == _terms.Length) Array.Resize(ref _terms, TermCount * 2);
        _terms[TermCount] = term;
        return TermCount++;
    }

    void GrowSlots()
    {
        var slots = new int[_slots.Length * 2];
        foreach (var filled in _slots)
        {
            if (filled == 0) continue;
            var slot = _terms[filled - 1].Hash & (slots.Length - 1);
            while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = filled;
        }

        _slots = slots;
    }

    static int HashOf(ReadOnlySpan<byte> text)
    {
        var pairs = string.GetHashCode(MemoryMarshal.Cast<byte, char>(text));
        return (text.Length & 1) == 0 ? pairs : HashCode.Combine(pairs, text[^1]);
    }

    void AppendIri(ReadOnlySpan<byte> utf8)
    {
        _text.Append((byte)'<');
        TermText.AppendIri(utf8, _text);
        _text.Append((byte)'>');
    }
}
