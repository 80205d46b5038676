using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Ecusson.Imports;

namespace Ecusson.Awards.Lists;

/// <summary>What changes in a row. What is not said stays as it is.</summary>
public sealed record RowChange
{
    /// <summary>Whether the person is left out; null for no change.</summary>
    public bool? IsOut { get; init; }

    /// <summary>Cells and what is in them now. A first name has no cell of its own.</summary>
    public IReadOnlyDictionary<ListColumn, string> Cells { get; init; } = new Dictionary<ListColumn, string>();

    /// <summary>
    /// What the cells held when they were shown to whoever changes them, as <see cref="Mark"/> writes it. A cell that is not named is written whatever it holds by now.
    /// </summary>
    public IReadOnlyDictionary<ListColumn, string> Seen { get; init; } = new Dictionary<ListColumn, string>();

    /// <summary>A short mark of what a cell holds, by which it is known whether it was changed since. How its lines end and where it is spaced does not count.</summary>
    public static string Mark(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))).AsSpan(0, 9));
    }

    /// <summary>Writes it into the row, but for cells that somebody else wrote otherwise meanwhile: those are told.</summary>
    internal IReadOnlyList<CellClash> To(AwardListRow row)
    {
        if (IsOut is { } isOut) row.State = isOut ? AwardListRowState.LeftOut : AwardListRowState.Waiting;
        List<CellClash> clashes = [];
        foreach (var (column, written) in Cells)
        {
            var (mine, theirs) = (column == ListColumn.Story ? written.ReplaceLineEndings("\n") : written.Trim(), row.Cell(column));
            if (!Seen.TryGetValue(column, out var seen) || seen == Mark(theirs)) row.Write(column, mine);
            else if (Mark(mine) != seen && Mark(mine) != Mark(theirs)) clashes.Add(new CellClash(row.Number, column, mine, theirs));
        }

        return clashes;
    }
}

/// <summary>A cell that two people wrote otherwise at the same time: what was saved first stands.</summary>
/// <param name="Number">The row.</param>
/// <param name="Column">The cell.</param>
/// <param name="Mine">What was to be written, and was not.</param>
/// <param name="Theirs">What stands there.</param>
public sealed record CellClash(int Number, ListColumn Column, string Mine, string Theirs);
