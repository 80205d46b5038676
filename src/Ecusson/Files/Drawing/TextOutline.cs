using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Ecusson.Files.Drawing;

/// <summary>The outlines of a line of text in the product's typefaces: for drawings, which hold no text.</summary>
/// <param name="Path">SVG path data; its foot is at 0.</param>
/// <param name="Left">Left edge of the outlines.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record TextOutline(string Path, float Left, float Top, float Width, float Height)
{
    /// <summary>The size of the type that the other numbers are in.</summary>
    public const float Size = 100;

    /// <summary>The outlines; null when a letter is in no typeface, or nothing is to be seen.</summary>
    public static TextOutline? Of(string text, Face face)
    {
        ArgumentNullException.ThrowIfNull(text);
        var whole = string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormC);
        var elements = StringInfo.GetTextElementEnumerator(whole);
        while (elements.MoveNext())
            if (Typefaces.For(face, elements.GetTextElement()) is null) return null;
        using var shapes = new SKPathBuilder();
        var at = 0f;
        foreach (var run in TextRun.Of(whole, face))
        {
            using var font = new SKFont(run.Typeface, Size) { Subpixel = true, Hinting = SKFontHinting.None };
            var shaped = TextLine.Shaped(run, font);
            for (var glyph = 0; glyph < shaped.Codepoints.Length; glyph++)
            {
                using var outline = font.GetGlyphPath((ushort)shaped.Codepoints[glyph]);
                if (outline is not null) shapes.AddPath(outline, at + shaped.Points[glyph].X, shaped.Points[glyph].Y);
            }

            at += shaped.Width;
        }

        using var path = shapes.Detach();
        var bounds = path.TightBounds;
        return bounds.Width <= 0 ? null : new TextOutline(path.ToSvgPathData(), bounds.Left, bounds.Top, bounds.Width, bounds.Height);
    }
}
