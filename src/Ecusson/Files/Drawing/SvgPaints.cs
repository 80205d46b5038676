using System.Xml.Linq;
using SkiaSharp;

namespace Ecusson.Files.Drawing;

/// <summary>What fills and strokes are painted with: a colour, a gradient or a pattern (SVG 2 §13, §14).</summary>
sealed class SvgPaints(IReadOnlyDictionary<string, XElement> named, SvgSheet sheet, SvgPatterns patterns, SvgBudget budget)
{
    const int LongestChain = 8;

    /// <summary>Makes <paramref name="paint"/> paint what the value says, seen through <paramref name="outer"/>; false when it paints nothing.</summary>
    public bool Apply(SKPaint paint, string value, float opacity, SvgLook look, SKRect box, SKMatrix outer)
    {
        if (value is "none" or "") return false;
        if (value == "currentColor") value = look.Colour;
        if (!budget.Read(value)) return false;
        var plain = value;
        if (Reference(value) is { } id)
        {
            if (named.TryGetValue(id, out var server) && Shader(server, box, look, outer) is { } shader)
            {
                paint.Shader = shader;
                paint.Color = SKColors.Black.WithAlpha(Octet(opacity));
                return true;
            }

            // SVG 2 §13.2: what stands behind a reference that leads nowhere is taken instead.
            plain = value[(value.IndexOf(')', StringComparison.Ordinal) + 1)..].Trim();
        }

        if (SvgNumbers.Colour(plain) is not { } colour) return false;
        paint.Color = colour.WithAlpha(Octet(colour.Alpha / 255f * opacity));
        return true;
    }

    /// <summary>The id within <c>url(#…)</c>; null when the value is no reference.</summary>
    public static string? Reference(string? value)
    {
        if (value is null || !value.StartsWith("url(", StringComparison.Ordinal)) return null;
        var close = value.IndexOf(')', StringComparison.Ordinal);
        return close < 0 ? null : value[4..close].Trim().Trim('"', '\'').TrimStart('#');
    }

    static byte Octet(float share) => (byte)Math.Clamp(MathF.Round(share * 255), 0, 255);

    SKShader? Shader(XElement server, SKRect box, SvgLook look, SKMatrix outer) => server.Name.LocalName switch
    {
        "linearGradient" or "radialGradient" => Gradient(server, box, look),
        "pattern" => Pattern(server, box, outer),
        _ => null,
    };

    SKShader? Gradient(XElement gradient, SKRect box, SvgLook look)
    {
        var chain = Chain(gradient);
        string? Of(string name) => chain.Select(link => link.Attribute(name)?.Value).FirstOrDefault(value => value is not null);
        var stops = chain.Select(link => link.Elements().Where(stop => budget.Read(stop) && stop.Name.LocalName == "stop").ToList()).FirstOrDefault(list => list.Count > 0);
        if (stops is null) return null;
        var colours = new SKColor[stops.Count];
        var places = new float[stops.Count];
        for (var at = 0; at < stops.Count; at++)
        {
            var said = sheet.Of(stops[at], "stop-color") ?? "black";
            var colour = SvgNumbers.Colour(said == "currentColor" ? look.Colour : said) ?? SKColors.Black;
            colours[at] = colour.WithAlpha(Octet(colour.Alpha / 255f * (SvgLook.Share(sheet.Of(stops[at], "stop-opacity")) ?? 1)));
            var place = Math.Clamp(SvgNumbers.Length(stops[at].Attribute("offset")?.Value, 1) ?? 0, 0, 1);
            places[at] = at > 0 ? Math.Max(place, places[at - 1]) : place;
        }

        var inUser = Of("gradientUnits") == "userSpaceOnUse";
        var matrix = SvgNumbers.Transform(Of("gradientTransform"));
        if (!inUser) matrix = Box(box).PreConcat(matrix);
        // Percentages of what a gradient in user space covers are rare enough to be taken of its box.
        float N(string name, float otherwise, float whole) => SvgNumbers.Length(Of(name), inUser ? whole : 1) ?? (otherwise * (inUser ? whole : 1));
        var tile = Of("spreadMethod") switch { "reflect" => SKShaderTileMode.Mirror, "repeat" => SKShaderTileMode.Repeat, _ => SKShaderTileMode.Clamp };
        if (gradient.Name.LocalName == "linearGradient")
            return SKShader.CreateLinearGradient(new SKPoint(N("x1", 0, box.Width), N("y1", 0, box.Height)), new SKPoint(N("x2", 1, box.Width), N("y2", 0, box.Height)), colours, places, tile, matrix);
        var centre = new SKPoint(N("cx", .5f, box.Width), N("cy", .5f, box.Height));
        var radius = N("r", .5f, Math.Max(box.Width, box.Height));
        if (radius <= 0) return SKShader.CreateColor(colours[^1]);
        var focus = new SKPoint(Of("fx") is null ? centre.X : N("fx", .5f, box.Width), Of("fy") is null ? centre.Y : N("fy", .5f, box.Height));
        return SKShader.CreateTwoPointConicalGradient(focus, 0, centre, radius, colours, places, tile, matrix);
    }

    SKShader? Pattern(XElement pattern, SKRect box, SKMatrix outer)
    {
        var chain = Chain(pattern);
        string? Of(string name) => chain.Select(link => link.Attribute(name)?.Value).FirstOrDefault(value => value is not null);
        var inUser = Of("patternUnits") == "userSpaceOnUse";
        float N(string name, float whole) => inUser ? SvgNumbers.Length(Of(name), whole) ?? 0 : (SvgNumbers.Length(Of(name), 1) ?? 0) * whole;
        var tile = SKRect.Create(N("x", box.Width) + (inUser ? 0 : box.Left), N("y", box.Height) + (inUser ? 0 : box.Top), N("width", box.Width), N("height", box.Height));
        // A tile of less than a tenth of a unit would be laid without end.
        if (tile.Width < .1f || tile.Height < .1f || chain.FirstOrDefault(link => link.HasElements) is not { } content) return null;
        return patterns.Of(content, tile, SvgNumbers.Transform(Of("patternTransform")), outer);
    }

    static SKMatrix Box(SKRect box) => new(Math.Max(box.Width, 1e-3f), 0, box.Left, 0, Math.Max(box.Height, 1e-3f), box.Top, 0, 0, 1);

    List<XElement> Chain(XElement first)
    {
        var chain = new List<XElement> { first };
        while (budget.Read(chain[^1]) && chain.Count < LongestChain && chain[^1].Attribute("href")?.Value is { } href && named.TryGetValue(href.Trim().TrimStart('#'), out var next) && !chain.Contains(next)) chain.Add(next);
        return chain;
    }
}
