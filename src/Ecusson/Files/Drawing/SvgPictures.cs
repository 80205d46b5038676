using System.Xml.Linq;
using SkiaSharp;

namespace Ecusson.Files.Drawing;

/// <summary>The pictures of pixels within a drawing, each decoded once, however often it is shown.</summary>
sealed class SvgPictures(SvgBudget budget) : IDisposable
{
    readonly Dictionary<XElement, SKImage?> decoded = [];

    /// <summary>Null when the element holds none, or none that is drawn.</summary>
    public SKImage? Of(XElement element)
    {
        if (decoded.TryGetValue(element, out var known)) return known;
        var href = element.Attribute("href")?.Value ?? "";
        var comma = href.IndexOf(',', StringComparison.Ordinal);
        return decoded[element] = comma > 0 && budget.Picture(href) ? Raster.Decode(href[(comma + 1)..], budget) : null;
    }

    public void Dispose()
    {
        foreach (var image in decoded.Values) image?.Dispose();
    }
}
