using System.Globalization;
using System.Text;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Files;

/// <summary>Makes names for files from the names of people, of any script.</summary>
static class FileNames
{
    /// <summary>Longest name part, in bytes of UTF-8: with number and extension it stays far below the 255 of common file systems.</summary>
    const int MaxBytes = 96;

    /// <summary><c>0001-Ada-Lovelace</c>: the number within the list, padded to the list's size, then what can safely be kept of the name.</summary>
    public static string Of(int number, int count, string name)
    {
        var digits = Math.Max(4, count.ToString(CultureInfo.InvariantCulture).Length);
        var kept = Kept(name);
        var padded = number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        return kept.Length == 0 ? padded : $"{padded}-{kept}";
    }

    /// <summary>Letters with their marks, digits and pictures; everything else, and any run of it, is one hyphen.</summary>
    static string Kept(string name)
    {
        var kept = new StringBuilder();
        var bytes = 0;
        var elements = StringInfo.GetTextElementEnumerator(Texts.WellFormed(name).Normalize(NormalizationForm.FormC));
        while (elements.MoveNext())
        {
            var element = new StringBuilder();
            foreach (var rune in elements.GetTextElement().EnumerateRunes())
            {
                if (IsKept(rune)) element.Append(rune);
            }

            if (element.Length == 0 && kept.Length > 0 && kept[^1] != '-') element.Append('-');
            bytes += Encoding.UTF8.GetByteCount(element.ToString());
            if (bytes > MaxBytes) break;
            kept.Append(element);
        }

        return kept.ToString().Trim('-');
    }

    static bool IsKept(Rune rune) => rune != Rune.ReplacementChar && !Texts.IsUnsafe(rune) && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
        or UnicodeCategory.OtherNumber or UnicodeCategory.OtherSymbol;
}
