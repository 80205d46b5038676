using System.Globalization;

namespace Ecusson.Imports;

/// <summary>Reads where merged cells are, as <c>B2:C9</c>.</summary>
static class CellRange
{
    /// <summary>Null when it is none.</summary>
    public static MergedCells? Read(string? range)
    {
        if (range?.Split(':') is not [var from, var to] || Cell(from) is not var (column, first) || Cell(to) is not var (_, last)) return null;
        return new MergedCells(first, last, column);
    }

    static (int Column, int Row)? Cell(string name)
    {
        var letters = name.AsSpan().IndexOfAnyExceptInRange('A', 'Z');
        if (letters is < 1 or > 3 || !int.TryParse(name.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row)) return null;
        var column = 0;
        foreach (var letter in name.AsSpan(0, letters)) column = column * 26 + letter - 'A' + 1;
        return (column, row);
    }
}
