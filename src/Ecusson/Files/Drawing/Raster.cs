using SkiaSharp;

namespace Ecusson.Files.Drawing;

/// <summary>A pixel picture within a drawing, decoded within limits.</summary>
static class Raster
{
    /// <summary>Most pixels of one, on a side and altogether: larger ones are not drawn.</summary>
    const int MostSide = 4096, MostPixels = 16_000_000;

    /// <summary>Null when the bytes are no picture or too much of one.</summary>
    public static SKImage? Decode(string base64, SvgBudget budget)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length)) return null;
        using var data = SKData.CreateCopy(bytes.AsSpan(0, length));
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width > MostSide || codec.Info.Height > MostSide || (long)codec.Info.Width * codec.Info.Height > MostPixels) return null;
        // A progressive JPEG goes over all of its pixels once for each scan, and may have thousands.
        var scans = codec.EncodedFormat == SKEncodedImageFormat.Jpeg ? bytes.AsSpan(0, length).Count((ReadOnlySpan<byte>)[0xFF, 0xDA]) : 1;
        if (!budget.Keep((double)codec.Info.Width * codec.Info.Height, scans)) return null;
        using var pixels = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        return codec.GetPixels(pixels.Info, pixels.GetPixels()) == SKCodecResult.Success ? SKImage.FromBitmap(pixels) : null;
    }
}
