using System.Buffers;

namespace Ecusson.Credentials.JsonLd.Rdf;

/// <summary>
/// RDF Dataset Canonicalization 1.0 (W3C Recommendation, RDFC-1.0): the same graph gives the same bytes, whatever its blank nodes
/// are called and in whatever order its quads come.
/// </summary>
/// <remarks>Made to be used again and again; not thread-safe. Where no two blank nodes look alike it allocates nothing.</remarks>
internal sealed class Rdfc10
{
    readonly RdfcLimits _limits;
    readonly BlankNodes _nodes;
    readonly NQuadLines _lines = new();
    readonly Comparison<int> _byHash;
    int[] _order = new int[16];

    /// <summary>A canonicaliser with its own memory.</summary>
    /// <param name="limits">What it may cost; <see cref="RdfcLimits.Default"/> when null.</param>
    /// <param name="hash">The hash algorithm.</param>
    public Rdfc10(RdfcLimits? limits = null, RdfcHash hash = RdfcHash.Sha256)
    {
        _limits = limits ?? RdfcLimits.Default;
        _nodes = new BlankNodes(hash);
        _byHash = (left, right) => _nodes.FirstDegreeHash(left).SequenceCompareTo(_nodes.FirstDegreeHash(right));
    }

    /// <summary>Canonicalises (§4.4.3) and writes the serialized canonical form (§5).</summary>
    /// <param name="data">The dataset; it is read, not changed.</param>
    /// <param name="output">Takes canonical N-Quads in UTF-8, in code point order, each line ended by a line feed. Untouched unless the outcome is Canonical.</param>
    public RdfcOutcome Canonicalize(RdfDataset data, IBufferWriter<byte> output)
    {
        if (SizeOf(data) > _limits.OutputBytes) return RdfcOutcome.TooLarge;
        _nodes.Read(data);
        if (!IssueIdentifiers()) return RdfcOutcome.TooMuchWork;
        Write(output);
        return RdfcOutcome.Canonical;
    }

    /// <summary>
    /// The issued identifiers map: the n of the label <c>c14n</c>n that the last run gave to a blank node, or −1 for other terms and
    /// for blank nodes that no quad mentions.
    /// </summary>
    public int CanonicalNumber(int term) => _nodes.NodeOf(term) is var node and >= 0 ? _nodes.IssuedTo(node) : -1;

    bool IssueIdentifiers()
    {
        var count = _nodes.Count;
        if (_order.Length < count) _order = new int[count * 2];
        var order = _order.AsSpan(0, count);
        for (var node = 0; node < count; node++) order[node] = node;
        order.Sort(_byHash);

        // Step 4: a hash that only one node has gives it its identifier, in code point order of the hashes.
        var alike = 0;
        for (int start = 0, end; start < count; start = end)
        {
            end = EndOfEqualHashes(order, start);
            if (end - start == 1) _nodes.Issue(order[start]);
            else alike += end - start;
        }

        return alike == 0 || IssueToAlike(order);
    }

    // Step 5: nodes that share a hash are told apart by what surrounds them.
    bool IssueToAlike(ReadOnlySpan<int> order)
    {
        var nDegree = new NDegreeHash(_nodes, _limits);
        for (int start = 0, end; start < order.Length; start = end)
        {
            end = EndOfEqualHashes(order, start);
            if (end - start == 1) continue;
            var paths = new List<(byte[] Hash, IReadOnlyList<int> Issued)>();
            foreach (var node in order[start..end])
            {
                if (_nodes.IssuedTo(node) >= 0) continue;
                var issuer = new TemporaryIssuer();
                issuer.Issue(node);
                if (nDegree.Hash(node, issuer) is not { } hash) return false;
                paths.Add((hash, issuer.Order));
            }

            // Step 5.3: in the order of the results' hashes, each node in the order in which its issuer met it.
            paths.Sort((left, right) => left.Hash.AsSpan().SequenceCompareTo(right.Hash));
            foreach (var node in paths.SelectMany(path => path.Issued)) _nodes.Issue(node);
        }

        return true;
    }

    int EndOfEqualHashes(ReadOnlySpan<int> order, int start)
    {
        var end = start + 1;
        while (end < order.Length && _byHash(order[start], order[end]) == 0) end++;
        return end;
    }

    void Write(IBufferWriter<byte> output)
    {
        _lines.Clear();
        var data = _nodes.Data;
        foreach (var quad in data.Quads)
        {
            Append(quad.Subject);
            _lines.Text.Append((byte)' ');
            _lines.Text.Append(data.Text(quad.Predicate));
            _lines.Text.Append((byte)' ');
            Append(quad.Object);
            if (quad.Graph != RdfDataset.DefaultGraph)
            {
                _lines.Text.Append((byte)' ');
                Append(quad.Graph);
            }

            _lines.EndLine();
        }

        _lines.Sort();
        if (_lines.Length == 0) return;
        _lines.CopyTo(output.GetSpan(_lines.Length));
        output.Advance(_lines.Length);
    }

    void Append(int term)
    {
        if (CanonicalNumber(term) is var number and >= 0)
        {
            _lines.Text.Append("_:c14n"u8);
            _lines.Text.Append(number);
        }
        else
        {
            _lines.Text.Append(_nodes.Data.Text(term));
        }
    }

    static long SizeOf(RdfDataset data)
    {
        const int Punctuation = 6;
        var size = 0L;
        foreach (var quad in data.Quads)
        {
            size += data.Text(quad.Subject).Length + data.Text(quad.Predicate).Length + data.Text(quad.Object).Length + Punctuation;
            if (quad.Graph != RdfDataset.DefaultGraph) size += data.Text(quad.Graph).Length;
        }

        return size;
    }
}
