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

    // Beyond this, what one large document needed is given back rather than kept for ever and cleared each time.
    const int SlotsKept = 8192;
    const int TextKept = 1 << 20;

    byte[] _text = new byte[8192];
    int _used;
    Term[] _terms = new Term[128];
    int[] _termSlots = new int[256];
    Quad[] _quads = new Quad[64];
    int[] _quadSlots = new int[128];

    [StructLayout(LayoutKind.Auto)]
    readonly record struct Term(int Start, int Length, int Hash, bool IsBlank);

    /// <summary>Number of different quads.</summary>
    public int Count { get; private set; }

    /// <summary>Number of different terms.</summary>
    public int TermCount { get; private set; }

    /// <summary>Bytes of text that the terms take together.</summary>
    public int TextSize => _used;

    /// <summary>The quads in the order in which they were added.</summary>
    public ReadOnlySpan<Quad> Quads => _quads.AsSpan(0, Count);

    /// <summary>A quad by its place.</summary>
    public Quad this[int index] => Quads[index];

    /// <summary>The term for an IRI.</summary>
    /// <param name="utf8">The absolute IRI, without brackets and without N-Quads escapes.</param>
    public int Iri(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length, 0, 0);
        var start = _used;
        AppendIri(utf8);
        return Intern(start, isBlank: false);
    }

    /// <summary>The term for a literal.</summary>
    /// <param name="lexical">The lexical form, without quotes and escapes, well-formed UTF-8.</param>
    /// <param name="datatype">The datatype's IRI; empty means xsd:string (or rdf:langString where there is a language).</param>
    /// <param name="language">A language tag, written as given; empty when there is none.</param>
    public int Literal(ReadOnlySpan<byte> lexical, ReadOnlySpan<byte> datatype, ReadOnlySpan<byte> language)
    {
        Reserve(lexical.Length, datatype.Length, language.Length);
        var start = _used;
        _text[_used++] = (byte)'"';
        _used += TermText.WriteLiteral(lexical, _text.AsSpan(_used));
        _text[_used++] = (byte)'"';
        if (!language.IsEmpty)
        {
            _text[_used++] = (byte)'@';
            Append(language);
        }
        else if (!datatype.IsEmpty && !datatype.SequenceEqual("http://www.w3.org/2001/XMLSchema#string"u8))
        {
            Append("^^"u8);
            AppendIri(datatype);
        }

        return Intern(start, isBlank: false);
    }

    /// <summary>The blank node that the document calls by this label: the same label is the same node.</summary>
    /// <param name="label">The label without <c>_:</c>.</param>
    public int Blank(ReadOnlySpan<byte> label)
    {
        Reserve(label.Length, 0, 0);
        var start = _used;
        Append("_:"u8);
        Append(label);
        return Intern(start, isBlank: true);
    }

    /// <summary>A blank node of its own, different from every other whatever their labels.</summary>
    public int NewBlank()
    {
        Reserve(0, 0, 0);
        var start = _used;
        Append("_:n"u8);
        TermCount.TryFormat(_text.AsSpan(_used), out var digits, default, System.Globalization.CultureInfo.InvariantCulture);
        _used += digits;
        return AddTerm(new Term(start, _used - start, 0, IsBlank: true));
    }

    /// <summary>Adds a statement; one that is there already changes nothing.</summary>
    /// <param name="subject">A term of this dataset.</param>
    /// <param name="predicate">A term of this dataset.</param>
    /// <param name="object">A term of this dataset.</param>
    /// <param name="graph">A term of this dataset or <see cref="DefaultGraph"/>.</param>
    public void Add(int subject, int predicate, int @object, int graph)
    {
        var quad = new Quad(subject, predicate, @object, graph);
        var mask = _quadSlots.Length - 1;
        var slot = HashOf(quad) & mask;
        for (; _quadSlots[slot] != 0; slot = (slot + 1) & mask)
            if (_quads[_quadSlots[slot] - 1] == quad) return;

        if (Count == _quads.Length) Array.Resize(ref _quads, Count * 2);
        _quads[Count++] = quad;
        _quadSlots[slot] = Count;
        if (Count * 2 > _quadSlots.Length) GrowQuadSlots();
    }

    /// <summary>True when the term is a blank node.</summary>
    public bool IsBlank(int term) => term >= 0 && _terms[term].IsBlank;

    /// <summary>
    /// The term in canonical N-Quads: <c>&lt;iri&gt;</c>, <c>"lexical"^^&lt;datatype&gt;</c>, <c>"lexical"@language</c>, <c>_:label</c>.
    /// Valid until the next change of the dataset.
    /// </summary>
    public ReadOnlySpan<byte> Text(int term) => _text.AsSpan(_terms[term].Start, _terms[term].Length);

    /// <summary>Forgets all terms and quads; keeps the memory unless a large document made it large.</summary>
    public void Clear()
    {
        Count = TermCount = _used = 0;
        if (_text.Length > TextKept) _text = new byte[8192];
        (_termSlots, _terms) = Emptied(_termSlots, _terms);
        (_quadSlots, _quads) = Emptied(_quadSlots, _quads);
    }

    static (int[] Slots, T[] Entries) Emptied<T>(int[] slots, T[] entries)
    {
        if (slots.Length > SlotsKept) return (new int[256], new T[128]);
        Array.Clear(slots);
        return (slots, entries);
    }

    int Intern(int start, bool isBlank)
    {
        var length = _used - start;
        var text = _text.AsSpan(start, length);
        var hash = HashOf(text);
        var mask = _termSlots.Length - 1;
        var slot = hash & mask;
        for (; _termSlots[slot] != 0; slot = (slot + 1) & mask)
        {
            var candidate = _terms[_termSlots[slot] - 1];
            if (candidate.Hash != hash || !text.SequenceEqual(_text.AsSpan(candidate.Start, candidate.Length))) continue;
            _used = start;
            return _termSlots[slot] - 1;
        }

        _termSlots[slot] = TermCount + 1;
        var term = AddTerm(new Term(start, length, hash, isBlank));
        if (TermCount * 2 > _termSlots.Length) GrowTermSlots();
        return term;
    }

    int AddTerm(Term term)
    {
        if (TermCount == _terms.Length) Array.Resize(ref _terms, TermCount * 2);
        _terms[TermCount] = term;
        return TermCount++;
    }

    void GrowTermSlots()
    {
        var slots = new int[_termSlots.Length * 2];
        foreach (var filled in _termSlots)
        {
            if (filled == 0) continue;
            var slot = _terms[filled - 1].Hash & (slots.Length - 1);
            while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = filled;
        }

        _termSlots = slots;
    }

    void GrowQuadSlots()
    {
        var slots = new int[_quadSlots.Length * 2];
        for (var index = 0; index < Count; index++)
        {
            var slot = HashOf(_quads[index]) & (slots.Length - 1);
            while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = index + 1;
        }

        _quadSlots = slots;
    }

    static int HashOf(ReadOnlySpan<byte> text)
    {
        var pairs = string.GetHashCode(MemoryMarshal.Cast<byte, char>(text));
        return (text.Length & 1) == 0 ? pairs : HashCode.Combine(pairs, text[^1]);
    }

    static int HashOf(Quad quad) => HashCode.Combine(quad.Subject, quad.Predicate, quad.Object, quad.Graph);

    void AppendIri(ReadOnlySpan<byte> utf8)
    {
        _text[_used++] = (byte)'<';
        _used += TermText.WriteIri(utf8, _text.AsSpan(_used));
        _text[_used++] = (byte)'>';
    }

    void Append(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(_text.AsSpan(_used));
        _used += utf8.Length;
    }

    void Reserve(int first, int second, int third)
    {
        const int Punctuation = 16;
        var needed = checked(_used + ((first + second + third) * TermText.MaxGrowth) + Punctuation);
        if (needed > _text.Length) Array.Resize(ref _text, Math.Max(needed, (int)Math.Min(_text.Length * 2L, Array.MaxLength)));
    }
}
