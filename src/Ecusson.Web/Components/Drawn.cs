using SkiaSharp;

namespace Ecusson.Web.Components;

/// <summary>What certificates and shared pictures have in common: the colours of the light theme, a badge's picture, a QR code.</summary>
static class Drawn
{
    public static readonly SKColor Paper = new(0xfb, 0xf9, 0xf4), Ink = new(0x1d, 0x23, 0x30), Muted = new(0x5b, 0x60, 0x70), Thread = new(0xe8, 0xa0, 0x13), Danger = new(0xb3, 0x26, 0x1e);

    /// <summary>A paint that fills.</summary>
    public static SKPaint Of(SKColor colour) => new() { Color = colour, IsAntialias = true };

    /// <summary>A seam along a rectangle, as around a badge on cloth.</summary>
    public static void Seam(SKCanvas canvas, SKRect box, float width)
    {
        using var dashes = SKPathEffect.CreateDash([6 * width, 4 * width], 0);
        using var thread = new SKPaint { Color = Thread, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width, StrokeCap = SKStrokeCap.Round, PathEffect = dashes };
        canvas.DrawRoundRect(box, 8 * width, 8 * width, thread);
    }

    /// <summary>A picture, whole, in the middle of a square; nothing where there is none.</summary>
    public static void Picture(SKCanvas canvas, byte[]? png, SKRect square)
    {
        if (png is null) return;
        using var data = SKData.CreateCopy(png);
        using var image = SKImage.FromEncodedData(data) ?? throw new InvalidOperationException("A badge's picture that was taken in cannot be read.");
        var scale = Math.Min(square.Width / image.Width, square.Height / image.Height);
        var size = new SKSize(image.Width * scale, image.Height * scale);
        var place = SKRect.Create(square.MidX - (size.Width / 2), square.MidY - (size.Height / 2), size.Width, size.Height);
        canvas.DrawImage(image, place, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    /// <summary>A QR code in a square.</summary>
    public static void QrCode(SKCanvas canvas, string text, SKRect square)
    {
        var bars = QrBars.Of(text);
        var side = square.Width / bars.Side;
        using var white = Of(SKColors.White);
        canvas.DrawRect(square, white);
        // Without smoothed edges: between two dark modules there is no light seam.
        using var black = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        using var modules = new SKPathBuilder();
        foreach (var (x, y, length) in bars.Dark) modules.AddRect(SKRect.Create(square.Left + (x * side), square.Top + (y * side), length * side, side));
        using var dark = modules.Detach();
        canvas.DrawPath(dark, black);
    }
}
