using System.Buffers;
using System.Diagnostics;
using System.Text;
using CsvHelper;
using Ecusson.Files.Tables;

namespace Ecusson.Imports;

/// <summary>Reads people to give a badge to: from a table with a header, or from addresses that were typed or pasted.</summary>
public static class ReadList
{
    /// <summary>Most people on one list.</summary>
    public const int MostRows = 20_000;

    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = 20 << 20;

    /// <summary>Longest cell, in characters: what is longer is cut, and still longer than any field may be.</summary>
    internal const int LongestCell = 20_000;

    /// <summary>Signs that no text has, but every picture, archive or program.</summary>
    static readonly SearchValues<char> NoText = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code).Except(['\t', '\n', '\v', '\f', '\r', '\u001A'])]);

    /// <summary>Reads a file that a spreadsheet saved: a workbook, or a table of text. What it is, its first bytes say, and not its name.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="heads">What columns are called; null for the usual names.</param>
    public static ListReading File(byte[] file, ListHeads? heads = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > MostBytes) return new ListReading.Refused(ListRefusal.TooLarge);
        return ListFiles.KindOf(file) switch
        {
            ListFileKind.Text => Text(TableText.Of(file), heads),
            ListFileKind.Workbook => ReadWorkbook.File(file, heads ?? ListHeads.OfPeople),
            ListFileKind.OlderWorkbook => new ListReading.Refused(ListRefusal.OlderWorkbook),
            ListFileKind.OpenDocument => new ListReading.Refused(ListRefusal.OpenDocument),
            ListFileKind.Locked => new ListReading.Refused(ListRefusal.Locked),
            ListFileKind.WebPage => new ListReading.Refused(ListRefusal.WebPage),
            _ => new ListReading.Refused(ListRefusal.NotAList),
        };
    }

    /// <summary>Reads a table, or addresses with or without names, as <see cref="PastedAddresses"/> reads them.</summary>
    /// <param name="text">What was written or pasted.</param>
    /// <param name="heads">What columns are called; null for the usual names.</param>
    public static ListReading Text(string text, ListHeads? heads = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        heads ??= ListHeads.OfPeople;
        if (text.AsSpan().ContainsAny(NoText)) return new ListReading.Refused(ListRefusal.NotAList);
        var first = text.AsSpan().TrimStart();
        var end = first.IndexOfAny('\r', '\n');
        var header = (end < 0 ? first : first[..end]).ToString();
        var separator = TableText.Separator(header);
        return ListHeader.Of([.. header.Split(separator).Select(name => name.Trim().Trim('"'))], heads) is null ? Lines(text) : Table(text.TrimStart(), separator, heads);
    }

    /// <summary>One list of a file and of what was typed beside it, the file's people first; what cannot be read of either refuses both.</summary>
    public static ListReading Together(ListReading file, ListReading typed) => (file, typed) switch
    {
        (ListReading.Refused, _) => file,
        (_, ListReading.Refused) => typed,
        (ListReading.Read { Rows: var first } read, ListReading.Read { Rows: var second, UnknownColumns: var unknown }) => first.Count + second.Count > MostRows
            ? new ListReading.Refused(ListRefusal.TooMany)
            : read with { Rows = [.. first, .. second], UnknownColumns = [.. read.UnknownColumns.Union(unknown, StringComparer.Ordinal)] },
        _ => throw new UnreachableException(),
    };

    static ListReading Table(string text, char separator, ListHeads heads)
    {
        var broken = 0;
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var csv = CsvReader.Create(bytes, new CsvReaderOptions
        {
            Encoding = Encoding.UTF8, Separator = separator, MaxRecordSize = 1 << 20,
            // A quote within a word, as in O"Neil, is kept as it stands.
            OnMalformedRecord = record => broken += record.Reason == CsvMalformedReason.StrayQuote ? 0 : 1,
        });
        csv.ReadHeader();
        if (ListHeader.Of([.. csv.Headers], heads) is not { IsAmbiguous: false } header) return new ListReading.Refused(ListRefusal.Ambiguous);
        var columns = header.Columns;
        var rows = new List<ListRow>();
        while (csv.Read())
        {
            var row = new ListRow();
            for (var at = 0; at < Math.Min(columns.Count, csv.FieldCount); at++)
                if (columns[at] is { } column && !csv.IsEmpty(at)) row = row.With(column, csv.GetString(at));
            if (row.IsEmpty) continue;
            if (rows.Count == MostRows) return new ListReading.Refused(ListRefusal.TooMany);
            rows.Add(row);
        }

        if (broken > 0) return new ListReading.Refused(ListRefusal.Broken);
        return rows.Count == 0 ? new ListReading.Refused(ListRefusal.Empty) : new ListReading.Read(rows, header.Unused);
    }

    static ListReading Lines(string text)
    {
        var rows = new List<ListRow>();
        foreach (var row in PastedAddresses.Read(text))
        {
            if (rows.Count == MostRows) return new ListReading.Refused(ListRefusal.TooMany);
            rows.Add(row);
        }

        return rows.Count == 0 ? new ListReading.Refused(ListRefusal.Empty) : new ListReading.Read(rows, []);
    }
}

/// <summary>What came of reading a list.</summary>
public abstract record ListReading
{
    private ListReading() { }

    /// <summary>There are people on it.</summary>
    /// <param name="Rows">In the order of the file; what is wrong with a cell is not asked here.</param>
    /// <param name="UnknownColumns">Names of columns that were not understood.</param>
    /// <param name="Sheet">The sheet that they stand on, where a workbook has several; null otherwise.</param>
    public sealed record Read(IReadOnlyList<ListRow> Rows, IReadOnlyList<string> UnknownColumns, string? Sheet = null) : ListReading;

    /// <summary>It cannot be read.</summary>
    public sealed record Refused(ListRefusal Why) : ListReading;
}

/// <summary>Why a list cannot be read. Each has its sentence.</summary>
public enum ListRefusal
{
    /// <summary>Nobody is on it.</summary>
    Empty,

    /// <summary>More than <see cref="ReadList.MostBytes"/>.</summary>
    TooLarge,

    /// <summary>More than <see cref="ReadList.MostRows"/> people.</summary>
    TooMany,

    /// <summary>A workbook of a kind that is not read (<c>.xls</c>, <c>.xlsb</c>): its owner saves it as <c>.xlsx</c> or CSV.</summary>
    OlderWorkbook,

    /// <summary>An OpenDocument file (<c>.ods</c>): its owner saves it as <c>.xlsx</c> or CSV.</summary>
    OpenDocument,

    /// <summary>A workbook under a password.</summary>
    Locked,

    /// <summary>A web page that calls itself a spreadsheet.</summary>
    WebPage,

    /// <summary>Neither a workbook nor text.</summary>
    NotAList,

    /// <summary>Unpacked, the workbook is larger than anything that a list needs.</summary>
    Swollen,

    /// <summary>No sheet has a column of mail addresses.</summary>
    NoAddresses,

    /// <summary>Two columns say as plainly that they hold the same: which is meant, their owner knows alone.</summary>
    Ambiguous,

    /// <summary>A workbook that is cut off, damaged, or declares what no spreadsheet does.</summary>
    Damaged,

    /// <summary>A quote is never closed, or a row never ends.</summary>
    Broken,
}
