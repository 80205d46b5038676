using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Ecusson.Files.Drawing;

/// <summary>A piece of a line in one typeface and one direction.</summary>
/// <param name="Text">Its text, in the order of reading.</param>
/// <param name="Typeface">What it is drawn with.</param>
/// <param name="IsRightToLeft">Whether it reads from right to left.</param>
readonly record struct TextRun(string Text, SKTypeface Typeface, bool IsRightToLeft)
{
    /// <summary>
    /// The pieces of a line from left to right as they are drawn. Directions follow the Unicode Bidirectional Algorithm (UAX #9) for texts without
    /// explicit marks of direction: strong characters, neutral ones between them, and the line's own direction by its first strong character. Signs
    /// without letter or digit that no typeface has, as emoji, are left out; letters that none has show as boxes.
    /// </summary>
    public static IReadOnlyList<TextRun> Of(string line, Face face)
    {
        var characters = Characters(line, face);
        Direct(characters);
        var runs = new List<TextRun>();
        foreach (var (text, typeface, direction) in characters)
        {
            var rightToLeft = direction == Direction.Right;
            if (runs.Count > 0 && runs[^1] is var last && last.Typeface == typeface && last.IsRightToLeft == rightToLeft) runs[^1] = last with { Text = last.Text + text };
            else runs.Add(new TextRun(text, typeface, rightToLeft));
        }

        return Ordered(runs, Base(characters) == Direction.Right);
    }

    static List<(string Text, SKTypeface Typeface, Direction Direction)> Characters(string line, Face face)
    {
        var characters = new List<(string, SKTypeface, Direction)>();
        var elements = StringInfo.GetTextElementEnumerator(line);
        while (elements.MoveNext())
        {
            var text = elements.GetTextElement();
            var first = text.EnumerateRunes().First();
            if (Typefaces.For(face, text) is { } typeface) characters.Add((text, typeface, Of(first)));
            else if (Rune.IsLetterOrDigit(first)) characters.Add((text, Typefaces.Own(face), Of(first)));
        }

        return characters;
    }

    /// <summary>UAX #9 N1 and N2: a neutral goes with its neighbours when they agree, else with the line.</summary>
    static void Direct(List<(string Text, SKTypeface Typeface, Direction Direction)> characters)
    {
        var around = Base(characters);
        for (var at = 0; at < characters.Count; at++)
        {
            if (characters[at].Direction != Direction.None) continue;
            var end = at;
            while (end < characters.Count && characters[end].Direction == Direction.None) end++;
            var before = at > 0 ? characters[at - 1].Direction : around;
            var after = end < characters.Count ? characters[end].Direction : around;
            for (; at < end; at++) characters[at] = characters[at] with { Direction = before == after ? before : around };
        }
    }

    /// <summary>UAX #9 L2 for two levels: all is turned in a line that reads from right to left, and what reads the other way turned back.</summary>
    static List<TextRun> Ordered(List<TextRun> runs, bool isRightToLeft)
    {
        if (isRightToLeft) runs.Reverse();
        for (var at = 0; at < runs.Count; at++)
        {
            var end = at;
            while (end < runs.Count && runs[end].IsRightToLeft != isRightToLeft) end++;
            runs.Reverse(at, end - at);
            at = end;
        }

        return runs;
    }

    // UAX #9 P2 and P3: the first strong character speaks for the line.
    static Direction Base(List<(string Text, SKTypeface Typeface, Direction Direction)> characters) =>
        characters.Select(character => character.Direction).FirstOrDefault(direction => direction != Direction.None, Direction.Left);

    static Direction Of(Rune sign) => sign.Value switch
    {
        (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF)
            when !Rune.IsDigit(sign) => Direction.Right,
        _ => Rune.IsLetterOrDigit(sign) ? Direction.Left : Direction.None,
    };

    enum Direction
    {
        None,
        Left,
        Right,
    }
}
