using System.Globalization;
using System.Text;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Recipients;

/// <summary>The columns that a list of recipients may have.</summary>
enum ListColumn
{
    Email,
    Name,
    AwardedOn,
    ValidUntil,
    Story,
    EvidenceUrl,
}

/// <summary>The columns' names.</summary>
static class ListColumns
{
    static readonly (ListColumn Column, string Name)[] Known =
    [
        (ListColumn.Email, "email"), (ListColumn.Name, "name"), (ListColumn.AwardedOn, "awarded_on"),
        (ListColumn.ValidUntil, "valid_until"), (ListColumn.Story, "story"), (ListColumn.EvidenceUrl, "evidence_url"),
    ];

    public static string NameOf(ListColumn column) => Known[(int)column].Name;

    /// <summary>The column that a header names, whatever its case, accents, spaces, hyphens and underscores; null for another.</summary>
    public static ListColumn? Of(string header)
    {
        var key = Key(header);
        foreach (var (column, name) in Known)
        {
            if (Key(name) == key) return column;
        }

        return null;
    }

    static string Key(string header)
    {
        var key = new StringBuilder();
        foreach (var rune in Texts.WellFormed(header).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) key.Append(Rune.ToLowerInvariant(rune));
        }

        return key.ToString();
    }
}
