using System.Globalization;
using System.Text;

namespace Ecusson.Web.Components;

/// <summary>Makes a stranger's text fit to be shown. What it yields is still text, to be encoded as such.</summary>
static class PlainText
{
    /// <summary>Cuts a text and takes out what would change the reading of the words around it.</summary>
    /// <param name="text">Any text, however long; null is empty.</param>
    /// <param name="longest">Most characters as a reader counts them; what is cut is marked by an ellipsis.</param>
    public static string Shown(string? text, int longest = 160)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var shown = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(text.Length > longest * 8 ? text[..(longest * 8)] : text);
        for (var count = 0; elements.MoveNext(); count++)
        {
            if (count == longest || shown.Length > longest * 4) return shown.Append('…').ToString();
            foreach (var letter in elements.GetTextElement()) Add(shown, letter);
        }

        return shown.ToString().Trim();
    }

    static void Add(StringBuilder shown, char letter)
    {
        // U+202A to 202E and 2066 to 2069 turn the reading order of what follows, which can make a name read as another.
        if (letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')) return;
        shown.Append(char.IsControl(letter) ? ' ' : letter);
    }
}
