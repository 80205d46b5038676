using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ecusson.Files;
using Ecusson.Imports;
using Ecusson.Storage;
using Ecusson.Tests.Imports;
using Ecusson.Web.Awards;
using Ecusson.Web.Shell;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static Ecusson.Tests.Imports.SampleWorkbook;

namespace Ecusson.Web.Tests.Awards;

/// <summary>Files that people send as lists, from the browser.</summary>
public sealed class ListFileTests(WebServer server) : IClassFixture<WebServer>
{
    static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workbook_is_looked_through_and_hidden_rows_wait_to_be_taken_in()
    {
        using var desk = await SampleDesk.New(server);
        var file = new SampleWorkbook().With("Notes", Rows(["À faire"])).With(
            "Promotion", Rows(["Courriel", "Nom", "Date"]) + Row(2, Text("helene@example.org"), Text("Hélène Œuvrard"), Number("46023", 1)) + RowWith("hidden=\"1\"", 3, Text("hidden@example.org"))).Bytes();
        using var taken = await desk.Upload(file, "promotion.xlsx");
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        using var page = await desk.Owner.GetAsync($"{taken.Headers.Location}?show=All", Stop);
        var words = await page.Words();
        foreach (var said in (string[])["Hélène Œuvrard", "1er\u00a0janvier 2026", "Une personne était dans une ligne masquée", "Laissée"]) Assert.Contains(said, words, StringComparison.Ordinal);
        using var all = await desk.Owner.GetAsync($"{desk.Awards}/lists", Stop);
        Assert.Contains("promotion.xlsx · Promotion", await all.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_whose_badge_was_not_chosen_keeps_its_file_and_one_that_cannot_be_read_is_chosen_anew()
    {
        using var desk = await SampleDesk.New(server);
        var start = $"{desk.Awards}/lists/new";
        using var unchosen = await Sent("", "mail;nom\nhelene@example.org;Hélène Œuvrard\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unchosen.StatusCode);
        var words = await unchosen.Words();
        Assert.Contains("promotion.csv", words, StringComparison.Ordinal);
        var waits = Regex.Match(words, "name=\"staged\" value=\"(?<id>[a-z2-7]{26})\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        Assert.Matches("<input type=\"checkbox\"[^>]* name=\"staged\"[^>]* checked", words);
        // Unticked, it is put aside, and is not offered again.
        using (var aside = await desk.Owner.Fill(start, ("badge", desk.Badge.PublicId.ToString())))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, aside.StatusCode);
            Assert.DoesNotContain("name=\"staged\"", await aside.Source(), StringComparison.Ordinal);
        }

        using var made = await desk.Owner.Fill(start, ("badge", desk.Badge.PublicId.ToString()), ("staged", waits));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        using (var page = await desk.Owner.GetAsync($"{made.Headers.Location}?show=All", Stop)) Assert.Contains("Hélène Œuvrard", await page.Words(), StringComparison.Ordinal);
        using (var all = await desk.Owner.GetAsync($"{desk.Awards}/lists", Stop)) Assert.Contains("promotion.csv", await all.Words(), StringComparison.Ordinal);
        // What is kept meanwhile is sealed: people stand in it.
        Assert.DoesNotContain("helene@example.org", await Kept(), StringComparison.Ordinal);

        using var unreadable = await Sent("", "<html><table>");
        Assert.DoesNotContain("name=\"staged\"", await unreadable.Source(), StringComparison.Ordinal);

        async Task<HttpResponseMessage> Sent(string badge, string table)
        {
            using var page = await desk.Owner.GetAsync(start, Stop);
            using var form = new MultipartFormDataContent
            {
                { new StringContent(await FormVisitor.Token(page)), "form-token" }, { new StringContent(badge), "badge" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "file", "promotion.csv" },
            };
            return await desk.Owner.PostAsync(start, form, Stop);
        }

        Task<string> Kept() => server.Ask<IServiceProvider, string>(async services =>
        {
            var files = await services.GetRequiredService<EcussonDb>().Set<StoredFile>().AsNoTracking().Where(file => file.MediaType == "application/octet-stream").ToListAsync(Stop);
            Assert.NotEmpty(files);
            var texts = new StringBuilder();
            foreach (var file in files)
            {
                await using var bytes = await services.GetRequiredService<IFileStore>().Open(file.Hash, Stop);
                using var text = new StreamReader(bytes!, Encoding.Latin1);
                texts.Append(await text.ReadToEndAsync(Stop));
            }

            return texts.ToString();
        });
    }

    [Fact]
    public async Task A_file_and_pasted_addresses_make_one_list_and_neither_is_lost_where_the_other_cannot_be_read()
    {
        using var desk = await SampleDesk.New(server);
        var start = $"{desk.Awards}/lists/new";
        using var made = await Sent("mail;nom\nhelene@example.org;Hélène Œuvrard\n", "Ada <ada@example.org>\nbea@example.org");
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        using (var page = await desk.Owner.GetAsync($"{made.Headers.Location}?show=All", Stop))
        {
            var words = await page.Words();
            foreach (var said in (string[])["Hélène Œuvrard", "ada@example.org", "bea@example.org", "Lignes du fichier\u00a0: 1. Adresses collées\u00a0: 2."]) Assert.Contains(said, words, StringComparison.Ordinal);
        }

        using var torn = await Sent("<html><table>", "ada@example.org");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, torn.StatusCode);
        Assert.Contains("ada@example.org</textarea>", await torn.Source(), StringComparison.Ordinal);
        using var crowd = await Sent("mail\nhelene@example.org\n", string.Join('\n', Enumerable.Range(0, 20_000).Select(n => $"p{n}@example.org")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, crowd.StatusCode);
        Assert.Contains("name=\"staged\"", await crowd.Source(), StringComparison.Ordinal);

        async Task<HttpResponseMessage> Sent(string table, string people)
        {
            using var page = await desk.Owner.GetAsync(start, Stop);
            using var form = new MultipartFormDataContent
            {
                { new StringContent(await FormVisitor.Token(page)), "form-token" }, { new StringContent(desk.Badge.PublicId.ToString()), "badge" },
                { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "file", "promotion.csv" }, { new StringContent(people), "people" },
            };
            return await desk.Owner.PostAsync(start, form, Stop);
        }
    }

    [Fact]
    public async Task A_table_is_read_in_whichever_encoding_and_line_ends_it_was_saved()
    {
        using var desk = await SampleDesk.New(server);
        const string table = "mail;nom\r\nhelene@example.org;Hélène Œuvrard\r\n";
        foreach (var file in (byte[][])
            [
                [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(table)], [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(table)],
                CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(table), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table.Replace("\r\n", "\r", StringComparison.Ordinal))],
            ])
        {
            using var taken = await desk.Upload(file, "promotion.csv");
            using var page = await desk.Owner.GetAsync($"{taken.Headers.Location}?show=All", Stop);
            Assert.Contains("Hélène Œuvrard", await page.Words(), StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "old.xls", Compound, "format ancien ou binaire" },
        { "locked.xlsx", [.. Compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "protégé par un mot de passe" },
        { "list.ods", [.. "PK\u0003\u0004"u8, .. new byte[26], .. "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"u8], "format OpenDocument" },
        { "export.xls", [.. "<html><table>"u8], "page web" },
        { "picture.xlsx", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 1], "ni un classeur" },
        { "cut.xlsx", Of(["mail"], ["a@example.org"])[..300], "abîmé" },
        { "names.xlsx", Of(["Nom"], ["Ada"]), "colonne d’adresses" },
        { "many.csv", Encoding.UTF8.GetBytes("mail\n" + string.Join('\n', Enumerable.Range(0, 200_000).Select(n => $"p{n}@example.org"))), "plus de 20\u00a0000 lignes" },
        { "many.xlsx", new SampleWorkbook().With("F", string.Concat(Enumerable.Range(1, 200_000).Select(row => $"<row r=\"{row}\"><c t=\"str\"><v>p{row}@example.org</v></c></row>"))).Bytes(), "plus de 20\u00a0000 lignes" },
        { "bomb.xlsx", new SampleWorkbook { More = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["xl/sharedStrings.xml"] = [.. "<sst>"u8, .. Enumerable.Repeat((byte)' ', 90 << 20)] } }.With("F", Rows(["mail"])).Bytes(), "Déplié" },
        { "quote.csv", Encoding.UTF8.GetBytes("mail;récit\nada@example.org;\"never closed\ngrace@example.org;x"), "guillemet" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_be_read_is_named_beside_its_field_with_what_to_do(string name, byte[] file, string sentence)
    {
        using var desk = await SampleDesk.New(server);
        using var refused = await desk.Upload(file, name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var words = await refused.Words();
        Assert.Contains(sentence, words, StringComparison.Ordinal);
        Assert.Contains("id=\"file-error\"", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_was_handed_out_in_any_language_that_there_is_is_read_by_its_own_heads()
    {
        // As a third language's texts would say it, beside those that there are.
        await using var heading = new ServerWith(new ListHeads([.. Language.All.SelectMany(ListTemplates.HeadsIn), (ListColumn.Address, "Correo"), (ListColumn.FirstName, "Nombre"), (ListColumn.Name, "Apellidos")]));
        using var desk = await SampleDesk.New(heading);
        foreach (var language in Language.All) Assert.Equal(ListTemplates.Columns, ListTemplates.HeadsIn(language).Where(head => head.Name.Length > 0).Select(head => head.Column));
        using var taken = await desk.Upload(Encoding.UTF8.GetBytes("Correo;Nombre;Apellidos\nada@example.org;Ada;Lovelace\n"), "lista.csv");
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        var list = await desk.Owner.Words(taken.Headers.Location!.ToString());
        Assert.Contains("Ada Lovelace", list, StringComparison.Ordinal);
        Assert.Contains("ada@example.org", list, StringComparison.Ordinal);
    }

    sealed class ServerWith(ListHeads heads) : WebServer
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(heads)));
        }
    }

