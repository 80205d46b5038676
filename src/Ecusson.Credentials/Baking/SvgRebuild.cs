using System.Xml.Linq;

namespace Ecusson.Credentials.Baking;

/// <summary>Builds a drawing anew from the allow-list, and notes what it leaves out.</summary>
sealed class SvgRebuild
{
    const int MaxNoted = 100;
    const int MaxWord = 80;
    static readonly XNamespace Svg = SvgReading.SvgNamespace;
    static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    readonly List<string> removed = [];
    readonly SvgStyle style;

    public SvgRebuild(XElement drawing)
    {
        // Where another element bears the same name, it may be that one which a reference finds.
        var gradients = drawing.DescendantsAndSelf().ToLookup(e => (string?)e.Attribute("id")).Where(bearers => bearers.All(e => e.Name.LocalName is "linearGradient" or "radialGradient"));
        style = new SvgStyle(gradients.Select(bearers => bearers.Key).OfType<string>(), Note);
    }

    public IReadOnlyList<string> Removed => removed;

    /// <summary>The element with all that is allowed below it; null when it is not allowed itself.</summary>
    public XElement? Of(XElement element)
    {
        var name = element.Name.LocalName;
        var isForeign = element.Name.Namespace != Svg && element.Name.Namespace != XNamespace.None;
        if (isForeign || !SvgAllowed.Elements.TryGetValue(name, out var known))
        {
            Note($"element {name}");
            return null;
        }

        if (known != name) Note($"element {name}");
        var safe = new XElement(Svg + known);
        foreach (var attribute in element.Attributes()) Take(attribute, safe);
        if (known == "style")
        {
            safe.Value = style.Sheet(element.Value);
            return safe.Value.Length > 0 ? safe : null;
        }

        foreach (var node in element.Nodes())
        {
            if (node is XElement child) safe.Add(Of(child));
            else if (node is XText text && SvgAllowed.HoldsText.Contains(known)) safe.Add(new XText(text.Value));
        }

        return safe;
    }

    void Take(XAttribute attribute, XElement safe)
    {
        var name = attribute.Name.LocalName;
        var space = attribute.Name.Namespace;
        if (attribute.IsNamespaceDeclaration) return;
        if (name == "href" && (space == XNamespace.None || space == Link)) TakeLink(attribute.Value, safe);
        else if (space == XNamespace.Xml && name is "lang" or "space") safe.SetAttributeValue(attribute.Name, attribute.Value);
        else if (space != XNamespace.None) Note($"attribute {name}");
        else if (name == "style") TakeStyle(attribute.Value, safe);
        else if (SvgAllowed.TextAttributes.Contains(name)) safe.SetAttributeValue(name, attribute.Value);
        else if (!SvgAllowed.Attributes.Contains(name)) Note($"attribute {name}");
        else if (name == "id" ? SvgValue.IsId(attribute.Value) : SvgValue.IsSafe(attribute.Value)) safe.SetAttributeValue(name, attribute.Value);
        else Note($"value {name}");
    }

    void TakeLink(string value, XElement safe)
    {
        var allowed = safe.Name.LocalName switch
        {
            "use" or "linearGradient" or "radialGradient" or "pattern" or "filter" or "textPath" => SvgValue.IsFragment(value),
            "image" => SvgValue.IsRasterData(value),
            _ => false,
        };
        if (allowed) safe.SetAttributeValue("href", value.Trim());
        else Note("value href");
    }

    void TakeStyle(string value, XElement safe)
    {
        var declarations = style.Declarations(value, gradientsOnly: false);
        if (declarations.Length > 0) safe.SetAttributeValue("style", declarations);
    }

    void Note(string word)
    {
        if (word.Length > MaxWord) word = word[..MaxWord];
        if (removed.Count < MaxNoted && !removed.Contains(word)) removed.Add(word);
    }
}
