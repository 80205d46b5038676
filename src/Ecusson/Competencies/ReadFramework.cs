using System.Text;
using CsvHelper;
using Ecusson.Files.Tables;
using Ecusson.Storage;

namespace Ecusson.Competencies;

/// <summary>
/// Reads a framework from our plain CSV: <c>code</c>, <c>parent</c>, <c>name_fr</c>, <c>name_en</c>, <c>description_fr</c>, <c>description_en</c>, <c>address</c>,
/// in any order, apart by commas, semicolons or tabs.
/// </summary>
public static class ReadFramework
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = 10 << 20;

    /// <summary>Longest cell that is read, in characters: what is longer is cut, and still longer than any may be.</summary>
    const int LongestCell = 10_000;

    /// <summary>Columns in French beside those in English.</summary>
    static readonly Dictionary<string, string> French = new(StringComparer.Ordinal) { ["nom"] = "name", ["adresse"] = "address", ["intitule"] = "name" };

    /// <summary>Reads it. What is wrong with a cell is <see cref="FrameworkRules"/>' to say.</summary>
    /// <param name="file">The file.</param>
    /// <param name="language">The language of columns that name none, e.g. <c>fr</c>.</param>
    /// <param name="languages">The languages that columns may name.</param>
    public static FrameworkReading File(ReadOnlySpan<byte> file, string language, IReadOnlyCollection<string> languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        if (file.Length > MostBytes) return new FrameworkReading.Refused(FrameworkRefusal.TooLarge);
        // A workbook is a zip: its owner saves it as CSV.
        if (file.StartsWith("PK\u0003\u0004"u8)) return new FrameworkReading.Refused(FrameworkRefusal.Workbook);
        var text = TableText.Of(file).TrimStart();
        if (text.Contains('\0', StringComparison.Ordinal)) return new FrameworkReading.Refused(FrameworkRefusal.NotText);
        return text.Length == 0 ? new FrameworkReading.Refused(FrameworkRefusal.Empty) : Table(text, language, languages);
    }

    static FrameworkReading Table(string text, string language, IReadOnlyCollection<string> languages)
    {
        var broken = 0;
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var csv = CsvReader.Create(bytes, new CsvReaderOptions
        {
            Encoding = Encoding.UTF8, Separator = TableText.Separator(end < 0 ? text : text[..end]), MaxRecordSize = 1 << 20, TrackLineNumbers = true,
            OnMalformedRecord = record => broken += record.Reason == CsvMalformedReason.StrayQuote ? 0 : 1,
        });
        csv.ReadHeader();
        var columns = csv.Headers.Select(name => Column(name, language, languages)).ToList();
        if (!columns.Contains("code")) return new FrameworkReading.Refused(FrameworkRefusal.NoCode);
        if (!columns.Exists(column => column?.StartsWith("name_", StringComparison.Ordinal) == true)) return new FrameworkReading.Refused(FrameworkRefusal.NoName);
        var rows = new List<FrameworkRow>();
        while (csv.Read())
        {
            var row = new FrameworkRow { Line = (int)csv.LineNumber, Code = "" };
            var isEmpty = true;
            for (var at = 0; at < Math.Min(columns.Count, csv.FieldCount); at++)
            {
                if (columns[at] is not { } column || csv.IsEmpty(at)) continue;
                row = With(row, column, TableText.Cut(Unescaped(csv.GetString(at).Trim()), LongestCell));
                isEmpty = false;
            }

            if (isEmpty) continue;
            if (rows.Count == FrameworkRules.MostRows) return new FrameworkReading.Refused(FrameworkRefusal.TooMany);
            rows.Add(row);
        }

        if (broken > 0) return new FrameworkReading.Refused(FrameworkRefusal.Broken);
        if (rows.Count == 0) return new FrameworkReading.Refused(FrameworkRefusal.Empty);
        return new FrameworkReading.Read(rows, [.. csv.Headers.Where((name, at) => columns[at] is null && name.Trim().Length > 0).Select(name => TableText.Cut(name.Trim(), 100))]);
    }

    static string? Column(string name, string language, IReadOnlyCollection<string> languages)
    {
        var words = Folding.Of(name).Split(' ');
        var what = French.GetValueOrDefault(words[0], words[0]);
        return (what, words) switch
        {
            ("code" or "parent" or "address", [_]) => what,
            ("name" or "description", [_]) => $"{what}_{language}",
            ("name" or "description", [_, var said]) when languages.Contains(said) => $"{what}_{said}",
            _ => null,
        };
    }

    static FrameworkRow With(FrameworkRow row, string column, string text) => column.Split('_') switch
    {
        ["code"] => row with { Code = text },
        ["parent"] => row with { Parent = text },
        ["address"] => row with { Address = text },
        ["name", var language] => row with { Name = row.Name.With(language, text) },
        [_, var language] => row with { Description = row.Description.With(language, text) },
        _ => row,
    };

    // A table that left here has an apostrophe before what a spreadsheet would calculate.
    static string Unescaped(string text) => text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;
}

/// <summary>What came of reading a framework.</summary>
public abstract record FrameworkReading
{
    private FrameworkReading() { }

    /// <summary>There are competencies in it.</summary>
    /// <param name="Rows">In the order of the file.</param>
    /// <param name="UnknownColumns">Names of columns that were not understood.</param>
    public sealed record Read(IReadOnlyList<FrameworkRow> Rows, IReadOnlyList<string> UnknownColumns) : FrameworkReading;

    /// <summary>It cannot be read.</summary>
    public sealed record Refused(FrameworkRefusal Why) : FrameworkReading;
}

/// <summary>Why a framework cannot be read. Each has its sentence.</summary>
public enum FrameworkRefusal
{
    /// <summary>No competency is in it.</summary>
    Empty,

    /// <summary>More than <see cref="ReadFramework.MostBytes"/>.</summary>
    TooLarge,

    /// <summary>More than <see cref="FrameworkRules.MostRows"/> competencies.</summary>
    TooMany,

    /// <summary>A workbook and not a table of text.</summary>
    Workbook,

    /// <summary>Bytes that are no text.</summary>
    NotText,

    /// <summary>A quote is never closed, or a row never ends.</summary>
    Broken,

    /// <summary>No column is called <c>code</c>.</summary>
    NoCode,

    /// <summary>No column holds names.</summary>
    NoName,
}
