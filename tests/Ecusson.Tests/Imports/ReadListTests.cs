using System.Text;
using Ecusson.Imports;

namespace Ecusson.Tests.Imports;

/// <summary>Lists as people have them: saved by spreadsheets of several kinds, or pasted from a mail.</summary>
public sealed class ReadListTests
{
    [Fact]
    public void A_table_is_read_whatever_its_separator_and_the_language_of_its_header()
    {
        foreach (var table in (string[])
            [
                "Adresse électronique;Nom;Prénom;Obtenu le;Preuve;Groupe\r\nada@example.org;Lovelace;Ada;31/01/2026;https://example.org/1;B\r\n",
                "E-mail,Last name,First name,Earned on,Evidence,Group\nada@example.org,Lovelace,Ada,31/01/2026,https://example.org/1,B\n",
                "email\tnom\tprénom\tdate\tpreuves\tgroupe\nada@example.org\tLovelace\tAda\t31/01/2026\thttps://example.org/1\tB",
            ])
        {
            var read = Assert.IsType<ListReading.Read>(ReadList.Text(table));
            Assert.Equal(new ListRow { Address = "ada@example.org", Name = "Ada Lovelace", AwardedOn = "31/01/2026", Evidence = "https://example.org/1" }, Assert.Single(read.Rows));
            Assert.Contains("roup", Assert.Single(read.UnknownColumns), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_list_of_a_third_language_is_read_by_the_heads_that_it_was_handed_out_with()
    {
        var heads = new ListHeads([(ListColumn.Address, "Correo electrónico"), (ListColumn.FirstName, "Nombre"), (ListColumn.Name, "Apellidos"), (ListColumn.AwardedOn, "Fecha"), (ListColumn.Evidence, "Prueba"), (ListColumn.Story, "nom")]);
        string[] rows = ["Correo electrónico;Nombre;Apellidos;Fecha;Prueba", "ada@example.org;Ada;Lovelace;31/01/2026;https://example.org/1"];
        foreach (var reading in (ListReading[])[ReadList.Text(string.Join('\n', rows), heads), ReadList.File(Encoding.UTF8.GetBytes(string.Join('\n', rows)), heads), ReadList.File(SampleWorkbook.Of([.. rows.Select(row => row.Split(';'))]), heads)])
        {
            var read = Assert.IsType<ListReading.Read>(reading);
            Assert.Equal(new ListRow { Address = "ada@example.org", Name = "Ada Lovelace", AwardedOn = "31/01/2026", Evidence = "https://example.org/1" }, Assert.Single(read.Rows));
            Assert.Empty(read.UnknownColumns);
        }

        // What French and English call a name stays one.
        Assert.Equal("Ada", Assert.Single(Assert.IsType<ListReading.Read>(ReadList.Text("mail;nom\nada@example.org;Ada", heads)).Rows).Name);
    }

    [Fact]
    public void Every_encoding_of_a_spreadsheet_gives_the_same_names()
    {
        const string table = "mail;nom\r\nhelene@example.org;Hélène Œuvrard\r\n";
        foreach (var ends in (string[])["\r", "\n"]) Assert.Equal("Hélène Œuvrard", Assert.IsType<ListReading.Read>(ReadList.Text(table.Replace("\r\n", ends, StringComparison.Ordinal))).Rows.Single().Name);
        foreach (var file in (byte[][])
            [
                [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table)], Encoding.UTF8.GetBytes(table), [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(table)],
                [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(table)], CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(table),
            ])
            Assert.Equal("Hélène Œuvrard", Assert.IsType<ListReading.Read>(ReadList.File(file)).Rows.Single().Name);
    }

    [Fact]
    public void Pasted_addresses_need_no_header()
    {
        var read = Assert.IsType<ListReading.Read>(ReadList.Text("ada@example.org, \"Grace Hopper\" <grace@example.org>;\n\n  no address  "));
        Assert.Equal(
            [new ListRow { Address = "ada@example.org" }, new ListRow { Address = "grace@example.org", Name = "Grace Hopper" }, new ListRow { Address = "no address" }], read.Rows);
    }

    [Theory]
    [InlineData("adresse;email;nom\n3 rue des Lilas;ada@example.org;Ada", "ada@example.org|Ada", "adresse")]
    [InlineData("Courriel,Nom,Adresse\nada@example.org,Ada,3 rue des Lilas", "ada@example.org|Ada", "Adresse")]
    [InlineData("Name,Address,First name,Last name,E-mail\nLovelace Ada,3 Lilac Road,Ada,Lovelace,ada@example.org", "ada@example.org|Ada Lovelace", "Name, Address")]
    [InlineData("adresse;nom complet\nada@example.org;Ada Lovelace", "ada@example.org|Ada Lovelace", "")]
    public void The_plainest_column_counts_and_the_others_are_named(string table, string person, string unused)
    {
        foreach (var reading in (ListReading[])[ReadList.Text(table), ReadList.File(SampleWorkbook.Of([["Adresse", "3 rue"], .. table.Split('\n').Select(line => line.Split(';', ','))]))])
        {
            var read = Assert.IsType<ListReading.Read>(reading);
            Assert.Equal(person, read.Rows.Select(row => $"{row.Address}|{row.Name}").Last());
            if (read.Rows.Count == 1) Assert.Equal(unused, string.Join(", ", read.UnknownColumns));
        }
    }

    [Fact]
    public void Two_columns_that_say_the_same_are_not_guessed_between()
    {
        foreach (var header in (string[])["email;courriel", "mail;mail", "mail;obtenu le;earned on"])
        {
            Assert.Equal(ListRefusal.Ambiguous, Assert.IsType<ListReading.Refused>(ReadList.Text($"{header}\na@example.org;b@example.org")).Why);
            Assert.Equal(ListRefusal.Ambiguous, Assert.IsType<ListReading.Refused>(ReadList.File(SampleWorkbook.Of(header.Split(';'), ["a@example.org", "b@example.org"]))).Why);
        }
    }

    [Fact]
    public void A_story_of_several_lines_stays_one_cell_and_empty_rows_are_stepped_over()
    {
        var read = Assert.IsType<ListReading.Read>(ReadList.Text("mail;récit\nada@example.org;\"Deux\nlignes, « et » \"\"guillemets\"\"\"\n;\n\ngrace@example.org;\n"));
        Assert.Equal(["Deux\nlignes, « et » \"guillemets\"", ""], read.Rows.Select(row => row.Story));
    }

    [Fact]
    public void What_is_no_list_is_named()
    {
        Assert.Equal(ListRefusal.Empty, Why(ReadList.Text(" \n ")));
        Assert.Equal(ListRefusal.Empty, Why(ReadList.Text("mail;nom\n")));
        Assert.Equal(ListRefusal.NotAList, Why(ReadList.File([.. "PK\u0003\u0004rest"u8])));
        Assert.Equal(ListRefusal.NotAList, Why(ReadList.File([.. "a\0b@example.org"u8])));
        Assert.Equal(ListRefusal.TooLarge, Why(ReadList.File(new byte[ReadList.MostBytes + 1])));
        Assert.Equal(ListRefusal.TooMany, Why(ReadList.Text(string.Join('\n', Enumerable.Range(0, 200_000).Select(n => $"p{n}@example.org")))));
        Assert.Equal(ListRefusal.TooMany, Why(ReadList.Text("mail\n" + string.Join('\n', Enumerable.Range(0, 200_000).Select(n => $"p{n}@example.org")))));
        Assert.Equal(ListRefusal.Broken, Why(ReadList.Text("mail;récit\nada@example.org;\"never closed\ngrace@example.org;x")));

        static ListRefusal Why(ListReading reading) => Assert.IsType<ListReading.Refused>(reading).Why;
    }
}
