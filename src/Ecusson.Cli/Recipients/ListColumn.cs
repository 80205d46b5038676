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

    /// <summary>The first name, where a list keeps it apart: <c>prénom</c> beside <c>nom</c>, as French schools' lists do.</summary>
    GivenName,
}

/// <summary>The columns' names: first the one that sentences use, then what else is taken for it, French for the most part.</summary>
/// <remarks>
/// No word that could mean something else: <c>adresse</c> alone is a street in most lists, <c>date</c> and <c>fin</c> could be many days.
/// </remarks>
static class ListColumns
{
    static readonly (ListColumn Column, string[] Names)[] Known =
    [
        (ListColumn.Email, ["email", "mail", "courriel", "mél", "adresse électronique", "adresse e-mail", "adresse mail", "adresse courriel", "email address"]),
        (ListColumn.Name, ["name", "nom", "nom complet", "nom et prénom", "nom prénom", "prénom et nom", "prénom nom", "full name"]),
        (ListColumn.AwardedOn, ["awarded_on", "délivré le", "obtenu le", "date d’obtention", "date de délivrance"]),
        (ListColumn.ValidUntil, ["valid_until", "valable jusqu’au", "valide jusqu’au", "date de fin", "date d’expiration", "expire le"]),
        (ListColumn.Story, ["story", "récit"]),
        (ListColumn.EvidenceUrl, ["evidence_url", "preuve", "lien de la preuve", "adresse de la preuve", "url de la preuve"]),
        (ListColumn.GivenName, ["prénom"]),
    ];

    static readonly Dictionary<string, ListColumn> ByKey = Known.SelectMany(k => k.Names.Select(n => (Key: Key(n), k.Column))).ToDictionary(k => k.Key, k => k.Column, StringComparer.Ordinal);

    public static string NameOf(ListColumn column) => Known[(int)column].Names[0];

    /// <summary>The column that a header names, whatever its case, accents, spaces, hyphens and underscores; null for another.</summary>
    public static ListColumn? Of(string header) => ByKey.TryGetValue(Key(header), out var column) ? column : null;

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
