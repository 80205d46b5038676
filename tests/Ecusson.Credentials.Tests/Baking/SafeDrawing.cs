using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Ecusson.Credentials.Tests.Baking;

/// <summary>Judges a sanitised drawing by a list of its own, written without a look at the sanitiser's.</summary>
static partial class SafeDrawing
{
    static readonly HashSet<string> Drawing = new(
        ("svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan textPath image linearGradient "
        + "radialGradient stop pattern clipPath mask marker filter").Split(' '), StringComparer.Ordinal);

    public static void AssertSafe(string picture)
    {
        var document = XDocument.Parse(picture, LoadOptions.PreserveWhitespace);
        Assert.Null(document.DocumentType);
        Assert.All(document.DescendantNodes(), n => Assert.True(n is XElement or XText and not XCData, n.ToString()));
        foreach (var element in document.Descendants())
        {
            var name = element.Name.LocalName;
            Assert.Equal("http://www.w3.org/2000/svg", element.Name.NamespaceName);
            Assert.True(Drawing.Contains(name) || (name.StartsWith("fe", StringComparison.Ordinal) && name != "feImage"), name);
            if (name == "style") AssertCss(element.Value);
            foreach (var attribute in element.Attributes()) AssertAttribute(attribute);
        }
    }

    static void AssertAttribute(XAttribute attribute)
    {
        var name = attribute.Name.LocalName;
        if (attribute.IsNamespaceDeclaration)
        {
            Assert.Contains(attribute.Value, new[] { "http://www.w3.org/2000/svg", "http://www.w3.org/XML/1998/namespace" });
            return;
        }

        Assert.False(name.StartsWith("on", StringComparison.OrdinalIgnoreCase), name);
        Assert.DoesNotContain(name, new[] { "src", "base", "attributeName", "to", "from", "by", "action", "formaction", "cursor", "target", "begin" });
        if (name == "href") Assert.Matches("""\A(#[\w.\-]+|data:image/(png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]+)\z""", attribute.Value);
        else if (name is not ("aria-label" or "aria-labelledby" or "aria-describedby" or "aria-hidden" or "role" or "lang" or "space")) AssertCss(attribute.Value);
    }

    static void AssertCss(string value)
    {
        Assert.DoesNotContain('\\', value);
        Assert.DoesNotContain('@', value);
        Assert.DoesNotContain("script", value, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expression", value, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("//", value, StringComparison.Ordinal);
        foreach (var address in Address().EnumerateMatches(value)) Assert.StartsWith("#", value[(address.Index + address.Length)..].TrimStart(' ', '"', '\''), StringComparison.Ordinal);
    }

    [GeneratedRegex("""url\s*\(""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
