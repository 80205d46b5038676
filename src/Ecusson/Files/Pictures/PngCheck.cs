using System.Buffers.Binary;
using System.Collections.Frozen;
using Ecusson.Credentials.Baking;
using SkiaSharp;

namespace Ecusson.Files.Pictures;

/// <summary>Reads a PNG's chunks (PNG, third edition, §5) before anything decodes it, and keeps those that draw.</summary>
static class PngCheck
{
    const int SignatureLength = 8, HeaderLength = 13;

    /// <summary>Chunks that are kept: pixels, palette, transparency and colour. Text, dates, EXIF (which may hold a place) and animation go.</summary>
    static readonly FrozenSet<string> Kept =
        new[] { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "pHYs" }.ToFrozenSet(StringComparer.Ordinal);

    public static PictureJudgement Of(ReadOnlyMemory<byte> png)
    {
        var bytes = png.Span;
        var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes[..SignatureLength]);
        int at = SignatureLength, width = 0, height = 0;
        for (var isFirst = true; ; isFirst = false)
        {
            if (bytes.Length - at < 12) return Refused(PictureRefusal.Truncated);
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            var name = System.Text.Encoding.Latin1.GetString(bytes.Slice(at + 4, 4));
            if (!name.All(char.IsAsciiLetter)) return Refused(PictureRefusal.Broken);
            if (length > (uint)(bytes.Length - at - 12)) return Refused(PictureRefusal.Truncated);
            var body = bytes.Slice(at + 4, (int)length + 4);
            if (BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 8 + (int)length)..]) != PngCrc.Of(body)) return Refused(PictureRefusal.Broken);
            if (isFirst != (name == "IHDR")) return Refused(PictureRefusal.Broken);
            if (isFirst)
            {
                if (length != HeaderLength) return Refused(PictureRefusal.Broken);
                var wide = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
                var high = BinaryPrimitives.ReadUInt32BigEndian(body[8..]);
                if (wide == 0 || high == 0) return Refused(PictureRefusal.Broken);
                if (wide > PictureCheck.MostPixels || high > PictureCheck.MostPixels) return Refused(PictureRefusal.TooWide);
                (width, height) = ((int)wide, (int)high);
            }

            if (Kept.Contains(name)) kept.Write(bytes.Slice(at, (int)length + 12));
            at += (int)length + 12;
            if (name == "IEND") break;
        }

        var safe = kept.ToArray();
        return Decodes(safe, width, height) is { } problem ? Refused(problem) : new PictureJudgement.Sound(safe, "image/png", width, height, []);
    }

    /// <summary>Decodes every pixel once: a header promises nothing about what follows it.</summary>
    static PictureRefusal? Decodes(byte[] png, int width, int height)
    {
        using var data = SKData.CreateCopy(png);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat != SKEncodedImageFormat.Png || codec.Info.Width != width || codec.Info.Height != height) return PictureRefusal.Broken;
        using var pixels = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        return codec.GetPixels(pixels.Info, pixels.GetPixels()) switch
        {
            SKCodecResult.Success => null,
            SKCodecResult.IncompleteInput => PictureRefusal.Truncated,
            _ => PictureRefusal.Broken,
        };
    }

    static PictureJudgement.Refused Refused(PictureRefusal why) => new(why);
}
