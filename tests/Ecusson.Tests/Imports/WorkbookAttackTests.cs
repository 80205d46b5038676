using System.IO.Compression;
using Ecusson.Imports;
using static Ecusson.Tests.Imports.SampleWorkbook;

namespace Ecusson.Tests.Imports;

/// <summary>Workbooks that somebody wrote to harm the server that reads them.</summary>
public sealed class WorkbookAttackTests
{
    const string Dtd = "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";

    [Fact]
    public void More_people_than_a_list_may_have_are_named_before_they_are_read()
    {
        var file = new SampleWorkbook().With("Feuil1", Rows(["mail"]) + string.Concat(Enumerable.Range(2, 200_000).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\" t=\"str\"><v>p{row}@example.org</v></c></row>"))).Bytes();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(ListRefusal.TooMany, Why(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
    }

    [Fact]
    public void The_most_people_that_a_list_may_have_are_read()
    {
        var rows = string.Concat(Enumerable.Range(2, ReadList.MostRows).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\" t=\"str\"><v>p{row}@example.org</v></c></row>"));
        Assert.Equal(ReadList.MostRows, Assert.IsType<ListReading.Read>(ReadList.File(new SampleWorkbook().With("Feuil1", Rows(["mail"]) + rows).Bytes())).Rows.Count);
        Assert.Equal(ListRefusal.TooMany, Why(new SampleWorkbook().With("Feuil1", Rows(["mail"]) + rows + "<row r=\"30000\"><c r=\"A30000\" t=\"str\"><v>one@example.org</v></c></row>").Bytes()));
    }

    [Theory]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/media/image1.png")]
    public void A_bomb_is_not_unpacked_to_its_end(string part)
    {
        var file = new SampleWorkbook { More = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [part] = [.. "<sst>"u8, .. Enumerable.Repeat((byte)' ', 100 << 20), .. "</sst>"u8] } }.With("Feuil1", Rows(["mail"], ["a@example.org"])).Bytes();
        Assert.InRange(file.Length, 0, ReadList.MostBytes);
        Assert.Equal(ListRefusal.Swollen, Why(file));
    }

    [Fact]
    public void Sizes_that_lie_cost_nothing()
    {
        var read = Assert.IsType<ListReading.Read>(ReadList.File(new SampleWorkbook().With(
            "Feuil1", Rows(["mail"], ["a@example.org"]) + Row(29_000, Text("b@example.org")), before: "<dimension ref=\"A1:XFD1048576\"/>",
            after: "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"B2:B1048576\"/></mergeCells>").Bytes()));
        Assert.Contains("b@example.org", read.Rows.Select(row => row.Address));
        Assert.Equal(ListRefusal.TooMany, Why(new SampleWorkbook().With("Feuil1", Rows(["mail"]) + Row(1_048_576, Text("b@example.org"))).Bytes()));
    }

    [Fact]
    public void A_dtd_is_refused_wherever_it_stands()
    {
        Assert.Equal(ListRefusal.Damaged, Why(new SampleWorkbook().With("Feuil1", Rows(["mail"]) + Row(2, "<c t=\"str\"><v>&x;&b;</v></c>"), prolog: Dtd).Bytes()));
        foreach (var part in (string[])["xl/sharedStrings.xml", "docProps/app.xml", "xl/_rels/other.rels"])
            Assert.Equal(ListRefusal.Damaged, Why(new SampleWorkbook { More = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [part] = System.Text.Encoding.UTF8.GetBytes($"{Dtd}<sst/>") } }.With("Feuil1", Rows(["mail"], ["a@example.org"])).Bytes()));
    }

    [Fact]
    public void What_points_outside_the_workbook_is_not_followed()
    {
        var read = Assert.IsType<ListReading.Read>(ReadList.File(new SampleWorkbook
        {
            More = new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["xl/externalLinks/externalLink1.xml"] = [.. "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>"u8],
                ["xl/externalLinks/_rels/externalLink1.xml.rels"] = [.. "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" TargetMode=\"External\" Target=\"http://127.0.0.1:1/\"/></Relationships>"u8],
                ["../../outside.xml"] = [.. "<a/>"u8],
            },
        }.With("Feuil1", Rows(["mail"]) + Row(2, Formula("[1]Feuil1!A1", "kept@example.org"))).Bytes()));
        Assert.Equal("kept@example.org", Assert.Single(read.Rows).Address);
    }

    [Fact]
    public void A_workbook_cut_off_or_changed_anywhere_is_refused_or_read_and_never_breaks_the_server()
    {
        var whole = new SampleWorkbook { Shared = ["mail"] }.With("Feuil1", Row(1, "<c t=\"s\"><v>0</v></c>") + Row(2, Text("a@example.org"), Number("46023", 1))).Bytes();
        for (var length = 4; length < whole.Length; length += 7) Assert.IsType<ListReading.Refused>(ReadList.File(whole[..length]));
        for (var at = 4; at < whole.Length; at += 3)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 0x55;
            Assert.NotNull(ReadList.File(changed));
        }

        foreach (var rows in (string[])["<row r=\"-1\"><c r=\"A-1\"><v>1</v></c></row>", "<row r=\"1\"><c r=\"ZZZZ1\" t=\"str\"><v>mail</v></c></row>", "<row><c t=\"s\"><v>99</v></c></row>", "<row><c s=\"99\"><v>x</v></c></row>"])
            Assert.IsType<ListReading.Refused>(ReadList.File(new SampleWorkbook().With("Feuil1", rows).Bytes()));
    }

    static ListRefusal Why(byte[] file) => Assert.IsType<ListReading.Refused>(ReadList.File(file)).Why;
}
