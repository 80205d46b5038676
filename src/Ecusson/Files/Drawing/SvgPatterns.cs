using System.Xml.Linq;
using SkiaSharp;

namespace Ecusson.Files.Drawing;

/// <summary>
/// The tiles of a drawing's patterns. Each is painted once for a size, however many shapes are filled with it: were it
/// painted for each, patterns within patterns would multiply.
/// </summary>
/// <param name="budget">Pays for the tiles.</param>
/// <param name="paint">Paints what a pattern holds.</param>
sealed class SvgPatterns(SvgBudget budget, Action<SKCanvas, XElement> paint) : IDisposable
{
    /// <summary>Most pixels of a tile: larger ones are painted smaller, and laid larger.</summary>
    const float MostPixels = 1024 * 1024;

    readonly Dictionary<(XElement Content, SKSize Size, SKSizeI Pixels), SKImage?> painted = [];

    /// <summary>What lays tiles without end; null when there is nothing to lay.</summary>
    /// <param name="content">The pattern whose children are painted.</param>
    /// <param name="tile">Where the first tile lies; its corner is where its children count from.</param>
    /// <param name="place">The <c>patternTransform</c>.</param>
    /// <param name="outer">From the user's units to pixels, so that a tile has as many as are seen.</param>
    public SKShader? Of(XElement content, SKRect tile, SKMatrix place, SKMatrix outer)
    {
        var whole = outer.PreConcat(place);
        var (width, height) = (tile.Width * Length(whole.ScaleX, whole.SkewY), tile.Height * Length(whole.SkewX, whole.ScaleY));
        var shrink = Math.Min(1, MathF.Sqrt(MostPixels / (width * height)));
        var pixels = new SKSizeI((int)MathF.Ceiling(width * shrink), (int)MathF.Ceiling(height * shrink));
        if (pixels.Width <= 0 || pixels.Height <= 0 || (float)pixels.Width * pixels.Height > 2 * MostPixels) return null;
        var key = (content, tile.Size, pixels);
        if (!painted.TryGetValue(key, out var image))
        {
            // A pattern within itself finds nothing yet.
            painted[key] = null;
            painted[key] = image = Paint(content, tile.Size, pixels);
        }

        var laid = SKMatrix.CreateScaleTranslation(tile.Width / pixels.Width, tile.Height / pixels.Height, tile.Left, tile.Top);
        return image?.ToShader(SKShaderTileMode.Repeat, SKShaderTileMode.Repeat, new SKSamplingOptions(SKFilterMode.Linear), place.PreConcat(laid));
    }

    public void Dispose()
    {
        foreach (var image in painted.Values) image?.Dispose();
    }

    SKImage? Paint(XElement content, SKSize tile, SKSizeI pixels)
    {
        if (!budget.Keep((double)pixels.Width * pixels.Height)) return null;
        using var surface = SKSurface.Create(new SKImageInfo(pixels.Width, pixels.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Clear(SKColors.Transparent);
        surface.Canvas.Scale(pixels.Width / tile.Width, pixels.Height / tile.Height);
        paint(surface.Canvas, content);
        return surface.Snapshot();
    }

    static float Length(float x, float y) => MathF.Sqrt((x * x) + (y * y));
}
