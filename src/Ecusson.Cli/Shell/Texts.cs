using System.Globalization;
using System.Resources;
using System.Text;

namespace Ecusson.Cli.Shell;

/// <summary>The program's sentences, in <c>Texts.resx</c> (English) and <c>Texts.fr.resx</c> by the names of <see cref="Text"/>.</summary>
static class Texts
{
    const int LongestArgument = 300;
    static readonly ResourceManager Resources = new("Ecusson.Cli.Shell.Texts", typeof(Texts).Assembly);

    public static string Of(Text text, CultureInfo language, params ReadOnlySpan<string> arguments)
    {
        var pattern = Resources.GetString(text.ToString(), language)!;
        if (arguments.IsEmpty) return pattern;
        var shown = new object[arguments.Length];
        for (var i = 0; i < shown.Length; i++) shown[i] = Shown(arguments[i]);
        return string.Format(language, pattern, shown);
    }

    /// <summary>
    /// A text that comes from a file or a badge, fit for a screen: characters that move the cursor or turn the reading direction
    /// become visible, because a badge could otherwise write its own verdict.
    /// </summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, LongestArgument));
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= LongestArgument) return shown.Append('…').ToString();
            if (rune.Value is '\n' or '\r' or '\t') shown.Append(' ');
            else if (IsUnsafe(rune)) shown.Append('\uFFFD');
            else shown.Append(rune);
        }

        return shown.ToString();
    }

    /// <summary>Control characters, and those that turn the direction of what follows (Unicode's bidirectional formatting).</summary>
    public static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned
        || rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF;

    /// <summary>The text with U+FFFD for what is no character: half a surrogate pair, and U+FFFE, on which normalising throws.</summary>
    public static string WellFormed(string text)
    {
        var runes = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) runes.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        return runes.ToString();
    }
}
