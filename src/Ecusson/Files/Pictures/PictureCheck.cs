using Ecusson.Credentials.Baking;

namespace Ecusson.Files.Pictures;

/// <summary>Says of a stranger's bytes whether they are a picture that we show, and makes them safe. It looks at the content alone.</summary>
public static class PictureCheck
{
    /// <summary>Most bytes of a picture: 4 MiB.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Widest and highest picture, in pixels.</summary>
    public const int MostPixels = 4096;

    /// <summary>Checks a PNG or SVG. Never throws for what the bytes are.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">The name that it came with: a name that says another type than the content is refused; null when it has none.</param>
    public static PictureJudgement Of(ReadOnlyMemory<byte> bytes, string? name)
    {
        if (bytes.Length == 0) return Refused(PictureRefusal.Empty);
        if (bytes.Length > MostBytes) return Refused(PictureRefusal.TooLarge);
        var said = TypeSaid(name);
        if (PngBaking.IsPng(bytes.Span)) return said is null or "png" ? PngCheck.Of(bytes) : Refused(PictureRefusal.LyingName);
        if (IsOtherPicture(bytes.Span)) return Refused(PictureRefusal.OtherFormat);
        return said == "png" ? Refused(PictureRefusal.LyingName) : Svg(bytes);
    }

    static PictureJudgement Svg(ReadOnlyMemory<byte> bytes)
    {
        switch (SvgSanitizer.Sanitize(bytes))
        {
            case SanitizeOutcome.NotAPicture:
                return Refused(PictureRefusal.NotAPicture);
            case SanitizeOutcome.Refused { Code: PictureProblem.Dtd }:
                return Refused(PictureRefusal.Dtd);
            case SanitizeOutcome.Refused { Code: PictureProblem.TooLarge or PictureProblem.Expansion }:
                return Refused(PictureRefusal.TooLarge);
            case SanitizeOutcome.Refused:
                return Refused(PictureRefusal.Broken);
            case SanitizeOutcome.Safe safe:
                if (safe.Svg.Length > MostBytes) return Refused(PictureRefusal.TooLarge);
                if (Drawing.SvgPainter.HoldsText(safe.Svg)) return Refused(PictureRefusal.HoldsText);
                return Drawing.SvgPainter.SizeOf(safe.Svg) switch
                {
                    null => Refused(PictureRefusal.NoSize),
                    { Width: > MostPixels } or { Height: > MostPixels } => Refused(PictureRefusal.TooWide),
                    // Tried before it is kept: nothing shorter tells what a drawing costs.
                    _ when Drawing.SvgPainter.Painted(safe.Svg) is null => Refused(PictureRefusal.TooCostly),
                    var (width, height) => new PictureJudgement.Sound(safe.Svg, "image/svg+xml", (int)Math.Ceiling(width), (int)Math.Ceiling(height), safe.Removed),
                };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>JPEG, GIF, WebP, BMP, TIFF, AVIF, HEIC: pictures that people do send, and that a badge cannot be baked into.</summary>
    static bool IsOtherPicture(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || bytes.StartsWith("GIF8"u8) || bytes.StartsWith("BM"u8)
        || (bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8))
        || bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) || (bytes.Length > 12 && bytes[4..].StartsWith("ftyp"u8));

    static string? TypeSaid(string? name)
    {
        // Other endings say nothing: a picture from a telephone may be called anything.
        var ending = Path.GetExtension(name)?.ToUpperInvariant();
        return ending switch { ".PNG" => "png", ".SVG" => "svg", _ => null };
    }

    static PictureJudgement.Refused Refused(PictureRefusal why) => new(why);
}
