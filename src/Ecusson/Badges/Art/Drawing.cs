using System.Globalization;
using System.Security;
using System.Text;

namespace Ecusson.Badges.Art;

/// <summary>
/// Sews a badge: cloth, edge, seam, icon and letters. Everything is a stroke, and dashes as wide as a stroke read as satin stitch;
/// there is neither text nor filter nor pixel, so that it looks the same everywhere.
/// </summary>
public static class Drawing
{
    const double Gap = 3.6;
    const double LargestLetter = 3.5;

    /// <summary>The drawing as SVG, UTF-8. The same recipe and title always make the same bytes.</summary>
    /// <param name="art">The recipe.</param>
    /// <param name="title">What the picture is called, for who does not see it; empty for nothing.</param>
    /// <exception cref="ArgumentException">The recipe has <see cref="ArtRecipe.Problems"/>.</exception>
    public static byte[] Svg(BadgeArt art, string title)
    {
        ArgumentNullException.ThrowIfNull(art);
        if (ArtRecipe.Problems(art).Count > 0) throw new ArgumentException("The recipe cannot be drawn.", nameof(art));
        var shape = Placed(ArtShapes.All[art.Shape], art);
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 400\" role=\"img\">");
        if (title.Length > 0) svg.Append("<title>").Append(SecurityElement.Escape(title)).Append("</title>");
        svg.Append("<defs><clipPath id=\"c\"><path d=\"").Append(shape.Outline).Append("\"/></clipPath>")
            .Append("<pattern id=\"t\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-38)\">")
            .Append("<path d=\"M0 1.6H7M0 5.1H7\" stroke=\"#fff\" stroke-opacity=\".13\" stroke-width=\"1.5\"/>")
            .Append("<path d=\"M0 3.3H7M0 6.8H7\" stroke=\"#000\" stroke-opacity=\".1\" stroke-width=\"1.2\"/></pattern></defs>");
        Cloth(svg, art);
        Edge(svg, shape, art.Edge);
        svg.Append("<path d=\"").Append(shape.Stitch ?? shape.Outline).Append("\" fill=\"none\" stroke=\"").Append(art.Ink)
            .Append("\" stroke-width=\"4.5\" stroke-dasharray=\"13 9\" stroke-linecap=\"round\" opacity=\".92\"")
            .Append(shape.Stitch is null ? " transform=\"translate(200 200) scale(.855) translate(-200 -200)\"/>" : "/>");
        if (art.Icon is { } icon)
        {
            svg.Append("<g transform=\"").Append(Of($"translate({shape.IconX - (12 * shape.IconScale):0.##} {shape.IconY - (12 * shape.IconScale):0.##}) scale({shape.IconScale:0.##})")).Append("\">");
            Satin(svg, ArtIcons.All[icon], 2.7, art.Mark ?? art.Ink, .42);
            svg.Append("</g>");
        }

        if (art.Text is { Length: > 0 } text)
        {
            if (Letters.Of(text) is { } letters) Satin(svg, Line(letters, shape, art.Icon is null), 2.3, art.Ink, .55);
            else svg.Append(WovenText.Svg(WovenText.Of(text)!, shape, art.Icon is null, art.Ink));
        }

