using System.Globalization;
using SkiaSharp;

namespace Ecusson.Files.Drawing;

/// <summary>A text wrapped into lines: between words, and within a word that is wider than the whole line.</summary>
public sealed class TextBlock : IDisposable
{
    const float Leading = 1.32f, TitleLeading = 1.12f;

    readonly List<TextLine> lines = [];
    readonly float lineHeight;

    TextBlock(float lineHeight) => this.lineHeight = lineHeight;

    /// <summary>How many lines there are.</summary>
    public int Lines => lines.Count;

    /// <summary>Height of all lines.</summary>
    public float Height => lines.Count * lineHeight;

    /// <summary>Wraps a text; what does not find room ends on an ellipsis.</summary>
    /// <param name="text">Any text; white space of any kind counts as one space.</param>
    /// <param name="face">What it is drawn in.</param>
    /// <param name="size">The size of the type.</param>
    /// <param name="width">Width of a line, in the same units.</param>
    /// <param name="most">Most lines, at least 1.</param>
    public static TextBlock Of(string text, Face face, float size, float width, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var block = new TextBlock(size * (face == Face.Title ? TitleLeading : Leading));
        var pieces = new Queue<string>(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Fitting(word, face, size, width)));
        while (pieces.Count > 0)
        {
            var line = pieces.Dequeue();
            while (pieces.TryPeek(out var next) && Measure($"{line} {next}", face, size) <= width) line = $"{line} {pieces.Dequeue()}";
            if (block.lines.Count == most - 1 && pieces.Count > 0)
            {
                block.lines.Add(TextLine.Of(Cut(line, face, size, width), face, size));
                break;
            }

            block.lines.Add(TextLine.Of(line, face, size));
        }

        return block;
    }

    /// <summary>The same in the largest of some sizes at which no more lines than wished are needed; in the smallest when none is small enough.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="face">What it is drawn in.</param>
    /// <param name="sizes">Sizes from large to small, at least one.</param>
    /// <param name="width">Width of a line.</param>
    /// <param name="most">Most lines.</param>
    public static TextBlock Fitted(string text, Face face, IReadOnlyList<float> sizes, float width, int most)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        foreach (var size in sizes)
        {
            var block = Of(text, face, size, width, most + 1);
            if (block.Lines <= most) return block;
            block.Dispose();
        }

        return Of(text, face, sizes[^1], width, most);
    }

    /// <summary>Draws it from its upper left corner; returns where it ends below.</summary>
    public float Draw(SKCanvas canvas, float x, float y, SKPaint paint)
    {
        foreach (var line in lines)
        {
            // Three quarters of a line's height lie above its foot.
            line.Draw(canvas, x, y + (lineHeight * .76f), paint);
            y += lineHeight;
        }

        return y;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var line in lines) line.Dispose();
        lines.Clear();
    }

    static float Measure(string text, Face face, float size)
    {
        using var line = TextLine.Of(text, face, size);
        return line.Width;
    }

    static IEnumerable<string> Fitting(string word, Face face, float size, float width)
    {
        // Of some words nothing can be drawn, as of emoji.
        if (Measure(word, face, size) <= 0) yield break;
        while (Measure(word, face, size) > width)
        {
            var fits = Longest(word, count => Measure(First(word, count), face, size) <= width);
            yield return First(word, fits);
            word = word[First(word, fits).Length..];
        }

        if (word.Length > 0) yield return word;
    }

    static string Cut(string line, Face face, float size, float width)
    {
        if (Measure($"{line} …", face, size) <= width) return $"{line} …";
        return First(line, Longest(line, count => Measure($"{First(line, count)}…", face, size) <= width)) + "…";
    }

    /// <summary>How many characters as a reader counts them fit, at least one.</summary>
    static int Longest(string text, Func<int, bool> fits)
    {
        var (low, high) = (1, new StringInfo(text).LengthInTextElements);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (fits(middle)) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    static string First(string text, int count) => new StringInfo(text).SubstringByTextElements(0, count);
}
