using System.Xml.Linq;

namespace Ecusson.Files.Drawing;

/// <summary>The style rules of a drawing whose selector is a name, a class or an id, and what an element says itself.</summary>
sealed class SvgSheet
{
    readonly Dictionary<string, List<(string Property, string Value)>> rules = new(StringComparer.Ordinal);

    public SvgSheet(XElement drawing)
    {
        foreach (var style in drawing.Descendants().Where(element => element.Name.LocalName == "style")) Read(style.Value);
    }

    /// <summary>A property of an element: its <c>style</c> before the sheet, the sheet before the attribute (SVG 2 §6.4).</summary>
    public string? Of(XElement element, string property)
    {
        if (element.Attribute("style")?.Value is { } own && Declarations(own).LastOrDefault(pair => pair.Property == property).Value is { } inline) return inline;
        foreach (var selector in Selectors(element))
        {
            if (rules.TryGetValue(selector, out var found) && found.LastOrDefault(pair => pair.Property == property).Value is { } ruled) return ruled;
        }

        return element.Attribute(property)?.Value.Trim();
    }

    static IEnumerable<string> Selectors(XElement element)
    {
        if (element.Attribute("id")?.Value is { } id) yield return "#" + id;
        foreach (var name in (element.Attribute("class")?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            yield return element.Name.LocalName + "." + name;
            yield return "." + name;
        }

        yield return element.Name.LocalName;
    }

    static IEnumerable<(string Property, string Value)> Declarations(string text) =>
        from declaration in text.Split(';')
        let colon = declaration.IndexOf(':', StringComparison.Ordinal)
        where colon > 0
        select (declaration[..colon].Trim(), declaration[(colon + 1)..].Replace("!important", "", StringComparison.Ordinal).Trim());

    void Read(string sheet)
    {
        foreach (var rule in sheet.Split('}'))
        {
            var open = rule.IndexOf('{', StringComparison.Ordinal);
            if (open < 0) continue;
            foreach (var selector in rule[..open].Split(',', StringSplitOptions.TrimEntries))
            {
                if (!rules.TryGetValue(selector, out var list)) rules[selector] = list = [];
                list.AddRange(Declarations(rule[(open + 1)..]));
            }
        }
    }
}
