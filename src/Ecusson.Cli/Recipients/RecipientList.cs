using System.Text;
using CsvHelper;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Recipients;

/// <summary>
/// A list of recipients in a CSV file. It is read row by row as often as asked for and never held whole, whatever its length.
/// </summary>
sealed class RecipientList
{
    /// <summary>Largest row, in bytes: an unclosed quote at the top of a file would otherwise swallow the rest of it.</summary>
    const int MaxRow = 1 << 20;

    readonly string path;
    readonly Encoding encoding;
    readonly char separator;

    RecipientList(string path, Encoding encoding, char separator)
    {
        (this.path, this.encoding, this.separator) = (path, encoding, separator);
    }

    /// <summary>Its first row.</summary>
    public ListHeader Header { get; private set; } = new();

    /// <summary>Reads the header; null after saying why there is no list in the file. What the file system refuses is thrown.</summary>
    public static RecipientList? Open(string path, Terminal terminal)
    {
        using var file = Stream(path);
        var saved = ListEncoding.Of(file);
        using var first = new StreamReader(file, saved);
        var list = new RecipientList(path, saved, SeparatorOf(FirstLine(first)));
        using var csv = list.Csv([]);
        csv.ReadHeader();
        if (ListHeader.Of(csv.Headers, path, terminal) is not { } header) return null;
        list.Header = header;
        return list;
    }

    /// <summary>Reads every row below the header, in order; empty rows are stepped over and counted.</summary>
    /// <param name="bad">Called for each row that cannot be used, with each reason; the row is then not returned.</param>
    public IEnumerable<RecipientRow> Rows(Action<BadCell> bad)
    {
        var malformed = new HashSet<long>();
        using var csv = Csv(malformed);
        var width = csv.Headers.Count;
        while (csv.Read())
        {
            // Records are counted without the header; a spreadsheet counts it.
            var row = csv.RowNumber + 1;
            if (IsBlank(csv)) continue;
            var reader = new RowReader(csv, Header, row, bad);
            if (malformed.Remove(row)) reader.Refuse(null, Text.RowQuotes, "");
            else if (HasCellsBeyond(csv, width)) reader.Refuse(null, Text.RowTooWide, "");
            if (reader.Read() is { } recipient) yield return recipient;
        }
    }

    CsvReader Csv(HashSet<long> malformed) => CsvReader.Create(Stream(path), new CsvReaderOptions
    {
        Encoding = encoding,
        Separator = separator,
        SkipEmptyLines = false,
        MaxRecordSize = MaxRow,
        OnMalformedRecord = record =>
        {
            // A quote within a word, as in O"Neil, is kept as it stands.
            if (record.Reason != CsvMalformedReason.StrayQuote) malformed.Add(record.RecordNumber);
        },
    });

    static FileStream Stream(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);

    static bool IsBlank(CsvReader csv)
    {
        for (var i = 0; i < csv.FieldCount; i++)
        {
            if (!csv.IsEmpty(i) && csv.GetString(i).Trim().Length > 0) return false;
        }

        return true;
    }

    static bool HasCellsBeyond(CsvReader csv, int width)
    {
        for (var i = width; i < csv.FieldCount; i++)
        {
            if (!csv.IsEmpty(i)) return true;
        }

        return false;
    }

    static string FirstLine(StreamReader file)
    {
        var line = new StringBuilder();
        while (line.Length < 4096 && file.Read() is >= 0 and not '\n' and not '\r' and var c) line.Append((char)c);
        return line.ToString();
    }

    /// <summary>The one of comma, semicolon and tab that the header has most of outside quotes.</summary>
    static char SeparatorOf(string header)
    {
        var bare = string.Concat(header.Split('"').Where((_, i) => i % 2 == 0));
        return ",;\t".MaxBy(c => bare.Count(b => b == c));
    }
}
