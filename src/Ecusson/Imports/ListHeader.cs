using Ecusson.Files.Tables;
using Ecusson.Storage;

namespace Ecusson.Imports;

/// <summary>What the columns of a table hold, by the names that people give them in French or English.</summary>
/// <param name="Columns">What each holds; null for one that is not used.</param>
/// <param name="Unused">Names of those that are not used, for their owner to see: not understood, or another says the same more plainly.</param>
/// <param name="IsPlain">Whether the column of addresses can be nothing else, such as a street.</param>
/// <param name="IsAmbiguous">Whether two columns say as plainly that they hold the same: which is meant, their owner knows alone.</param>
sealed record ListHeader(IReadOnlyList<ListColumn?> Columns, IReadOnlyList<string> Unused, bool IsPlain, bool IsAmbiguous)
{
    const int LongestName = 100;

    /// <summary>How many columns are understood.</summary>
    public int Count => Columns.Count(column => column is not null);

    /// <summary>The names, the plainest first: beside an <c>email</c> an <c>address</c> is a street, and beside a <c>last name</c> a <c>name</c> is both.</summary>
    static readonly Dictionary<string, ListColumn>[] Names =
    [
        new(StringComparer.Ordinal)
        {
            ["email"] = ListColumn.Address, ["e mail"] = ListColumn.Address, ["mail"] = ListColumn.Address, ["courriel"] = ListColumn.Address, ["mel"] = ListColumn.Address,
            ["adresse electronique"] = ListColumn.Address, ["adresse mail"] = ListColumn.Address, ["adresse e mail"] = ListColumn.Address, ["adresse email"] = ListColumn.Address,
            ["adresse courriel"] = ListColumn.Address, ["adresse de courriel"] = ListColumn.Address, ["courrier electronique"] = ListColumn.Address,
            ["mail address"] = ListColumn.Address, ["email address"] = ListColumn.Address, ["e mail address"] = ListColumn.Address,
            ["last name"] = ListColumn.Name, ["nom de famille"] = ListColumn.Name, ["first name"] = ListColumn.FirstName, ["prenom"] = ListColumn.FirstName,
            ["awarded on"] = ListColumn.AwardedOn, ["earned on"] = ListColumn.AwardedOn, ["obtenu le"] = ListColumn.AwardedOn, ["date d obtention"] = ListColumn.AwardedOn,
            ["valid until"] = ListColumn.ValidUntil, ["valable jusqu au"] = ListColumn.ValidUntil,
            ["story"] = ListColumn.Story, ["narrative"] = ListColumn.Story, ["recit"] = ListColumn.Story, ["ce qui a ete montre"] = ListColumn.Story,
            ["evidence"] = ListColumn.Evidence, ["preuve"] = ListColumn.Evidence, ["preuves"] = ListColumn.Evidence,
        },
        new(StringComparer.Ordinal)
        {
            ["adresse"] = ListColumn.Address, ["address"] = ListColumn.Address, ["name"] = ListColumn.Name, ["nom"] = ListColumn.Name,
            ["date"] = ListColumn.AwardedOn, ["awarded"] = ListColumn.AwardedOn, ["until"] = ListColumn.ValidUntil, ["jusqu au"] = ListColumn.ValidUntil,
        },
        new(StringComparer.Ordinal) { ["full name"] = ListColumn.Name, ["nom complet"] = ListColumn.Name },
    ];

    /// <summary>Reads a header; null when none of its columns is for mail addresses.</summary>
    public static ListHeader? Of(IReadOnlyList<string> names)
    {
        var columns = new ListColumn?[names.Count];
        foreach (var tier in Names)
        {
            var plainer = columns.ToHashSet();
            for (var at = 0; at < names.Count; at++)
                if (tier.TryGetValue(Folding.Of(names[at]), out var column) && !plainer.Contains(column)) columns[at] = column;
        }

        if (!columns.Contains(ListColumn.Address)) return null;
        return new ListHeader(
            columns, [.. names.Where((name, at) => columns[at] is null && !string.IsNullOrWhiteSpace(name)).Select(name => TableText.Cut(name.Trim(), LongestName))],
            names.Any(name => Names[0].GetValueOrDefault(Folding.Of(name), ListColumn.Name) == ListColumn.Address), columns.OfType<ListColumn>().GroupBy(column => column).Any(same => same.Count() > 1));
    }
}
