using System.Xml.Linq;
using SkiaSharp;

namespace Ecusson.Files.Drawing;

/// <summary>The outlines of SVG's basic shapes and paths (SVG 2 §9, §10).</summary>
static class SvgShapes
{
    /// <summary>The outline; null for an element that is no shape, or that draws nothing.</summary>
    public static SKPath? Of(XElement element, SKSize view)
    {
        float X(string name) => SvgNumbers.Length(element.Attribute(name)?.Value, view.Width) ?? 0;
        float Y(string name) => SvgNumbers.Length(element.Attribute(name)?.Value, view.Height) ?? 0;
        switch (element.Name.LocalName)
        {
            case "path":
                return element.Attribute("d")?.Value is { Length: > 0 } data ? SKPath.ParseSvgPathData(data) : null;
            case "rect":
                return Rectangle(element, view, SKRect.Create(X("x"), Y("y"), X("width"), Y("height")));
            case "circle":
                return X("r") > 0 ? Built(path => path.AddCircle(X("cx"), Y("cy"), X("r"))) : null;
            case "ellipse":
                return X("rx") > 0 && Y("ry") > 0
                    ? Built(path => path.AddOval(new SKRect(X("cx") - X("rx"), Y("cy") - Y("ry"), X("cx") + X("rx"), Y("cy") + Y("ry"))))
                    : null;
            case "line":
                return Built(path =>
                {
                    path.MoveTo(X("x1"), Y("y1"));
                    path.LineTo(X("x2"), Y("y2"));
                });
            case "polyline" or "polygon":
                return Points(element);
            default:
                return null;
        }
    }

    static SKPath? Rectangle(XElement element, SKSize view, SKRect box)
    {
        if (box.Width <= 0 || box.Height <= 0) return null;
        var rx = SvgNumbers.Length(element.Attribute("rx")?.Value, view.Width);
        var ry = SvgNumbers.Length(element.Attribute("ry")?.Value, view.Height);
        // SVG 2 §10.2: one radius stands for both, and neither is more than half a side.
        return Built(path => path.AddRoundRect(box, Math.Min(rx ?? ry ?? 0, box.Width / 2), Math.Min(ry ?? rx ?? 0, box.Height / 2)));
    }

    static SKPath? Points(XElement element)
    {
        var numbers = SvgNumbers.List(element.Attribute("points")?.Value);
        if (numbers.Length < 4) return null;
        var points = new SKPoint[numbers.Length / 2];
        for (var at = 0; at < points.Length; at++) points[at] = new SKPoint(numbers[2 * at], numbers[(2 * at) + 1]);
        return Built(path => path.AddPoly(points, element.Name.LocalName == "polygon"));
    }

    static SKPath Built(Action<SKPathBuilder> draw)
    {
        using var builder = new SKPathBuilder();
        draw(builder);
        return builder.Detach();
    }
}