        return Encoding.UTF8.GetBytes(svg.Append("</svg>").ToString());
    }

    /// <summary>Alone, icon or text take the middle.</summary>
    internal static ArtShape Placed(ArtShape shape, BadgeArt art) => (art.Icon, art.Text) switch
    {
        (not null, null or "") => shape with { IconY = (shape.IconY + 220) / 2, IconScale = shape.IconScale * 1.2 },
        (null, { Length: > 0 }) => shape with { TextY = 200, Arc = null, TextWidth = Math.Max(shape.TextWidth, 190) },
        _ => shape,
    };

    static void Cloth(StringBuilder svg, BadgeArt art)
    {
        svg.Append("<g clip-path=\"url(#c)\"><path fill=\"").Append(art.Cloth).Append("\" d=\"M0 0H400V400H0Z\"/>");
        if (ArtPartitions.All[art.Partition] is { Length: > 0 } part)
        {
            svg.Append("<path fill=\"").Append(art.Second).Append("\" d=\"").Append(part).Append("\"/><path fill=\"none\" stroke=\"")
                .Append(Mixed(art.Second, 0, .35)).Append("\" stroke-opacity=\".45\" stroke-width=\"2.5\" d=\"").Append(part).Append("\"/>");
        }

        svg.Append("<path fill=\"url(#t)\" d=\"M0 0H400V400H0Z\"/></g>");
    }

    static void Edge(StringBuilder svg, ArtShape shape, string edge)
    {
        void Ring(string colour, string rest) => svg.Append("<path d=\"").Append(shape.Outline).Append("\" stroke=\"").Append(colour).Append('"').Append(rest).Append("/>");
        svg.Append("<g fill=\"none\">");
        Ring(Mixed(edge, 0, .5), " stroke-width=\"27\" stroke-linejoin=\"round\"");
        Ring(edge, " stroke-width=\"23\" stroke-linejoin=\"round\"");
        Ring(Mixed(edge, 255, .34), " stroke-width=\"22\" stroke-linejoin=\"bevel\" stroke-dasharray=\"3.4 4.2\"");
        Ring(Mixed(edge, 0, .38), " stroke-width=\"23\" stroke-linejoin=\"bevel\" stroke-dasharray=\"1.1 6.5\" stroke-dashoffset=\"-4.4\" stroke-opacity=\".7\"");
        svg.Append("</g>");
    }

    static void Satin(StringBuilder svg, string strokes, double width, string colour, double dash)
    {
        void Thread(string attributes) => svg.Append("<g ").Append(attributes).Append('>').Append(strokes).Append("</g>");
        var green = int.Parse(colour.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        svg.Append("<g fill=\"none\" stroke-linejoin=\"round\">");
        Thread(Of($"stroke=\"#000\" stroke-opacity=\".26\" stroke-width=\"{width * 1.06:0.##}\" stroke-linecap=\"round\" transform=\"translate(0 {dash * 2:0.##})\""));
        Thread(Of($"stroke=\"{colour}\" stroke-width=\"{width:0.##}\" stroke-linecap=\"round\""));
        Thread(Of($"stroke=\"{Mixed(colour, 255, green < 110 ? .2 : .38)}\" stroke-width=\"{width * .96:0.##}\" stroke-dasharray=\"{dash:0.##} {dash * 1.5:0.##}\""));
        Thread(Of($"stroke=\"{Mixed(colour, 0, .3)}\" stroke-width=\"{width:0.##}\" stroke-dasharray=\"{dash * .3:0.###} {dash * 2.2:0.##}\" stroke-dashoffset=\"{dash * -1.3:0.###}\" stroke-opacity=\".55\""));
        svg.Append("</g>");
    }

    static string Line(IReadOnlyList<Letter> letters, ArtShape shape, bool isAlone)
    {
        var wide = letters.Sum(letter => letter.Width + Gap) - Gap;
        var size = Math.Min(isAlone ? LargestLetter * 1.7 : LargestLetter, shape.TextWidth / Math.Max(wide, 1));
        var line = new StringBuilder();
        var left = -wide / 2;
        foreach (var letter in letters)
        {
            var middle = left + (letter.Width / 2);
            left += letter.Width + Gap;
            if (letter.Path.Length == 0) continue;
            line.Append("<path transform=\"").Append(shape.Arc is { } arc ? Along(arc, middle * size / arc) : Of($"translate({200 + ((middle - (letter.Width / 2)) * size):0.#} {shape.TextY - (5 * size):0.#}) scale({size:0.##})"));
            line.Append("\" d=\"").Append(letter.Path).Append("\"/>");

            // Along the bottom of a circle, upright.
            string Along(double radius, double angle) => Of(
                $"translate({200 + (Math.Sin(angle) * radius):0.#} {200 + (Math.Cos(angle) * radius):0.#}) rotate({-angle * 180 / Math.PI:0.#}) scale({size:0.##}) translate({-letter.Width / 2:0.##} -5)");
        }

        return line.ToString();
    }

    /// <summary>A colour on its way to black (0) or white (255).</summary>
    static string Mixed(string colour, int to, double share) => "#" + string.Concat(((int[])[1, 3, 5]).Select(at =>
        ((int)Math.Round((int.Parse(colour.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) * (1 - share)) + (to * share))).ToString("x2", CultureInfo.InvariantCulture)));

    static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
