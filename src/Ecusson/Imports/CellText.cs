using System.Globalization;

namespace Ecusson.Imports;

/// <summary>The text of a workbook's cells, as somebody would type it.</summary>
/// <param name="isFrom1904">Whether the workbook counts its days from 1904, as older ones of the Macintosh do.</param>
sealed class CellText(bool isFrom1904)
{
    const int From1900To1904 = 1462;

    // A number in a column of days is the count of days of some day from 1954 to 2173; "2024" is a year that stands alone, and no day.
    const int FirstSerial = 20_000, LastSerial = 99_999;

    /// <summary>The text of a cell of a column; empty for an empty cell.</summary>
    public string Of(object? cell, ListColumn column) =>
        column is ListColumn.AwardedOn or ListColumn.ValidUntil ? Day(cell) ?? Of(cell) : Of(cell);

    /// <summary>The text of a cell.</summary>
    public string Of(object? cell) => cell switch
    {
        null => "",
        string text => text,
        DateTime moment => Written(moment),
        bool truth => truth ? "TRUE" : "FALSE",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    string? Day(object? cell) => cell switch
    {
        double serial when serial is >= FirstSerial and <= LastSerial => Written(DateTime.FromOADate(serial)),
        string text when int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and <= LastSerial => Written(DateTime.FromOADate(serial)),
        // ISO 8601 with a time, as cells of type "d" have it.
        string text when text.Trim() is { Length: > 10 } moment && moment[10] == 'T' && DateTime.TryParseExact(moment[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => moment[..10],
        _ => null,
    };

    string Written(DateTime moment) => (isFrom1904 && moment.Year < 9990 ? moment.AddDays(From1900To1904) : moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
