using System.Globalization;
using Ecusson.Files.Tables;
using Ecusson.People;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Ecusson.Imports;

/// <summary>
/// Reads a workbook: the first visible sheet that has a column of mail addresses, by its header within the first <see cref="Top"/> rows, or else by an address in
/// its first row. What stands in a cell counts, and of a formula what it last gave.
/// </summary>
static class ReadWorkbook
{
    /// <summary>Within how many rows the header is looked for: some have a title above it.</summary>
    const int Top = 20;

    /// <summary>The last column that is read.</summary>
    const string LastColumn = "AN";

    static readonly OpenXmlConfiguration Careful = new() { EnableSharedStringCache = false };

    public static ListReading File(byte[] file, ListHeads heads)
    {
        var guard = new WorkbookGuard();
        try
        {
            if (guard.Look(file) is { } refusal) return new ListReading.Refused(refusal);
            var sheets = guard.Sheets.ToList();
            foreach (var sheet in sheets)
                if (Read(file, sheet, new CellText(guard.IsFrom1904), heads) is var (rows, header)) return Answer(rows, header, sheets.Count > 1 ? TableText.Cut(sheet.Name, 100) : null);
            return new ListReading.Refused(ListRefusal.NoAddresses);
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            // The archive, its XML and the library each say in exceptions of many kinds that a workbook is damaged.
            return new ListReading.Refused(ListRefusal.Damaged);
        }
    }

    static ListReading Answer(List<ListRow> rows, ListHeader header, string? sheet) => rows.Count switch
    {
        _ when header.IsAmbiguous => new ListReading.Refused(ListRefusal.Ambiguous),
        0 => new ListReading.Refused(ListRefusal.Empty),
        > ReadList.MostRows => new ListReading.Refused(ListRefusal.TooMany),
        _ => new ListReading.Read(rows, header.Unused, sheet),
    };

    /// <summary>The people of a sheet; null when it has no column of addresses.</summary>
    static (List<ListRow> Rows, ListHeader Header)? Read(byte[] file, WorkbookSheet sheet, CellText text, ListHeads heads)
    {
        using var stream = new MemoryStream(file, writable: false);
        using var cells = Rows(stream, sheet).GetEnumerator();
        var top = new List<(int Number, object?[] Cells)>();
        while (top.Count < Top && cells.MoveNext()) top.Add(cells.Current);
        if (Columns(top, text, heads) is not var (header, first)) return null;
        var columns = header.Columns;
        var rows = new List<ListRow>();
        foreach (var row in top.Skip(first)) Take(row);
        while (rows.Count <= ReadList.MostRows && cells.MoveNext()) Take(cells.Current);
        return (rows, header);

        void Take((int Number, object?[] Cells) row)
        {
            var read = new ListRow { IsHidden = sheet.HiddenRows.Contains(row.Number) };
            for (var at = 0; at < Math.Min(columns.Count, row.Cells.Length); at++)
                if (columns[at] is { } column && row.Cells[at] is { } cell) read = read.With(column, text.Of(cell, column));
            if (!read.IsEmpty) rows.Add(read);
        }
    }

    /// <summary>What the columns hold, and where the people begin.</summary>
    static (ListHeader Header, int First)? Columns(List<(int Number, object?[] Cells)> top, CellText text, ListHeads heads)
    {
        (ListHeader Header, int First)? found = null;
        for (var at = 0; at < top.Count; at++)
        {
            if (ListHeader.Of([.. top[at].Cells.Select(cell => text.Of(cell).Trim())], heads) is not { } header) continue;
            if (header.IsPlain) return (header, at + 1);
            // A street above the table is no header, where one follows that says more.
            if (header.Count > (found?.Header.Count ?? 0)) found = (header, at + 1);
        }

        if (found is not null) return found;
        var first = top.FindIndex(row => row.Cells.Any(cell => cell is not null));
        if (first < 0) return null;
        var address = Array.FindIndex(top[first].Cells, cell => MailAddresses.IsAddress(text.Of(cell).Trim()));
        return address < 0 ? null : (new ListHeader([.. Enumerable.Range(0, address + 1).Select(at => at == address ? ListColumn.Address : (ListColumn?)null)], [], IsPlain: true, IsAmbiguous: false), first);
    }

    static IEnumerable<(int Number, object?[] Cells)> Rows(Stream file, WorkbookSheet sheet)
    {
        var number = 0;
        var over = new Dictionary<int, (int Last, object? Cell)>();
        foreach (IDictionary<string, object?> read in MiniExcel.QueryRange(
            file, useHeaderRow: false, sheet.Name, ExcelType.XLSX, "A1", string.Create(CultureInfo.InvariantCulture, $"{LastColumn}{WorkbookGuard.LastRow}"), Careful))
        {
            number++;
            object?[] cells = [.. read.Values];
            foreach (var (column, (last, cell)) in over)
                if (number > last) over.Remove(column);
                else if (cells.Any(there => there is not null)) cells[column] ??= cell;
            foreach (var merged in sheet.Merged[number])
                if (merged.Column <= cells.Length) over[merged.Column - 1] = (merged.Last, cells[merged.Column - 1]);
            yield return (number, cells);
        }
    }
}
