using System.Text;
using Ecusson.Imports;
using static Ecusson.Tests.Imports.SampleWorkbook;

namespace Ecusson.Tests.Imports;

/// <summary>Workbooks as people have them.</summary>
public sealed class ReadWorkbookTests
{
    [Fact]
    public void A_workbook_is_read_as_its_table_would_be()
    {
        var read = Read(Of(["Adresse électronique", "Nom", "Prénom", "Obtenu le", "Preuve", "Groupe"], ["ada@example.org", "Lovelace", "Ada", "31/01/2026", "https://example.org/1", "B"]));
        Assert.Equal(new ListRow { Address = "ada@example.org", Name = "Ada Lovelace", AwardedOn = "31/01/2026", Evidence = "https://example.org/1" }, Assert.Single(read.Rows));
        Assert.Equal("Groupe", Assert.Single(read.UnknownColumns));
        Assert.Null(read.Sheet);
    }

    [Fact]
    public void Days_are_days_however_the_workbook_keeps_them()
    {
        string[] Days(bool from1904) => [.. Read(new SampleWorkbook { IsFrom1904 = from1904 }.With("Feuil1",
            Rows(["mail", "date", "jusqu’au", "nom"])
            + Row(2, Text("a@example.org"), Number("46023", style: 1), Number("46023.75", style: 1), Number("7"))
            + Row(3, Text("b@example.org"), Number("46023"), Text("46023"), Number("2026"))
            + Row(4, Text("c@example.org"), Number("2026"), Text("31/01/2026"), null)
            + Row(5, Text("d@example.org"), "<c t=\"d\"><v>2026-01-01T00:00:00</v></c>", null, null)).Bytes()).Rows.Select(row => $"{row.AwardedOn} {row.ValidUntil} {row.Name}".Trim())];

        Assert.Equal(["2026-01-01 2026-01-01 7", "2026-01-01 2026-01-01 2026", "2026 31/01/2026", "2026-01-01"], Days(from1904: false));
        Assert.Equal(["2030-01-02 2030-01-02 7", "2030-01-02 2030-01-02 2026", "2026 31/01/2026", "2026-01-01"], Days(from1904: true));
    }

    [Fact]
    public void Of_a_formula_what_it_last_gave_is_read_and_nothing_is_computed()
    {
        var read = Read(new SampleWorkbook().With("Feuil1", Rows(["mail", "nom", "récit"])
            + Row(2, Formula("HYPERLINK(\"mailto:ada@example.org\")", "ada@example.org"), Formula("CMD|' /C calc'!A0", null), Text("=1+1"))).Bytes());
        Assert.Equal(new ListRow { Address = "ada@example.org", Story = "=1+1" }, Assert.Single(read.Rows));
    }

    [Fact]
    public void Shared_and_rich_texts_numbers_as_text_and_errors_are_read_as_they_are_shown()
    {
        var read = Read(new SampleWorkbook { Shared = ["mail", "nom", "ada@example.org"] }.With("Feuil1",
            Row(1, "<c t=\"s\"><v>0</v></c>", "<c t=\"s\"><v>1</v></c>", Text("récit"))
            + Row(2, "<c t=\"s\"><v>2</v></c>", "<c t=\"inlineStr\"><is><r><t>Ada </t></r><r><t>Lovelace</t></r></is></c>", Text("007"))
            + Row(3, "<c t=\"e\"><v>#N/A</v></c>", "<c t=\"b\"><v>1</v></c>", Number("0.5"))).Bytes());
        Assert.Equal([new ListRow { Address = "ada@example.org", Name = "Ada Lovelace", Story = "007" }, new ListRow { Address = "#N/A", Name = "TRUE", Story = "0.5" }], read.Rows);
    }

    [Fact]
    public void The_first_visible_sheet_with_a_column_of_addresses_is_taken_and_named()
    {
        var read = Read(new SampleWorkbook()
            .With("Ancienne", Rows(["mail"], ["old@example.org"]), state: "hidden")
            .With("Notes", Rows(["À faire"], ["Relire"]))
            .With("Promotion", Rows(["Promotion 2026"], [], ["Courriel", "Nom"], ["ada@example.org", "Ada"]))
            .With("Autre", Rows(["mail"], ["other@example.org"])).Bytes());
        Assert.Equal(("Promotion", "ada@example.org"), (read.Sheet, Assert.Single(read.Rows).Address));
    }

    [Fact]
    public void A_bare_column_of_addresses_needs_no_header() =>
        Assert.Equal(["ada@example.org", "no address"], Read(Of(["1", "ada@example.org"], ["2", "no address"])).Rows.Select(row => row.Address));

    [Fact]
    public void Hidden_rows_are_marked_empty_ones_stepped_over_and_merged_cells_meant_for_each_row()
    {
        var read = Read(new SampleWorkbook().With(
            "Feuil1",
            Rows(["mail", "date"]) + Row(3, Text("a@example.org"), Text("2026-01-01")) + RowWith("hidden=\"1\"", 4, Text("b@example.org")) + RowWith("spans=\"1:2\"", 5, "<c s=\"1\"/>") + Row(9, Text("c@example.org")),
            after: "<mergeCells><mergeCell ref=\"B3:B4\"/><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"nonsense\"/></mergeCells>").Bytes());
        Assert.Equal(
            [
                new ListRow { Address = "a@example.org", AwardedOn = "2026-01-01" }, new ListRow { Address = "b@example.org", AwardedOn = "2026-01-01", IsHidden = true },
                new ListRow { Address = "c@example.org" },
            ],
            read.Rows);
    }

    [Fact]
    public void A_workbook_without_a_column_of_addresses_or_without_people_is_named_as_that()
    {
        Assert.Equal(ListRefusal.NoAddresses, Why(Of(["Nom", "Groupe"], ["Ada", "B"])));
        Assert.Equal(ListRefusal.NoAddresses, Why(Of()));
        Assert.Equal(ListRefusal.Empty, Why(Of(["mail", "nom"])));
    }

    [Fact]
    public void What_is_no_workbook_of_this_kind_is_told_from_its_bytes()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        Assert.Equal(ListRefusal.OlderWorkbook, Why(compound));
        Assert.Equal(ListRefusal.Locked, Why([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")]));
        Assert.Equal(ListRefusal.OlderWorkbook, Why(new SampleWorkbook { More = Files(("xl/workbook.bin", [1])) }.Bytes()));
        Assert.Equal(ListRefusal.OpenDocument, Why([.. "PK\u0003\u0004"u8, .. new byte[26], .. "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"u8]));
        Assert.Equal(ListRefusal.WebPage, Why([.. "\uFEFF<html><table><tr><td>mail"u8]));
        Assert.Equal(ListRefusal.NotAList, Why([.. "%PDF-1.7\nmail"u8]));
        Assert.Equal(ListRefusal.NotAList, Why([.. "PK\u0003\u0004"u8, .. "word/document.xml"u8]));
        Assert.Equal(ListRefusal.NotAList, Why([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0]));
    }

    static Dictionary<string, byte[]> Files(params (string Name, byte[] Bytes)[] files) => files.ToDictionary(file => file.Name, file => file.Bytes, StringComparer.Ordinal);

    static ListReading.Read Read(byte[] file) => Assert.IsType<ListReading.Read>(ReadList.File(file));

    static ListRefusal Why(byte[] file) => Assert.IsType<ListReading.Refused>(ReadList.File(file)).Why;
}
