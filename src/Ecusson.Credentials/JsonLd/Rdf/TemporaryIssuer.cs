namespace Ecusson.Credentials.JsonLd.Rdf;

/// <summary>
/// RDFC-1.0 §4.3: the identifier issuer with the prefix <c>b</c> of Hash N-Degree Quads. The algorithm copies its issuer before
/// each try; here a try is undone instead, by going back to how many identifiers there were.
/// </summary>
internal sealed class TemporaryIssuer
{
    readonly Dictionary<int, int> _numbers = [];
    readonly List<int> _order = [];

    /// <summary>How many identifiers are issued.</summary>
    public int Count => _order.Count;

    /// <summary>The nodes that have one, in the order of issue.</summary>
    public IReadOnlyList<int> Order => _order;

    /// <summary>The n of the node's identifier <c>b</c>n, or −1.</summary>
    public int NumberOf(int node) => _numbers.GetValueOrDefault(node, -1);

    /// <summary>The n of the node's identifier, issued now if there was none.</summary>
    public int Issue(int node)
    {
        if (_numbers.TryGetValue(node, out var number)) return number;
        _numbers.Add(node, _order.Count);
        _order.Add(node);
        return _order.Count - 1;
    }

    /// <summary>Takes back all but the first identifiers.</summary>
    public void GoBackTo(int count)
    {
        for (var last = _order.Count - 1; last >= count; last--) _numbers.Remove(_order[last]);
        _order.RemoveRange(count, _order.Count - count);
    }
}
