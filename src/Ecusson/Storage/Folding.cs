using System.Globalization;
using System.Text;

namespace Ecusson.Storage;

/// <summary>Makes texts comparable for search: lower case, without accents and signs, words apart by one space.</summary>
public static class Folding
{
    /// <summary>The folded text, e.g. <c>l oeuvre d ete</c> for « L’Œuvre d’été ».</summary>
    public static string Of(string text) => Folded(text, keepsSigns: false);

    /// <summary>The text in lower case and without accents, its signs as they are: for addresses, e.g. <c>zoe.l-oeil@example.org</c> for « Zoë.L-Œil@Example.org ».</summary>
    public static string KeepingSigns(string text) => Folded(text, keepsSigns: true);

    static string Folded(string text, bool keepsSigns)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Decomposed(text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) continue;
            if (Rune.IsLetterOrDigit(rune)) folded.Append(Rune.ToLowerInvariant(rune) is var lower && Ligature(lower.Value) is { } letters ? letters : lower.ToString());
            else if (keepsSigns) folded.Append(rune.ToString());
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        if (folded.Length > 0 && folded[^1] == ' ') folded.Length--;
        return folded.ToString();
    }

    /// <summary>The pieces of three characters by which words are found although they are misspelt; a word is taken with two spaces before and one after.</summary>
    /// <param name="folded">A folded text.</param>
    public static IReadOnlySet<string> Trigrams(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var word in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var runes = $"  {word} ".EnumerateRunes().ToArray();
            for (var at = 0; at + 3 <= runes.Length; at++) found.Add($"{runes[at]}{runes[at + 1]}{runes[at + 2]}");
        }

        return found;
    }

    static string? Ligature(int rune) => rune switch { 'œ' => "oe", 'æ' => "ae", 'ß' => "ss", 'ø' => "o", 'ł' => "l", 'đ' => "d", _ => null };

    // Half characters have no normal form; what was typed may hold them all the same.
    static string Decomposed(string text) => Ascii.IsValid(text) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar).Select(rune => rune.ToString())).Normalize(NormalizationForm.FormKD);
}
