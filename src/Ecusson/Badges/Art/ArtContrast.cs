using System.Globalization;
using SkiaSharp;

namespace Ecusson.Badges.Art;

/// <summary>Whether an icon and letters stand out from the cloth behind them.</summary>
public static class ArtContrast
{
    /// <summary>The least contrast of what must be recognised (WCAG 2.2, 1.4.11).</summary>
    public const double Least = 3;

    // A colour that lies behind less than this share of it hides nothing.
    const double Noticed = .25;

    /// <summary>Whose thread hardly differs from the cloth behind: <c>mark</c> for the icon, <c>ink</c> for the letters.</summary>
    /// <param name="art">A recipe without <see cref="ArtRecipe.Problems"/>.</param>
    public static IReadOnlyList<string> Faint(BadgeArt art)
    {
        ArgumentNullException.ThrowIfNull(art);
        var shape = Drawing.Placed(ArtShapes.All[art.Shape], art);
        var faint = new List<string>();
        if (art.Icon is not null && IsFaint(art.Mark ?? art.Ink, Icon(shape), art)) faint.Add("mark");
        if (art.Text is { Length: > 0 } && IsFaint(art.Ink, Line(shape), art)) faint.Add("ink");
        return faint;
    }

    static bool IsFaint(string thread, List<SKPoint> points, BadgeArt art)
    {
        using var part = SKPath.ParseSvgPathData(ArtPartitions.All[art.Partition]) ?? new SKPath();
        var second = points.Count(point => part.Contains(point.X, point.Y)) / (double)points.Count;
        return (1 - second >= Noticed && Between(thread, art.Cloth) < Least) || (second >= Noticed && Between(thread, art.Second) < Least);
    }

    /// <summary>Points all over the icon.</summary>
    static List<SKPoint> Icon(ArtShape shape)
    {
        var steps = Enumerable.Range(-4, 9).Select(step => (float)(step * 2.4 * shape.IconScale)).ToList();
        return [.. from across in steps from down in steps where Math.Sqrt((across * across) + (down * down)) <= 9.7 * shape.IconScale select new SKPoint((float)shape.IconX + across, (float)shape.IconY + down)];
    }

    /// <summary>Points along the line of letters.</summary>
    static List<SKPoint> Line(ArtShape shape) =>
    [
        .. from step in Enumerable.Range(-5, 11)
           let along = step * .08 * shape.TextWidth
           select shape.Arc is { } arc
               ? new SKPoint((float)(200 + (Math.Sin(along / arc) * arc)), (float)(200 + (Math.Cos(along / arc) * arc)))
               : new SKPoint((float)(200 + along), (float)shape.TextY),
    ];

    /// <summary>The contrast between two colours, from 1 to 21, as WCAG reckons it.</summary>
    static double Between(string one, string other)
    {
        var (left, right) = (Luminance(one), Luminance(other));
        return (Math.Max(left, right) + .05) / (Math.Min(left, right) + .05);
    }

    static double Luminance(string colour) => (.2126 * Light(colour, 1)) + (.7152 * Light(colour, 3)) + (.0722 * Light(colour, 5));

    static double Light(string colour, int at)
    {
        var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255.0;
        return share <= .04045 ? share / 12.92 : Math.Pow((share + .055) / 1.055, 2.4);
    }
}
