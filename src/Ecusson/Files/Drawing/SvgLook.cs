using SkiaSharp;

namespace Ecusson.Files.Drawing;

/// <summary>The properties that an element takes from the one around it (SVG 2 §6.3), as far as we draw them.</summary>
sealed record SvgLook
{
    public string Fill { get; init; } = "black";

    public string Stroke { get; init; } = "none";

    public float FillOpacity { get; init; } = 1;

    public float StrokeOpacity { get; init; } = 1;

    public float StrokeWidth { get; init; } = 1;

    public SKStrokeCap Cap { get; init; } = SKStrokeCap.Butt;

    public SKStrokeJoin Join { get; init; } = SKStrokeJoin.Miter;

    public float Miter { get; init; } = 4;

    public float[] Dashes { get; init; } = [];

    public float DashOffset { get; init; }

    public bool EvenOdd { get; init; }

    public bool ClipEvenOdd { get; init; }

    public string Colour { get; init; } = "black";

    public bool IsVisible { get; init; } = true;

    /// <summary>The look of an element within one that looks like this.</summary>
    /// <param name="property">The value of a property of the element itself; null when it sets none.</param>
    public SvgLook Within(Func<string, string?> property) => this with
    {
        Fill = Of(property, "fill") ?? Fill,
        Stroke = Of(property, "stroke") ?? Stroke,
        FillOpacity = Share(Of(property, "fill-opacity")) ?? FillOpacity,
        StrokeOpacity = Share(Of(property, "stroke-opacity")) ?? StrokeOpacity,
        StrokeWidth = SvgNumbers.Length(Of(property, "stroke-width"), 100) ?? StrokeWidth,
        Cap = Of(property, "stroke-linecap") switch { "round" => SKStrokeCap.Round, "square" => SKStrokeCap.Square, "butt" => SKStrokeCap.Butt, _ => Cap },
        Join = Of(property, "stroke-linejoin") switch { "round" => SKStrokeJoin.Round, "bevel" => SKStrokeJoin.Bevel, "miter" => SKStrokeJoin.Miter, _ => Join },
        Miter = SvgNumbers.Length(Of(property, "stroke-miterlimit"), 1) ?? Miter,
        Dashes = Of(property, "stroke-dasharray") is { } dashes ? Dashed(dashes) : Dashes,
        DashOffset = SvgNumbers.Length(Of(property, "stroke-dashoffset"), 100) ?? DashOffset,
        EvenOdd = Of(property, "fill-rule") is { } rule ? rule == "evenodd" : EvenOdd,
        ClipEvenOdd = Of(property, "clip-rule") is { } clip ? clip == "evenodd" : ClipEvenOdd,
        Colour = Of(property, "color") ?? Colour,
        IsVisible = Of(property, "visibility") is { } seen ? seen == "visible" : IsVisible,
    };

    /// <summary>A share from 0 to 1, or a percentage of one.</summary>
    public static float? Share(string? text) => SvgNumbers.Length(text, 1) is { } share ? Math.Clamp(share, 0, 1) : null;

    static string? Of(Func<string, string?> property, string name) => property(name) is { } value && value != "inherit" ? value : null;

    static float[] Dashed(string text)
    {
        var list = SvgNumbers.List(text);
        if (list.Any(length => length < 0) || list.Sum() <= 0) return [];
        // SVG 2 §13.5.6: an odd list is taken twice.
        return list.Length % 2 == 0 ? list : [.. list, .. list];
    }
}
