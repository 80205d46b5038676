using System.Text;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Ecusson.Files.Drawing;

/// <summary>One line of text, shaped: letters that join are joined, marks stand on their letters. In a PDF it stays text that can be searched and copied.</summary>
public sealed class TextLine : IDisposable
{
    readonly List<(SKTextBlob Blob, float At)> pieces = [];

    TextLine() { }

    /// <summary>Its width, in the units of the size.</summary>
    public float Width { get; private set; }

    /// <summary>Shapes a line.</summary>
    /// <param name="text">Any text; it is not wrapped.</param>
    /// <param name="face">What it is drawn in.</param>
    /// <param name="size">The size of the type.</param>
    public static TextLine Of(string text, Face face, float size)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new TextLine();
        // Half a surrogate pair is no character: it is replaced before anything asks what it is.
        var whole = string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormC);
        foreach (var run in TextRun.Of(whole, face)) line.Add(run, size);
        return line;
    }

    /// <summary>Draws it with the left end of its foot at a point.</summary>
    public void Draw(SKCanvas canvas, float x, float y, SKPaint paint)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        foreach (var (blob, at) in pieces) canvas.DrawText(blob, x + at, y, paint);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (blob, _) in pieces) blob.Dispose();
        pieces.Clear();
    }

    void Add(TextRun run, float size)
    {
        var text = Encoding.UTF8.GetBytes(run.Text);
        using var font = new SKFont(run.Typeface, size) { Subpixel = true, Hinting = SKFontHinting.None };
        var shaped = Shaped(run, font);
        if (shaped.Codepoints.Length == 0) return;

        using var builder = new SKTextBlobBuilder();
        var piece = builder.AllocateRawPositionedTextRun(font, shaped.Codepoints.Length, text.Length, null);
        for (var at = 0; at < shaped.Codepoints.Length; at++)
        {
            (piece.Glyphs[at], piece.Positions[at], piece.Clusters[at]) = ((ushort)shaped.Codepoints[at], shaped.Points[at], shaped.Clusters[at]);
        }

        // The text goes along with its glyphs: a PDF tells by it what they mean.
        text.CopyTo(piece.Text);
        if (builder.Build() is not { } blob) return;
        pieces.Add((blob, Width));
        Width += shaped.Width;
    }

    /// <summary>The signs of a piece and where each stands.</summary>
    internal static SKShaper.Result Shaped(TextRun run, SKFont font)
    {
        using var shaper = new SKShaper(run.Typeface);
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf8(Encoding.UTF8.GetBytes(run.Text));
        buffer.GuessSegmentProperties();
        buffer.Direction = run.IsRightToLeft ? HarfBuzzSharp.Direction.RightToLeft : HarfBuzzSharp.Direction.LeftToRight;
        return shaper.Shape(buffer, 0, 0, font);
    }
}
