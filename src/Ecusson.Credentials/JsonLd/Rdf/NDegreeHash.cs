namespace Ecusson.Credentials.JsonLd.Rdf;

/// <summary>
/// RDFC-1.0 §4.7 and §4.8: tells apart blank nodes whose own quads look the same, by walking to the blank nodes around them in
/// every order. This is where a hostile dataset costs exponential time, so each step is paid from a budget.
/// </summary>
internal sealed class NDegreeHash(BlankNodes nodes, RdfcLimits limits)
{
    readonly Utf8Buffer _input = new();
    int _left = limits.Work;

    readonly record struct Related(byte[] Hash, int Node);

    /// <summary>§4.8.3, Hash N-Degree Quads.</summary>
    /// <param name="node">The identifier of the algorithm.</param>
    /// <param name="issuer">The path identifier issuer; on return it is the issuer that belongs to the hash.</param>
    /// <param name="depth">How many calls this one is inside of.</param>
    /// <returns>The hash, or null when the budget is spent.</returns>
    public byte[]? Hash(int node, TemporaryIssuer issuer, int depth = 0)
    {
        if (depth == limits.Depth || !Pay(1)) return null;

        // Steps 1 to 3: the related blank nodes by their hash, the hashes in code point order.
        if (RelatedTo(node, issuer) is not { } related) return null;
        var data = new Utf8Buffer();

        // Step 5: for each related hash, the path that comes first in code point order among all orders of its nodes.
        for (var start = 0; start < related.Length;)
        {
            var hash = related[start].Hash;
            var end = start + 1;
            while (end < related.Length && related[end].Hash.AsSpan().SequenceEqual(hash)) end++;
            data.AppendHex(hash);
            var permutation = Array.ConvertAll(related[start..end], entry => entry.Node);
            if (ChoosePath(permutation, issuer, depth) is not { } chosen) return null;
            data.Append(chosen.Written);
            start = end;
        }

        return Digest(data.Written);
    }

    // Steps 5.2 to 5.6. The nodes come sorted, so that going to the next greater permutation visits each different one once.
    Utf8Buffer? ChoosePath(int[] permutation, TemporaryIssuer issuer, int depth)
    {
        var before = issuer.Count;
        var (path, chosen) = (new Utf8Buffer(), new Utf8Buffer());
        int[] chosenIssued = [];
        do
        {
            path.Clear();
            switch (TryPath(permutation, issuer, path, chosen, depth))
            {
                case null: return null;
                case true when chosen.Length == 0 || path.Written.SequenceCompareTo(chosen.Written) < 0:
                    (path, chosen) = (chosen, path);
                    chosenIssued = [.. issuer.Order.Skip(before)];
                    break;
            }

            issuer.GoBackTo(before);
        }
        while (NextPermutation(permutation));

        // Step 5.6: the issuer becomes the chosen issuer.
        foreach (var node in chosenIssued) issuer.Issue(node);
        return chosen;
    }

    // Steps 5.4.3 to 5.4.5: true when the path was walked to its end, false when it cannot become the chosen one, null when the budget is spent.
    bool? TryPath(int[] permutation, TemporaryIssuer issuer, Utf8Buffer path, Utf8Buffer chosen, int depth)
    {
        if (!Pay(permutation.Length)) return null;
        var recursion = new List<int>();
        foreach (var node in permutation)
        {
            if (nodes.IssuedTo(node) is var canonical and >= 0)
            {
                AppendIdentifier(path, "_:c14n"u8, canonical);
            }
            else
            {
                if (issuer.NumberOf(node) < 0) recursion.Add(node);
                AppendIdentifier(path, "_:b"u8, issuer.Issue(node));
            }

            if (CannotBeChosen(path, chosen)) return false;
        }

        foreach (var node in recursion)
        {
            if (Hash(node, issuer, depth + 1) is not { } hash) return null;
            AppendIdentifier(path, "_:b"u8, issuer.Issue(node));
            path.Append((byte)'<');
            path.AppendHex(hash);
            path.Append((byte)'>');
            if (CannotBeChosen(path, chosen)) return false;
        }

        return true;
    }

    static bool CannotBeChosen(Utf8Buffer path, Utf8Buffer chosen) =>
        chosen.Length != 0 && path.Length >= chosen.Length && path.Written.SequenceCompareTo(chosen.Written) > 0;

    Related[]? RelatedTo(int node, TemporaryIssuer issuer)
    {
        var mentions = nodes.Mentions(node);
        if (!Pay(mentions.Length)) return null;
        var related = new List<Related>();
        foreach (var mention in mentions)
        {
            var quad = nodes.Data[mention];
            AddRelated(quad.Subject, quad, (byte)'s');
            AddRelated(quad.Object, quad, (byte)'o');
            AddRelated(quad.Graph, quad, (byte)'g');
        }

        related.Sort((left, right) => left.Hash.AsSpan().SequenceCompareTo(right.Hash) is var order and not 0 ? order : left.Node.CompareTo(right.Node));
        return [.. related];

        void AddRelated(int term, Quad quad, byte position)
        {
            var other = nodes.NodeOf(term);
            if (other >= 0 && other != node) related.Add(new Related(HashRelated(other, quad, issuer, position), other));
        }
    }

    // §4.7.3, Hash Related Blank Node.
    byte[] HashRelated(int related, Quad quad, TemporaryIssuer issuer, byte position)
    {
        _input.Clear();
        _input.Append(position);
        if (position != (byte)'g') _input.Append(nodes.Data.Text(quad.Predicate));
        if (nodes.IssuedTo(related) is var canonical and >= 0) AppendIdentifier(_input, "_:c14n"u8, canonical);
        else if (issuer.NumberOf(related) is var temporary and >= 0) AppendIdentifier(_input, "_:b"u8, temporary);
        else _input.AppendHex(nodes.FirstDegreeHash(related));
        return Digest(_input.Written);
    }

    byte[] Digest(ReadOnlySpan<byte> data)
    {
        var digest = new byte[nodes.HashSize];
        nodes.Hash(data, digest);
        return digest;
    }

    bool Pay(int steps) => (_left -= steps) >= 0;

    static void AppendIdentifier(Utf8Buffer to, ReadOnlySpan<byte> prefix, int number)
    {
        to.Append(prefix);
        to.Append(number);
    }

    static bool NextPermutation(int[] nodes)
    {
        var pivot = nodes.Length - 2;
        while (pivot >= 0 && nodes[pivot] >= nodes[pivot + 1]) pivot--;
        if (pivot < 0) return false;
        var greater = nodes.Length - 1;
        while (nodes[greater] <= nodes[pivot]) greater--;
        (nodes[pivot], nodes[greater]) = (nodes[greater], nodes[pivot]);
        nodes.AsSpan(pivot + 1).Reverse();
        return true;
    }
}
