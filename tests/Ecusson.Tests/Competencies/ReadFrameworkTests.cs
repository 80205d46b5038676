using System.Text;
using Ecusson.Competencies;
using Ecusson.Storage;

namespace Ecusson.Tests.Competencies;

/// <summary>Our plain CSV as spreadsheets save it, and as nobody should.</summary>
public sealed class ReadFrameworkTests
{
    static readonly string[] Languages = ["fr", "en"];

    [Theory]
    [InlineData("code,parent,name_fr,name_en,description_fr,address\nC1,,Animer,Lead,Un groupe,https://example.org/c1\n")]
    [InlineData("Code;Parent;Nom_FR;Name EN;Description-fr;Adresse\r\nC1;;Animer;Lead;Un groupe;https://example.org/c1\r\n")]
    [InlineData("\uFEFFaddress\tname en\tnom\tdescription\tcode\nhttps://example.org/c1\tLead\tAnimer\tUn groupe\tC1")]
    [InlineData("code,nom,name_en,description_fr,address\n\"C1\",\"Animer\",\"Lead\",\"Un groupe\",\"https://example.org/c1\"\n,,,,\n")]
    public void A_table_is_read_whatever_separates_it_and_in_whatever_order(string text)
    {
        var row = Assert.Single(Read(Encoding.UTF8.GetBytes(text)).Rows);
        Assert.Equal(("C1", "", "Animer", "Lead", "Un groupe", "https://example.org/c1"), (row.Code, row.Parent, row.Name.In("fr"), row.Name.In("en"), row.Description.In("fr"), row.Address));
    }

    [Fact]
    public void Accents_survive_the_encodings_of_old_and_new_spreadsheets()
    {
        const string Text = "code;name_fr\nÉ1;Œuvrer à l’été\n";
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        foreach (var bytes in (byte[][])[Encoding.UTF8.GetBytes(Text), windows.GetBytes(Text), [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)]])
            Assert.Equal(("É1", "Œuvrer à l’été"), (Read(bytes).Rows[0].Code, Read(bytes).Rows[0].Name.In("fr")));
    }

    [Fact]
    public void What_is_no_table_of_competencies_is_refused_for_its_own_reason()
    {
        var lines = new StringBuilder("code,name_fr\n");
        for (var at = 0; at < 200_000; at++) lines.Append('C').Append(at).Append(",x\n");
        foreach (var (file, why) in ((byte[], FrameworkRefusal)[])
        [
            ([], FrameworkRefusal.Empty), ("   \n"u8.ToArray(), FrameworkRefusal.Empty), ("code,name_fr\n"u8.ToArray(), FrameworkRefusal.Empty), ("PK\u0003\u0004rest"u8.ToArray(), FrameworkRefusal.Workbook),
            ("code,name_fr\nC1,\0\n"u8.ToArray(), FrameworkRefusal.NotText), ("name_fr\nAnimer\n"u8.ToArray(), FrameworkRefusal.NoCode), ("code,parent,name_de\nC1,,Leiten\n"u8.ToArray(), FrameworkRefusal.NoName),
            ("code,name_fr\nC1,\"Animer\n"u8.ToArray(), FrameworkRefusal.Broken), (Encoding.UTF8.GetBytes(lines.ToString()), FrameworkRefusal.TooMany), (new byte[ReadFramework.MostBytes + 1], FrameworkRefusal.TooLarge),
        ])
            Assert.Equal(why, Assert.IsType<FrameworkReading.Refused>(ReadFramework.File(file, "fr", Languages)).Why);
    }

    [Fact]
    public void Each_wrong_cell_is_named_by_its_line_and_column()
    {
        const string Text = """
            code,parent,name_fr,name_en,description_fr,address
            C1,,Animer,,,
            ,,Sans code,,,
            C1,,Encore,,,
            C2,C9,Orphelin,,,
            C3,C4,Rond,,,
            C4,C3,Rond,,,
            C5,C5,Soi,,,
            C6,,,,,
            C7,,Lien,,,javascript:alert(1)
            """;
        Assert.Equal(
            [
                (3, "code", "missing", ""), (4, "code", "twice", "2"), (5, "parent", "unknown-parent", "C9"), (6, "parent", "circle", ""), (7, "parent", "circle", ""), (8, "parent", "circle", ""),
                (9, "name", "missing", ""), (10, "address", "not-a-link", ""),
            ],
            FrameworkRules.Problems(Read(Encoding.UTF8.GetBytes(Text)).Rows).Select(problem => (problem.Line, problem.Column, problem.Code, problem.Other)));

        var deep = Enumerable.Range(1, 12).Select(at => new FrameworkRow { Line = at, Code = $"D{at}", Parent = at == 1 ? "" : $"D{at - 1}", Name = Named("x") }).ToList();
        Assert.Equal(["too-deep", "too-deep"], FrameworkRules.Problems(deep).Select(problem => problem.Code));
        Assert.Equal(FrameworkRules.MostProblems, FrameworkRules.Problems([.. Enumerable.Range(1, 5000).Select(at => new FrameworkRow { Line = at, Code = "" })]).Count);
    }

    [Fact]
    public void A_chain_of_twenty_thousand_is_judged_without_falling_over()
    {
        var chain = Enumerable.Range(1, FrameworkRules.MostRows).Select(at => new FrameworkRow { Line = at, Code = $"C{at}", Parent = $"C{(at % FrameworkRules.MostRows) + 1}", Name = Named("x") }).ToList();
        Assert.All(FrameworkRules.Problems(chain), problem => Assert.Equal("circle", problem.Code));
    }

    [Fact]
    public void A_cell_that_looks_like_a_formula_is_text_and_loses_the_apostrophe_that_it_left_with()
    {
        var rows = Read("code;name_fr\n'=1+1;=HYPERLINK(\"http://evil\")\n-2;'-moins\n"u8.ToArray()).Rows;
        Assert.Equal(["=1+1", "-2"], rows.Select(row => row.Code));
        Assert.Equal(["=HYPERLINK(\"http://evil\")", "-moins"], rows.Select(row => row.Name.In("fr")));
    }

    static LocalizedText Named(string name) => LocalizedText.Of("fr", name);

    static FrameworkReading.Read Read(byte[] bytes) => Assert.IsType<FrameworkReading.Read>(ReadFramework.File(bytes, "fr", Languages));
}
