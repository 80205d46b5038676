using System.Text;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Messages;

/// <summary>A letter without markup, in lines that any program shows whole.</summary>
static class LetterText
{
    const int Width = 72;

    public static string Of(Letter letter)
    {
        var text = new StringBuilder();
        Add(text, letter.Heading);
        foreach (var paragraph in letter.Paragraphs) Add(text, paragraph);
        // An address stays on one line, alone: programs make a link of it.
        if (letter.Press is { } press) text.Append(press.Label).Append(Language.Current.Code == "fr" ? "\u00A0:\n" : ":\n").Append(press.Address.AbsoluteUri).Append("\n\n");
        if (letter.Notes.Count > 0) text.Append("-----\n");
        foreach (var note in letter.Notes) Add(text, note);
        text.Append(letter.Signature ?? letter.Sender ?? "Écusson").Append('\n');
        return text.ToString();
    }

    static void Add(StringBuilder text, string paragraph)
    {
        var column = 0;
        foreach (var word in paragraph.Split((char[]?)[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > Width)
            {
                text.Append('\n');
                column = 0;
            }
            else if (column > 0)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
        }

        text.Append("\n\n");
    }
}
