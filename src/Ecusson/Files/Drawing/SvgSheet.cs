using System.Xml.Linq;

namespace Ecusson.Files.Drawing;

/// <summary>The style rules of a drawing whose selector is a name, a class or an id, and what an element says itself.</summary>
sealed class SvgSheet
{
    /// <summary>Of an element's classes, the last ones that are looked at.</summary>
    const int MostClasses = 16;

    readonly Dictionary<string, Dictionary<string, string>> rules = new(StringComparer.Ordinal);
    readonly Dictionary<XElement, (Dictionary<string, string>? Own, string[] Selectors)> known = [];
    readonly SvgBudget budget;

    public SvgSheet(XElement drawing, SvgBudget budget)
    {
        this.budget = budget;
        foreach (var style in drawing.Descendants().Where(element => element.Name.LocalName == "style")) Read(style.Value);
    }

    /// <summary>A property of an element: its <c>style</c> before the sheet, the sheet before the attribute (SVG 2 §6.4).</summary>
    public string? Of(XElement element, string property)
    {
        if (!known.TryGetValue(element, out var said)) known[element] = said = (OwnOf(element), rules.Count > 0 ? [.. Selectors(element)] : []);
        budget.LookUp(1 + said.Selectors.Length);
        if (said.Own?.GetValueOrDefault(property) is { } inline) return budget.Read(inline) ? inline : null;
        foreach (var selector in said.Selectors)
        {
            if (rules.TryGetValue(selector, out var found) && found.TryGetValue(property, out var ruled)) return budget.Read(ruled) ? ruled : null;
        }

        return element.Attribute(property)?.Value.Trim();
    }

    static Dictionary<string, string>? OwnOf(XElement element)
    {
        if (element.Attribute("style")?.Value is not { } style) return null;
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (property, value) in Declarations(style)) own[property] = value;
        return own;
    }

    static IEnumerable<string> Selectors(XElement element)
    {
        if (element.Attribute("id")?.Value is { } id) yield return "#" + id;
        foreach (var name in (element.Attribute("class")?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Reverse().Take(MostClasses))
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
            var declarations = Declarations(rule[(open + 1)..]).ToList();
            foreach (var selector in rule[..open].Split(',', StringSplitOptions.TrimEntries))
            {
                if (!budget.LookUp(4 * (1 + declarations.Count))) return;
                if (!rules.TryGetValue(selector, out var list)) rules[selector] = list = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var (property, value) in declarations) list[property] = value;
            }
        }
    }
}
