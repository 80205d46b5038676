using Ecusson.Files.Tables;
using Ecusson.Storage;

namespace Ecusson.Imports;

/// <summary>What the columns of a table hold, by the names that people give them.</summary>
/// <param name="Columns">What each holds; null for one that is not used.</param>
/// <param name="Unused">Names of those that are not used, for their owner to see: not understood, or another says the same more plainly.</param>
/// <param name="IsPlain">Whether the column of addresses can be nothing else, such as a street.</param>
/// <param name="IsAmbiguous">Whether two columns say as plainly that they hold the same: which is meant, their owner knows alone.</param>
sealed record ListHeader(IReadOnlyList<ListColumn?> Columns, IReadOnlyList<string> Unused, bool IsPlain, bool IsAmbiguous)
{
    const int LongestName = 100;

    /// <summary>How many columns are understood.</summary>
    public int Count => Columns.Count(column => column is not null);

    /// <summary>Reads a header; null when none of its columns is for mail addresses.</summary>
    /// <param name="names">The names of its columns.</param>
    /// <param name="heads">What columns are called.</param>
    public static ListHeader? Of(IReadOnlyList<string> names, ListHeads heads)
    {
        var columns = new ListColumn?[names.Count];
        foreach (var tier in heads.Tiers)
        {
            var plainer = columns.ToHashSet();
            for (var at = 0; at < names.Count; at++)
                if (tier.TryGetValue(Folding.Of(names[at]), out var column) && !plainer.Contains(column)) columns[at] = column;
        }

        if (!columns.Contains(ListColumn.Address)) return null;
        return new ListHeader(
            columns, [.. names.Where((name, at) => columns[at] is null && !string.IsNullOrWhiteSpace(name)).Select(name => TableText.Cut(name.Trim(), LongestName))],
            names.Any(name => heads.Tiers[0].GetValueOrDefault(Folding.Of(name), ListColumn.Name) == ListColumn.Address), columns.OfType<ListColumn>().GroupBy(column => column).Any(same => same.Count() > 1));
    }
}
