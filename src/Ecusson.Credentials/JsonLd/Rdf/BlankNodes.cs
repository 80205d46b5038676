using System.Security.Cryptography;

namespace Ecusson.Credentials.JsonLd.Rdf;

/// <summary>
/// RDFC-1.0 §4.2, the canonicalization state: the blank nodes of a dataset, numbered in order of appearance, with the quads that
/// mention each (blank node to quads map), their first-degree hashes (hash to blank nodes map) and the identifiers issued
/// (canonical issuer).
/// </summary>
internal sealed class BlankNodes(RdfcHash hash)
{
    const int None = -1;
    readonly NQuadLines _lines = new();
    byte[] _joined = new byte[1024];
    int[] _nodeOfTerm = [];
    int[] _terms = new int[16];
    int[] _firstMention = new int[17];
    int[] _mentions = new int[64];
    byte[] _hashes = new byte[16 * 32];
    int[] _issued = new int[16];

    /// <summary>The dataset that was read last.</summary>
    public RdfDataset Data { get; private set; } = new();

    /// <summary>How many blank nodes its quads mention.</summary>
    public int Count { get; private set; }

    /// <summary>How many have their canonical identifier: the counter of the canonical issuer.</summary>
    public int IssuedCount { get; private set; }

    /// <summary>Bytes of a hash.</summary>
    public int HashSize { get; } = hash == RdfcHash.Sha256 ? SHA256.HashSizeInBytes : SHA384.HashSizeInBytes;

    /// <summary>The number of the node that a term is, or −1.</summary>
    public int NodeOf(int term) => (uint)term < (uint)Data.TermCount ? _nodeOfTerm[term] : None;

    /// <summary>The n of the canonical identifier <c>c14n</c>n, or −1 while there is none.</summary>
    public int IssuedTo(int node) => _issued[node];

    /// <summary>Gives the node the next canonical identifier, unless it has one (§4.5).</summary>
    public void Issue(int node)
    {
        if (_issued[node] == None) _issued[node] = IssuedCount++;
    }

    /// <summary>Numbers of the quads that mention the node, each once.</summary>
    public ReadOnlySpan<int> Mentions(int node) => _mentions.AsSpan(_firstMention[node].._firstMention[node + 1]);

    /// <summary>The node's first-degree hash (§4.6).</summary>
    public ReadOnlySpan<byte> FirstDegreeHash(int node) => _hashes.AsSpan(node * HashSize, HashSize);

    /// <summary>Hashes with the algorithm chosen.</summary>
    public void Hash(ReadOnlySpan<byte> data, Span<byte> digest)
    {
        if (hash == RdfcHash.Sha256) SHA256.HashData(data, digest);
        else SHA384.HashData(data, digest);
    }

    /// <summary>§4.4.3 steps 1 to 3: finds the blank nodes, their quads and their first-degree hashes.</summary>
    public void Read(RdfDataset data)
    {
        Data = data;
        Count = IssuedCount = 0;
        if (_nodeOfTerm.Length < data.TermCount) _nodeOfTerm = new int[Math.Max(128, data.TermCount * 2)];
        _nodeOfTerm.AsSpan(0, data.TermCount).Fill(None);
        CountMentions();
        PlaceMentions();
        for (var node = 0; node < Count; node++) HashFirstDegree(node);
    }

    void CountMentions()
    {
        foreach (var quad in Data.Quads)
        {
            CountMention(quad.Subject);
            if (quad.Object != quad.Subject) CountMention(quad.Object);
            if (quad.Graph != quad.Subject && quad.Graph != quad.Object) CountMention(quad.Graph);
        }
    }

    void CountMention(int term)
    {
        if (!Data.IsBlank(term)) return;
        ref var node = ref _nodeOfTerm[term];
        if (node == None)
        {
            if (Count == _terms.Length) GrowNodes();
            node = Count++;
            _terms[node] = term;
            _issued[node] = None;
            _firstMention[node] = 0;
        }

        _firstMention[node]++;
    }

    void GrowNodes()
    {
        Array.Resize(ref _terms, Count * 2);
        Array.Resize(ref _issued, Count * 2);
        Array.Resize(ref _firstMention, (Count * 2) + 1);
    }

    void PlaceMentions()
    {
        var total = 0;
        for (var node = 0; node < Count; node++) _firstMention[node] = total += _firstMention[node];
        _firstMention[Count] = total;
        if (_mentions.Length < total) _mentions = new int[total * 2];
        if (_hashes.Length < Count * HashSize) _hashes = new byte[Count * HashSize * 2];

        // Filled from the back, each start moves from the end of its node's share to the beginning.
        for (var index = Data.Count - 1; index >= 0; index--)
        {
            var quad = Data[index];
            PlaceMention(quad.Subject, index);
            if (quad.Object != quad.Subject) PlaceMention(quad.Object, index);
            if (quad.Graph != quad.Subject && quad.Graph != quad.Object) PlaceMention(quad.Graph, index);
        }
    }

    void PlaceMention(int term, int quad)
    {
        var node = NodeOf(term);
        if (node != None) _mentions[--_firstMention[node]] = quad;
    }

    // §4.6.3: the node itself is _:a, every other blank node _:z; the lines in order are hashed together.
    void HashFirstDegree(int node)
    {
        var term = _terms[node];
        _lines.Clear();
        foreach (var mention in Mentions(node))
        {
            var quad = Data[mention];
            AppendFirstDegree(quad.Subject, term);
            _lines.Text.Append((byte)' ');
            _lines.Text.Append(Data.Text(quad.Predicate));
            _lines.Text.Append((byte)' ');
            AppendFirstDegree(quad.Object, term);
            if (quad.Graph != RdfDataset.DefaultGraph)
            {
                _lines.Text.Append((byte)' ');
                AppendFirstDegree(quad.Graph, term);
            }

            _lines.EndLine();
        }

        _lines.Sort();
        if (_joined.Length < _lines.Length) _joined = new byte[_lines.Length * 2];
        _lines.CopyTo(_joined);
        Hash(_joined.AsSpan(0, _lines.Length), _hashes.AsSpan(node * HashSize, HashSize));
    }

    void AppendFirstDegree(int term, int own) =>
        _lines.Text.Append(term == own ? "_:a"u8 : Data.IsBlank(term) ? "_:z"u8 : Data.Text(term));
}
