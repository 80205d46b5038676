using System.Security.Cryptography;
using System.Text;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Issuing;

/// <summary>
/// The RDFC-1.0 canonical form of a document with holes. What no hole touches is hashed and sorted once; for each person
/// only those blank nodes are hashed again in whose quads a hole stands.
/// </summary>
/// <remarks>
/// It covers documents whose blank nodes all differ in their first-degree hashes (RDFC-1.0 §4.4.3 step 4), and values that
/// merge no terms. Where that does not hold it says so, and the caller canonicalises in full. Safe for use by many threads.
/// </remarks>
internal sealed class CanonicalTemplate
{
    readonly TermSlot[] _slots;
    readonly LineTemplate _document;
    readonly (byte[] Hash, int Node)[] _untouched;
    readonly (LineTemplate Quads, int Node)[] _touched;
    readonly byte[][] _labels;
    readonly int[] _labelsInTextOrder;

    CanonicalTemplate(RdfDataset data, TermPart[] parts, int[] blanks, TermSlot[] slots)
    {
        _slots = slots;
        var quads = data.Quads.ToArray();
        _document = new LineTemplate(quads.Select(quad => Line(quad, parts, term => parts[term])), slots.Length, blanks.Length);
        var untouched = new List<(byte[] Hash, int Node)>();
        var touched = new List<(LineTemplate Quads, int Node)>();
        foreach (var (node, blank) in blanks.Index())
        {
            // RDFC-1.0 §4.6.3 step 3: in a first-degree hash the node is _:a, every other blank node _:z.
            var mentions = quads.Where(quad => quad.Subject == blank || quad.Object == blank || quad.Graph == blank).Select(quad => Line(
                quad, parts, term => term == blank ? TermPart.Of("_:a"u8) : data.IsBlank(term) ? TermPart.Of("_:z"u8) : parts[term])).ToList();
            var lines = new LineTemplate(mentions, slots.Length, blanks: 0);
            if (mentions.Exists(line => line.Subject.Varies || line.Object.Varies || line.Graph.Varies)) touched.Add((lines, node));
            else untouched.Add((Hash(lines), node));
        }

        untouched.Sort((left, right) => left.Hash.AsSpan().SequenceCompareTo(right.Hash));
        (_untouched, _touched) = ([.. untouched], [.. touched]);
        _labels = [.. Enumerable.Range(0, blanks.Length).Select(number => Encoding.ASCII.GetBytes($"_:c14n{number}"))];
        _labelsInTextOrder = [.. Enumerable.Range(0, blanks.Length).OrderBy(number => $"{number}", StringComparer.Ordinal)];
    }

    /// <summary>Prepares a document.</summary>
    /// <param name="nquads">Its N-Quads, each hole filled with its marker.</param>
    /// <param name="markers">The marker of each hole that the document has; none is found in anything else.</param>
    /// <returns>Null when the document is not covered.</returns>
    public static CanonicalTemplate? Compile(ReadOnlySpan<byte> nquads, TextTable markers)
    {
        var data = new RdfDataset();
        if (NQuadsReader.Read(nquads, data) != 0) throw new ArgumentException("Not N-Quads.", nameof(nquads));
        var slots = new List<TermSlot>();
        var parts = new TermPart[data.TermCount];
        for (var term = 0; term < parts.Length; term++)
        {
            var (kind, slot) = TermSlot.Find(data.Text(term), markers);
            if (kind == TermSlot.Kind.Mixed) return null;
            parts[term] = slot is null ? TermPart.Of(data.Text(term)) : new TermPart([], slots.Count);
            if (slot is not null) slots.Add(slot);
        }

        foreach (var quad in data.Quads)
            if (parts[quad.Predicate].Varies) return null;
        var blanks = Enumerable.Range(0, parts.Length).Where(data.IsBlank).ToArray();
        foreach (var (node, blank) in blanks.Index()) parts[blank] = new TermPart([], slots.Count + node);
        var template = new CanonicalTemplate(data, parts, blanks, [.. slots]);
        return template.HasTwins() ? null : template;
    }

    /// <summary>Writes the canonical form with these values in the holes.</summary>
    /// <returns>False when these values are not covered; what was written then means nothing.</returns>
    public bool TryRender(TextTable values, RenderingMemory memory, Utf8Buffer to)
    {
        memory.Terms.Clear(_slots.Length + _labels.Length);
        for (var slot = 0; slot < _slots.Length; slot++)
            if (!_slots[slot].TryWrite(values[_slots[slot].Hole], memory.Terms, slot)) return false;

        var nodes = memory.Nodes(_labels.Length * 2);
        var byLabel = nodes[.._labels.Length];
        var byText = nodes[_labels.Length..];
        if (!TryLabel(memory, byLabel)) return false;
        for (var label = 0; label < byLabel.Length; label++)
        {
            memory.Terms.Set(_slots.Length + byLabel[label], _labels[label]);
            byText[label] = byLabel[_labelsInTextOrder[label]];
        }

        return _document.Render(memory.Terms, byText, to);
    }

    // RDFC-1.0 §4.4.3 step 4: labels in the order of the first-degree hashes. False when two are equal, which step 5 would have to settle.
    bool TryLabel(RenderingMemory memory, Span<int> nodeOfLabel)
    {
        var hashes = memory.Hashes(_touched.Length);
        Span<int> order = memory.Order(_touched.Length);
        for (var index = 0; index < order.Length; index++)
        {
            memory.Lines.Clear();
            if (!_touched[index].Quads.Render(memory.Terms, [], memory.Lines)) return false;
            var hash = hashes.AsSpan(index * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);
            SHA256.HashData(memory.Lines.Written, hash);
            var place = index;
            for (; place > 0 && hash.SequenceCompareTo(HashOf(order[place - 1])) < 0; place--) order[place] = order[place - 1];
            order[place] = index;
        }

        var next = 0;
        for (var label = 0; label < nodeOfLabel.Length; label++)
        {
            var fromTouched = label - next == _untouched.Length
                || (next < order.Length && HashOf(order[next]).SequenceCompareTo(_untouched[label - next].Hash) < 0);
            nodeOfLabel[label] = fromTouched ? _touched[order[next++]].Node : _untouched[label - next].Node;
        }

        return !HasEqualHashes(order);

        ReadOnlySpan<byte> HashOf(int index) => hashes.AsSpan(index * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);

        bool HasEqualHashes(ReadOnlySpan<int> sorted)
        {
            for (int place = 0, constant = 0; place < sorted.Length; place++)
            {
                var hash = HashOf(sorted[place]);
                if (place > 0 && hash.SequenceEqual(HashOf(sorted[place - 1]))) return true;
                while (constant < _untouched.Length && hash.SequenceCompareTo(_untouched[constant].Hash) > 0) constant++;
                if (constant < _untouched.Length && hash.SequenceEqual(_untouched[constant].Hash)) return true;
            }

            return false;
        }
    }

    bool HasTwins()
    {
        for (var index = 1; index < _untouched.Length; index++)
            if (_untouched[index].Hash.AsSpan().SequenceEqual(_untouched[index - 1].Hash)) return true;
        return false;
    }

    static LinePart Line(Quad quad, TermPart[] parts, Func<int, TermPart> part) => new(
        part(quad.Subject), parts[quad.Predicate].Text, part(quad.Object), quad.Graph == RdfDataset.DefaultGraph ? TermPart.Of([]) : part(quad.Graph));

    static byte[] Hash(LineTemplate lines)
    {
        var text = new Utf8Buffer();
        lines.Render(new TextTable(), [], text);
        return SHA256.HashData(text.Written);
    }
}
