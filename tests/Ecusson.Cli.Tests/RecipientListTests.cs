using System.Globalization;
using System.Text;
using CsCheck;
using Ecusson.Cli.Files;
using Ecusson.Cli.Recipients;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Tests;

public sealed class RecipientListTests
{
    static (List<RecipientRow> Rows, List<string> Bad, List<string> Unknown)? Read(byte[] file)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file);
            if (RecipientList.Open(path, Silent) is not { } list) return null;
            var bad = new List<string>();
            return (list.Rows(c => bad.Add($"{c.Row} {c.Column} {c.Reason}")).ToList(), bad, list.Header.Unknown);
        }
        finally
        {
            File.Delete(path);
        }
    }

    static Terminal Silent => new()
    {
        Input = Stream.Null, Output = Stream.Null, Words = TextWriter.Null, Language = CultureInfo.InvariantCulture, Clock = TimeProvider.System,
    };

    [Fact]
    public void A_header_of_half_characters_and_of_none_is_an_unknown_column()
    {
        var list = Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("email;"), 0x00, 0xD8, 0xFE, 0xFF, .. Encoding.Unicode.GetBytes("\na@school.example;x\n")]);
        Assert.Equal("a@school.example", Assert.Single(list!.Value.Rows).Email);
        Assert.Single(list.Value.Unknown);
    }

    [Fact]
    public void A_list_reads_the_same_in_every_encoding_and_with_every_separator()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding[] encodings = [new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.GetEncoding(1252)];
        foreach (var encoding in encodings)
        {
            foreach (var separator in ",;\t")
            {
                var text = " Ëmail |NAME|Awarded On|valid-until|story|evidence_url|age\r\nZoé@école.example|Zoé \"Z\" D’Été|2026-03-31|2026-04-01|\"a|b\r\nc \"\"d\"\"\"|https://a.example/é|7\r\n";
                var list = Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text.Replace('|', separator))])!.Value;
                Assert.Empty(list.Bad);
                Assert.Equal(["age"], list.Unknown);
                Assert.Equal(
                    new RecipientRow(2, "Zoé@école.example", "Zoé \"Z\" D’Été", new(2026, 3, 31, 0, 0, 0, TimeSpan.Zero), new(2026, 4, 1, 23, 59, 59, TimeSpan.Zero), $"a{separator}b\r\nc \"d\"", "https://a.example/é"),
                    Assert.Single(list.Rows));
            }
        }
    }

    [Fact]
    public void Every_bad_cell_is_named_with_the_row_that_a_spreadsheet_shows()
    {
        var list = Read(Encoding.UTF8.GetBytes("""
            email,awarded_on,valid_until,evidence_url
            a@example.org,31/03/2026,,

            not an address,,,
            ,2026-01-01,,
            b@example.org,2026-02-01,2026-01-01,http://a.example
            c@example.org,,,,too far
            "d@example.org"x,,,
            e@example.org,2026-02-30,2026-01-01T10:00:00,ftp://x
            f@example.org,2026-01-01T10:00:00+02:00,2026-01-02,https://a.example/1
            """))!.Value;
        Assert.Equal(
            [
                "2 awarded_on CellDate", "4 email CellEmail", "5 email CellEmailMissing", "6 valid_until CellEndsBefore", "6 evidence_url CellUrl",
                "7  RowTooWide", "8  RowQuotes", "9 awarded_on CellDate", "9 valid_until CellDate", "9 evidence_url CellUrl",
            ],
            list.Bad);
        Assert.Equal(10, Assert.Single(list.Rows).Row);
    }

    [Fact]
    public void A_header_in_French_is_understood_and_named_as_it_was_written()
    {
        var list = Read(Encoding.UTF8.GetBytes("Nom;Prénom;Courriel;Obtenu le;Valable jusqu’au;Récit;Preuve;Adresse;Date\nLovelace;Ada;ada@example.org;2026-03-31;2026-04-01;Calme;https://a.example/1;1 rue du Port;hier\nZoé;;zoe@example.org;hier;;;;;\n"))!.Value;
        Assert.Equal(["Adresse", "Date"], list.Unknown);
        Assert.Equal(new RecipientRow(2, "ada@example.org", "Ada Lovelace", new(2026, 3, 31, 0, 0, 0, TimeSpan.Zero), new(2026, 4, 1, 23, 59, 59, TimeSpan.Zero), "Calme", "https://a.example/1"), Assert.Single(list.Rows));
        Assert.Equal(["3 Obtenu le CellDate"], list.Bad);
    }

    [Theory]
    [InlineData("e-mail")]
    [InlineData("E-Mail Address")]
    [InlineData("Courriel")]
    [InlineData("COURRIEL")]
    [InlineData("mél")]
    [InlineData("adresse électronique")]
    [InlineData("Adresse e-mail")]
    public void A_column_of_addresses_may_have_any_of_its_names(string header) =>
        Assert.Equal("a@school.example", Assert.Single(Read(Encoding.UTF8.GetBytes($"{header}\na@school.example\n"))!.Value.Rows).Email);

    [Theory]
    [InlineData("")]
    [InlineData("courriel,email\na@example.org,b@example.org\n")]
    [InlineData("adresse\na@example.org\n")]
    [InlineData("name,story\nAda,x\n")]
    [InlineData("email,E-Mail\na@example.org,b@example.org\n")]
    public void A_file_without_one_column_of_addresses_is_no_list(string text) => Assert.Null(Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("ada@example.org", true)]
    [InlineData("ada+badge@sub.example.org", true)]
    [InlineData("用户@例子.广告", true)]
    [InlineData("ada", false)]
    [InlineData("ada@example", false)]
    [InlineData("a b@example.org", false)]
    [InlineData("ada@@example.org", false)]
    [InlineData("<ada@example.org>", false)]
    [InlineData("a..b@example.org", false)]
    [InlineData("ada@-example.org", false)]
    [InlineData("ada\u202e@example.org", false)]
    public void Addresses_are_told_from_other_words(string text, bool isAddress) => Assert.Equal(isAddress, CellValues.IsEmail(text));

    [Fact]
    public async Task Bad_rows_and_doubles_stop_everything_unless_they_are_to_be_left_out()
    {
        using var desk = new Desk();
        desk.Put("people.csv", "email\nada@example.org\nADA@example.org\nnobody\nbob@example.org\n");
        await desk.Run("key new --out key.json");
        var stopped = await desk.Issue();
        Assert.False(Directory.Exists(desk.At("awards")));
        var skipped = await desk.Issue("--out awards --skip-bad-rows");
        Assert.Equal(1, stopped.Code);
        Assert.Contains("Row 3, column email: ADA@example.org is in the list already", stopped.Words, StringComparison.Ordinal);
        Assert.Contains("Row 4, column email", stopped.Words, StringComparison.Ordinal);
        Assert.Contains("Rows that cannot be used: 2 of 4", stopped.Words, StringComparison.Ordinal);
        Assert.Equal(0, skipped.Code);
        Assert.Equal(["0001-ada.json", "0002-bob.json"], desk.Files("awards"));
    }

    [Theory]
    [InlineData("Ada Lovelace", "0007-Ada-Lovelace")]
    [InlineData("../../etc/passwd", "0007-etc-passwd")]
    [InlineData("זואי 🎓", "0007-זואי-🎓")]
    [InlineData("a\u202egnp.exe\u0000\u001b", "0007-a-gnp-exe")]
    [InlineData("  ... ", "0007")]
    [InlineData("é́", "0007-é́")]
    [InlineData("\uD800x", "0007-x")]
    public void Names_of_people_make_safe_names_of_files(string name, string expected) =>
        Assert.Equal(expected.Normalize(), FileNames.Of(7, 40, name));

    [Fact]
    public void Any_name_makes_a_name_that_every_file_system_takes() => Gen.String.Sample(name =>
    {
        var file = FileNames.Of(1, 200_000, name);
        Assert.StartsWith("000001", file, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(file) <= 110);
        Assert.DoesNotContain(file, c => char.IsControl(c) || "/\\:*?\"<>|.".Contains(c, StringComparison.Ordinal));
    });

    [Fact]
    public void Any_bytes_are_a_list_or_none_and_never_a_crash() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        try
        {
            Read([.. "email,name\n"u8, .. bytes]);
        }
        catch (CsvHelper.CsvFormatException)
        {
            // The reader's own word for a file that it gives up on; the command says it as a sentence.
        }
    });

    [Fact]
    public void Two_hundred_thousand_rows_are_read_in_bounded_memory()
    {
        var text = new StringBuilder("email,name,awarded_on\n");
        for (var i = 0; i < 200_000; i++) text.Append(CultureInfo.InvariantCulture, $"person{i}@example.org,Person {i},2026-03-31\n");
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text.ToString());
            var list = RecipientList.Open(path, Silent)!;
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var count = list.Rows(_ => Assert.Fail()).Count();
            Assert.Equal(200_000, count);
            Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 8_000_000);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
