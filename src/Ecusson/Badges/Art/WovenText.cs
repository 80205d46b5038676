using System.Globalization;
using Ecusson.Files.Drawing;

namespace Ecusson.Badges.Art;

/// <summary>A text in a script that the sewn alphabet has no letters for: its outlines are woven, letters that join are joined.</summary>
static class WovenText
{
    const double HighestAlone = 70, Highest = 40;

    /// <summary>The outlines of a text; null when a letter is in no typeface.</summary>
    public static TextOutline? Of(string text) => TextOutline.Of(text, Face.Title);

    /// <summary>The text in its place in a shape, as SVG.</summary>
    /// <param name="outline">The text.</param>
    /// <param name="shape">The shape; where letters would follow its edge this one stays straight, and so is narrower.</param>
    /// <param name="isAlone">Whether there is no icon.</param>
    /// <param name="ink">The colour of the thread.</param>
    public static string Svg(TextOutline outline, ArtShape shape, bool isAlone, string ink)
    {
        var wide = shape.Arc is { } arc ? arc : shape.TextWidth;
        var scale = Math.Min((isAlone ? HighestAlone : Highest) / outline.Height, wide / outline.Width);
        var middle = shape.Arc is { } radius ? 200 + (radius * .82) : shape.TextY;
        var (left, top) = (200 - ((outline.Left + (outline.Width / 2)) * scale), middle - ((outline.Top + (outline.Height / 2)) * scale));
        string Placed(double down, string look) =>
            string.Create(CultureInfo.InvariantCulture, $"<path transform=\"translate({left:0.##} {top + down:0.##}) scale({scale:0.####})\" d=\"{outline.Path}\" {look}/>");
        return Placed(1.6, "fill=\"#000\" fill-opacity=\".26\"") + Placed(0, $"fill=\"{ink}\"") + Placed(0, "fill=\"url(#t)\"");
    }
}
