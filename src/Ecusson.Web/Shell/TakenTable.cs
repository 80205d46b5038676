using System.Globalization;
using CsvHelper;
using Ecusson.Web.Components;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Ecusson.Web.Shell;

/// <summary>A table that somebody takes along for their spreadsheet. A cell that would run there as a formula stays text.</summary>
/// <param name="Name">The sheet's name.</param>
/// <param name="Header">The columns' names.</param>
/// <param name="Rows">The rows, each with a cell for each column.</param>
sealed record TakenTable(string Name, IReadOnlyList<string> Header, IEnumerable<IReadOnlyList<string>> Rows)
{
    static readonly OpenXmlConfiguration Plain = new() { AutoFilter = false };

    // What a spreadsheet takes for the beginning of a formula, now or once the cell is edited.
    const string Beginnings = "=+-@\t\r";

    /// <summary>The table as CSV.</summary>
    /// <param name="file">The file's name without its ending.</param>
    public IResult Csv(string file)
    {
        using var bytes = new MemoryStream();
        using (var table = CsvWriter.Create(bytes, SafeTable.Options, leaveOpen: true))
        {
            table.WriteHeader([.. Header]);
            foreach (var row in Rows) table.WriteRecord([.. row]);
        }

        return Results.Bytes(bytes.ToArray(), "text/csv; charset=utf-8", $"{file}.csv");
    }

    /// <summary>The table as a workbook, with other sheets after it.</summary>
    /// <param name="file">The file's name without its ending.</param>
    /// <param name="others">The sheets that follow.</param>
    public IResult Workbook(string file, params IEnumerable<TakenTable> others)
    {
        using var bytes = new MemoryStream();
        var sheets = others.Prepend(this).ToDictionary(table => table.Name, table => (object)table.Rows.Prepend(table.Header).Select(Line), StringComparer.Ordinal);
        MiniExcel.SaveAs(bytes, sheets, printHeader: false, excelType: ExcelType.XLSX, configuration: Plain);
        return Results.Bytes(bytes.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{file}.xlsx");
    }

    // The library takes rows as dictionaries; the names are its own affair, as the header is a row like the others.
    static Dictionary<string, object> Line(IReadOnlyList<string> cells) =>
        cells.Select((cell, at) => (Name: at.ToString(CultureInfo.InvariantCulture), Cell: Safe(cell))).ToDictionary(pair => pair.Name, pair => (object)pair.Cell, StringComparer.Ordinal);

    static string Safe(string cell) => cell.Length > 0 && Beginnings.Contains(cell[0], StringComparison.Ordinal) ? $"'{cell}" : cell;
}
