using System.Xml.Linq;

namespace Ecusson.Credentials.Baking;

/// <summary>
/// Counts what a drawing grows to when every reference is followed, as one who draws it must: a few hundred <c>use</c> elements
/// can stand for billions of shapes.
/// </summary>
sealed class SvgExpansion
{
    const int MaxElements = 200_000;
    const int MaxChain = 16;

    readonly Dictionary<string, XElement> named = new(StringComparer.Ordinal);
    readonly Dictionary<XElement, int> weights = [];
    readonly HashSet<XElement> open = [];

    SvgExpansion(XElement drawing)
    {
        foreach (var element in drawing.DescendantsAndSelf())
        {
            if ((string?)element.Attribute("id") is { } id) named.TryAdd(id, element);
        }
    }

    /// <summary>True for a ring of references, a chain of more than 16, or more than 200,000 elements once all are followed.</summary>
    /// <param name="drawing">A drawing that <see cref="SvgRebuild"/> made.</param>
    /// <param name="at">The name of the element where it was noticed; empty when it has none.</param>
    public static bool IsExcessive(XElement drawing, out string at)
    {
        var expansion = new SvgExpansion(drawing);
        at = "";
        return expansion.Weigh(drawing, 0, ref at) > MaxElements;
    }

    int Weigh(XElement element, int chain, ref string at)
    {
        if (weights.TryGetValue(element, out var known)) return known;
        if (chain > MaxChain || !open.Add(element))
        {
            at = (string?)element.Attribute("id") ?? "";
            return MaxElements + 1;
        }

        var weight = 1;
        foreach (var child in element.Elements())
        {
            weight += Weigh(child, chain, ref at);
            if (weight > MaxElements) return weight;
        }

        foreach (var reference in References(element))
        {
            if (!named.TryGetValue(reference, out var target)) continue;
            weight += Weigh(target, chain + 1, ref at);
            if (weight > MaxElements) return weight;
        }

        open.Remove(element);
        weights[element] = weight;
        return weight;
    }

    static IEnumerable<string> References(XElement element) =>
        element.Attributes().SelectMany(a => a.Name.LocalName == "href" && a.Value.StartsWith('#') ? [a.Value[1..]]
            : a.Value.Contains("url(", StringComparison.Ordinal) ? SvgValue.References(a.Value) : []);
}
