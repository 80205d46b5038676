using System.IO.Compression;
using System.Security;
using System.Text;

namespace Ecusson.Tests.Imports;

/// <summary>Workbooks as spreadsheets write them, part by part, so that a test can write what no spreadsheet would.</summary>
public sealed class SampleWorkbook
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    readonly List<(string Name, string State, string Sheet)> sheets = [];

    /// <summary>Whether days are counted from 1904.</summary>
    public bool IsFrom1904 { get; init; }

    /// <summary>Texts that cells of the kind <c>s</c> point to.</summary>
    public IReadOnlyList<string> Shared { get; init; } = [];

    /// <summary>Other files in the archive.</summary>
    public IReadOnlyDictionary<string, byte[]> More { get; init; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);

    /// <summary>A workbook of one sheet with these rows of plain text.</summary>
    public static byte[] Of(params string[][] rows) => new SampleWorkbook().With("Feuil1", Rows(rows)).Bytes();

    /// <summary>Rows of plain text, from the first on.</summary>
    public static string Rows(params string[][] rows) => string.Concat(rows.Select((row, at) => Row(at + 1, [.. row.Select(Text)])));

    /// <summary>A row with these cells from column A on; null leaves one out.</summary>
    public static string Row(int number, params string?[] cells) => RowWith("", number, cells);

    /// <summary>The same with attributes of its own.</summary>
    public static string RowWith(string attributes, int number, params string?[] cells) =>
        $"<row r=\"{number}\" {attributes}>{string.Concat(cells.Select((cell, at) => cell?.Replace("<c", $"<c r=\"{(char)('A' + at)}{number}\"", StringComparison.Ordinal)))}</row>";

    public static string Text(string text) => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>";

    /// <summary>A number; style 1 shows it as a day.</summary>
    public static string Number(string number, int style = 0) => $"<c s=\"{style}\"><v>{number}</v></c>";

    public static string Formula(string formula, string? value) => $"<c t=\"str\"><f>{SecurityElement.Escape(formula)}</f>{(value is null ? "" : $"<v>{SecurityElement.Escape(value)}</v>")}</c>";

    /// <summary>Adds a sheet.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">Its rows, as XML.</param>
    /// <param name="state">Whether it is hidden.</param>
    /// <param name="before">What stands before its rows, e.g. how large it says that it is.</param>
    /// <param name="after">What stands after them, e.g. merged cells.</param>
    /// <param name="prolog">What stands before everything, e.g. a DTD.</param>
    public SampleWorkbook With(string name, string rows, string state = "visible", string before = "", string after = "", string prolog = "")
    {
        sheets.Add((name, state, $"{prolog}<worksheet xmlns=\"{Main}\">{before}<sheetData>{rows}</sheetData>{after}</worksheet>"));
        return this;
    }

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            Part("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><workbookPr date1904=\"{(IsFrom1904 ? 1 : 0)}\"/><sheets>{string.Concat(sheets.Select((sheet, at) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{at + 1}\" state=\"{sheet.State}\" r:id=\"r{at + 1}\"/>"))}</sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(sheets.Select((_, at) => $"<Relationship Id=\"r{at + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{at + 1}.xml\"/>"))}<Relationship Id=\"s\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            Part("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            if (Shared.Count > 0) Part("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{string.Concat(Shared.Select(text => $"<si><t>{SecurityElement.Escape(text)}</t></si>"))}</sst>");
            for (var at = 0; at < sheets.Count; at++) Part($"xl/worksheets/sheet{at + 1}.xml", sheets[at].Sheet);
            foreach (var (name, part) in More) Whole(name, part);

            void Part(string name, string xml) => Whole(name, Encoding.UTF8.GetBytes(xml));

            void Whole(string name, byte[] part)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(part);
            }
        }

        return bytes.ToArray();
    }
}
