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
    readonly Dictionary<XElement, long> weights = [];
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

    long Weigh(XElement element, int chain, ref string at)
    {
        if (weights.TryGetValue(element, out var known)) return known;
        if (chain > MaxChain || !open.Add(element))
        {
            at = (string?)element.Attribute("id") ?? "";
            return MaxElements + 1;
        }

        var weight = 1L;
        foreach (var child in element.Elements())
        {
            weight += Weigh(child, chain, ref at);
            if (weight > MaxElements) return weight;
        }

        var paints = 0L;
        foreach (var (reference, isInherited) in References(element))
        {
            if (!named.TryGetValue(reference, out var target)) continue;
            var referred = Weigh(target, chain + 1, ref at);
            // A gradient is read once, whatever it fills; a pattern or marker is drawn for each.
            if (isInherited && target.Name.LocalName is not ("linearGradient" or "radialGradient")) paints += referred;
            else weight += referred;
            if (weight + paints > MaxElements) return weight + paints;
        }

        // What fills a group fills each shape within it.
        weight += weight * paints;
        open.Remove(element);
        weights[element] = weight;
        return weight;
    }

    static IEnumerable<(string Id, bool IsInherited)> References(XElement element)
    {
        foreach (var attribute in element.Attributes())
        {
            var name = attribute.Name.LocalName;
            if (name == "href" && attribute.Value.StartsWith('#')) yield return (attribute.Value[1..], false);
            if (!attribute.Value.Contains("url(", StringComparison.Ordinal)) continue;
            foreach (var part in name == "style" ? attribute.Value.Split(';') : [$"{name}:{attribute.Value}"])
                foreach (var id in SvgValue.References(part)) yield return (id, IsInherited(part));
        }
    }

    static bool IsInherited(string declaration) => declaration[..declaration.IndexOf(':', StringComparison.Ordinal)].Trim() is "fill" or "stroke" or "marker" or "marker-start" or "marker-mid" or "marker-end";
}