    [Theory]
    [InlineData("fr", "csv", "courriel")]
    [InlineData("fr", "xlsx", "courriel")]
    [InlineData("en", "csv", "email")]
    [InlineData("en", "xlsx", "email")]
    public async Task A_template_holds_the_columns_and_is_taken_back_as_it_is(string language, string format, string address)
    {
        using var desk = await SampleDesk.New(server);
        using var given = await desk.Owner.GetAsync($"{desk.Awards.Replace("/fr/", $"/{language}/", StringComparison.Ordinal)}/lists/template.{format}", Stop);
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        Assert.Equal("attachment", given.Content.Headers.ContentDisposition?.DispositionType);
        var file = await given.Content.ReadAsByteArrayAsync(Stop);
        using var empty = await desk.Upload(file, $"t.{format}");
        Assert.Contains("Il n’y a personne", await empty.Words(), StringComparison.Ordinal);

        if (format == "xlsx")
        {
            using var archive = new ZipArchive(new MemoryStream(file));
            using var help = new StreamReader(archive.GetEntry("xl/worksheets/sheet2.xml")!.Open());
            Assert.Contains(address, await help.ReadToEndAsync(Stop), StringComparison.Ordinal);
            return;
        }

        using var filled = await desk.Upload([.. file, .. "ada@example.org;Ada;Lovelace;30/06/2026;30/06/2999;Un récit;https://example.org/\r\n"u8], "t.csv");
        using var page = await desk.Owner.GetAsync($"{filled.Headers.Location}?show=All", Stop);
        var words = await page.Words();
        foreach (var cell in (string[])["Ada Lovelace", "30\u00a0juin 2026", "30\u00a0juin 2999", "Un récit", "https://example.org/"]) Assert.Contains(cell, words, StringComparison.Ordinal);
        Assert.DoesNotContain("Colonnes non utilisées", words, StringComparison.Ordinal);
    }
}
