using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ecusson.Competencies;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Competencies;

/// <summary>Frameworks at the desk, without any script, and the badges that choose from them.</summary>
public sealed partial class FrameworkDeskTests(WebServer server) : IClassFixture<WebServer>
{
    const string Table = "code;parent;name_fr;name_en;address\nC1;;Animer un groupe;Lead a group;https://example.org/c1\nC1.1;C1;Distribuer la parole;;\nC2;;Écouter <b>;;\n";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_designer_loads_a_framework_sees_its_tree_loads_it_again_and_retires_it()
    {
        using var organization = await SampleOrganization.New(server);
        Assert.Contains("Aucun référentiel encore", await organization.Owner.GetStringAsync($"{organization.Desk}/frameworks", Stop), StringComparison.Ordinal);
        var page = await Loaded(organization, Table);
        var source = await organization.Owner.GetStringAsync(page, Stop);
        foreach (var shown in (string[])["3 compétences", "C1.1", "Distribuer la parole", "https://example.org/c1", "Écouter &lt;b&gt;"]) Assert.Contains(shown, source, StringComparison.Ordinal);

        using (var again = await Send(organization, page, page, "code;name_fr\nC1;Animer un groupe\n", ("do", "load"), ("version", Version().Match(source).Groups["version"].Value)))
            Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        using (var after = await organization.Owner.GetAsync(page, Stop)) Assert.Contains("retirées : 2", await after.Words(), StringComparison.Ordinal);
        using (var late = await Send(organization, page, page, Table, ("do", "load"), ("version", "1")))
            Assert.Contains("entre-temps", await late.Words(), StringComparison.Ordinal);

        using (var retired = await organization.Owner.Fill(page, ("do", "retire"))) Assert.Equal(page, retired.Headers.Location?.ToString());
        Assert.Contains("Retiré le", await organization.Owner.GetStringAsync(page, Stop), StringComparison.Ordinal);
        using (var back = await organization.Owner.Fill(page, ("do", "take-up"))) Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.DoesNotContain("Retiré le", await organization.Owner.GetStringAsync(page, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_wrong_is_told_by_line_and_column_and_nothing_typed_is_lost()
    {
        using var organization = await SampleOrganization.New(server);
        var start = $"{organization.Desk}/frameworks/new";
        foreach (var (table, sentence) in ((string, string)[])
        [
            ("code;name_fr\nC1;Un\nC1;Deux\n", "Ce code est déjà celui de la ligne 2"), ("code;parent;name_fr\nC1;C9;Un\n", "Aucune ligne n’a le code"), ("code;parent;name_fr\nC1;C2;Un\nC2;C1;Deux\n", "tournent en rond"),
            ("name_fr\nUn\n", "Il manque la colonne"), ("PK\u0003\u0004", "Ceci est un classeur"), ("code;name_fr\n\"C1;Un\n", "abîmé"),
        ])
        {
            using var refused = await Send(organization, start, start, table, ("name", "Le mien"), ("source", "https://example.org/mien"));
            Assert.Equal((table, HttpStatusCode.UnprocessableEntity), (table, refused.StatusCode));
            var words = await refused.Words();
            foreach (var kept in (string[])[sentence, "value=\"Le mien\"", "value=\"https://example.org/mien\""]) Assert.Contains(kept, words, StringComparison.Ordinal);
        }

        using var nameless = await Send(organization, start, start, Table, ("name", " "), ("source", "javascript:alert(1)"));
        var sentences = await nameless.Words();
        foreach (var sentence in (string[])["Indiquez le nom", "Ce n’est pas une adresse"]) Assert.Contains(sentence, sentences, StringComparison.Ordinal);
        Assert.Contains("Aucun référentiel encore", await organization.Owner.GetStringAsync($"{organization.Desk}/frameworks", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_table_with_a_wrong_name_is_not_asked_for_again_and_waits_for_whoever_chose_it_alone()
    {
        using var organization = await SampleOrganization.New(server);
        using var designer = await organization.Member("Designer");
        var start = $"{organization.Desk}/frameworks/new";
        using var nameless = await Send(organization, start, start, Table, ("name", " "), ("source", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        var words = await nameless.Words();
        Assert.Contains("gardé 30 minutes", words, StringComparison.Ordinal);
        var waits = Waits().Match(words).Groups["id"].Value;
        // Nobody else has it, not even under its name.
        using (var other = await designer.Fill(start, ("name", "Pris"), ("staged", waits))) Assert.Contains("id=\"file-error\"", await other.Source(), StringComparison.Ordinal);
        using (var bare = await designer.GetAsync($"/manage/files/{waits}", Stop)) Assert.Equal(HttpStatusCode.NotFound, bare.StatusCode);
        using (var still = await organization.Owner.Fill(start, ("name", ""), ("staged", waits))) Assert.Contains(waits, await still.Source(), StringComparison.Ordinal);
        using var loaded = await organization.Owner.Fill(start, ("name", "Le mien"), ("staged", waits));
        Assert.Equal(HttpStatusCode.SeeOther, loaded.StatusCode);
        var page = loaded.Headers.Location!.ToString();
        Assert.Contains("Distribuer la parole", await organization.Owner.GetStringAsync(page, Stop), StringComparison.Ordinal);

        // Loaded again it is the same, and a table that is wrong itself is to be chosen anew.
        using (var again = await Send(organization, page, page, Table, ("do", "load"), ("version", "1"), ("name", ""))) Assert.Matches(Waits(), await again.Source());
        using var wrong = await Send(organization, start, start, "code;name_fr\nC1;Un\nC1;Deux\n", ("name", "Le mien"));
        Assert.DoesNotMatch(Waits(), await wrong.Source());
    }

    [Theory, MemberData(nameof(EngineServer.Engines), MemberType = typeof(EngineServer))]
    public async Task Mending_one_s_own_table_does_not_make_up_for_not_having_seen_a_colleague_s(string engine)
    {
        const string theirs = "code;name_fr\nC1;Animer un groupe\nC9;Conclure\n", mine = "code;name_fr\nC1;Animer\n";
        await using var whole = await EngineServer.On(engine);
        using var organization = await SampleOrganization.New(whole);
        var page = await Loaded(organization, Table);
        var opened = Version().Match(await organization.Owner.GetStringAsync(page, Stop)).Groups["version"].Value;
        using (var loaded = await Send(organization, page, page, theirs, ("do", "load"), ("version", opened))) Assert.Equal(HttpStatusCode.SeeOther, loaded.StatusCode);

        using var wrong = await Send(organization, page, page, "code;name_fr\nC1;Un\nC1;Deux\n", ("do", "load"), ("version", opened));
        Assert.Contains("Ce code est déjà celui de la ligne 2", await wrong.Words(), StringComparison.Ordinal);
        var next = Version().Match(await wrong.Source()).Groups["version"].Value;
        Assert.Equal(opened, next);
        using var late = await Send(organization, page, page, mine, ("do", "load"), ("version", next));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        var words = await late.Words();
        foreach (var shown in (string[])["entre-temps", "Conclure", "gardé 30 minutes"]) Assert.Contains(shown, words, StringComparison.Ordinal);
        using var knowing = await organization.Owner.Fill(page, ("do", "load"), ("version", Version().Match(words).Groups["version"].Value), ("name", "Le mien"), ("staged", Waits().Match(words).Groups["id"].Value));
        Assert.Equal(HttpStatusCode.SeeOther, knowing.StatusCode);
    }

    [Fact]
    public async Task What_leaves_as_a_table_comes_back_as_it_was_and_runs_in_no_spreadsheet()
    {
        using var organization = await SampleOrganization.New(server);
        using (var template = await organization.Owner.GetAsync($"{organization.Desk}/frameworks/template.csv", Stop))
        {
            Assert.Equal("text/csv", template.Content.Headers.ContentType?.MediaType);
            Assert.IsType<FrameworkReading.Read>(ReadFramework.File(await template.Content.ReadAsByteArrayAsync(Stop), "fr", ["fr", "en"]));
        }

        var page = await Loaded(organization, "code;name_fr;description_fr\n=1+1;Animer;\"Deux\nlignes\"\n");
        var table = await organization.Owner.GetByteArrayAsync($"{page}/framework.csv", Stop);
        Assert.Contains("'=1+1", Encoding.UTF8.GetString(table), StringComparison.Ordinal);
        var row = Assert.Single(Assert.IsType<FrameworkReading.Read>(ReadFramework.File(table, "fr", ["fr", "en"])).Rows);
        Assert.Equal(("=1+1", "Animer", "Deux\nlignes"), (row.Code, row.Name.In("fr"), row.Description.In("fr").ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Others_find_no_framework_and_readers_change_none()
    {
        using var organization = await SampleOrganization.New(server);
        using var other = await SampleOrganization.New(server);
        var page = await Loaded(organization, Table);
        using var reader = await organization.Member("Reader");
        using (var looked = await reader.GetAsync(page, Stop)) Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        using (var form = await reader.GetAsync($"{organization.Desk}/frameworks/new", Stop)) Assert.Equal(HttpStatusCode.NotFound, form.StatusCode);
        using (var account = await reader.GetAsync("/fr/me/account", Stop))
        using (var forced = await reader.Send(page, await FormVisitor.Token(account), ("do", "retire"))) Assert.Equal(HttpStatusCode.NotFound, forced.StatusCode);
        foreach (var path in (string[])[page, $"{page}/framework.csv", $"{organization.Desk}/frameworks", $"{organization.Desk}/badges/competencies?q=animer", page.Replace(organization.Id, other.Id, StringComparison.Ordinal)])
        {
            using var hidden = await other.Owner.GetAsync(path, Stop);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, hidden.StatusCode));
        }
    }

    [Fact]
    public async Task A_badge_chooses_from_a_framework_beside_free_words_and_everyone_reads_where_from()
    {
        using var desk = await SampleDesk.New(server);
        var organization = desk.Organization;
        await Loaded(organization, Table);
        var badge = $"{organization.Desk}/badges/{desk.Badge.PublicId}";
        var version = desk.Badge.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

        // Looking for something saves nothing and keeps what was typed.
        using var sought = await organization.Owner.Fill(badge, ("do", "search"), ("choices", "yes"), ("competency-search", "animmer"), ("version", version), ("name-fr", "Pas encore"), ("description-fr", "Mes mots"));
        var source = await sought.Source();
        Assert.Contains("Mes mots", source, StringComparison.Ordinal);
        var id = Box().Match(source).Groups["id"].Value;
        Assert.Equal("C1", await server.Ask<EcussonDb, string>(db => db.Set<Competency>().Where(row => row.PublicId == Parsed(id)).Select(row => row.Code).SingleAsync(Stop)));
        Assert.Contains(id, await organization.Owner.GetStringAsync($"{organization.Desk}/badges/competencies?q=lead", Stop), StringComparison.Ordinal);
        Assert.DoesNotContain(id, await organization.Owner.GetStringAsync($"{organization.Desk}/badges/competencies?q=lead&has={id}", Stop), StringComparison.Ordinal);

        using (var published = await organization.Owner.Fill(badge, ("do", "publish"), ("choices", "yes"), ("chosen", id), ("version", version), ("language", "fr"), ("type", "Badge"), ("name-fr", "Débat"), ("name-en", ""), ("description-fr", "Un débat"),
            ("criteria-fr", "Un débat mené"), ("competencies-fr", "Libre"))) Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.Contains($"value=\"{id}\" checked", await organization.Owner.GetStringAsync(badge, Stop), StringComparison.Ordinal);
        using var visitor = server.Visitor();
        var page = await visitor.GetStringAsync($"/fr/badges/{desk.Badge.PublicId}", Stop);
        foreach (var shown in (string[])["Dans les référentiels", "Référentiel d’essai · C1", "https://example.org/c1", "Libre"]) Assert.Contains(shown, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        var achievement = JsonElement.Parse(await visitor.GetStringAsync($"/badges/{desk.Badge.PublicId}", Stop));
        var alignment = achievement.GetProperty("alignment")[0];
        Assert.Equal(("Animer un groupe", "C1", "https://example.org/c1", "Référentiel d’essai"),
            (alignment.GetProperty("targetName").GetString(), alignment.GetProperty("targetCode").GetString(), alignment.GetProperty("targetUrl").GetString(), alignment.GetProperty("targetFramework").GetString()));
        Assert.Contains("Débat", await visitor.GetStringAsync("/fr/badges?competency=animer%20un%20groupe", Stop), StringComparison.Ordinal);

        // A box that is no longer ticked is taken back.
        var now = Version().Match(await organization.Owner.GetStringAsync(badge, Stop)).Groups["version"].Value;
        using (var without = await organization.Owner.Fill(badge, ("do", "save"), ("choices", "yes"), ("version", now), ("name-fr", "Débat"))) Assert.Equal(HttpStatusCode.SeeOther, without.StatusCode);
        Assert.DoesNotContain($"value=\"{id}\" checked", await organization.Owner.GetStringAsync(badge, Stop), StringComparison.Ordinal);
    }

    static PublicId Parsed(string id) => PublicId.TryParse(id, out var read) ? read : throw new FormatException(id);

    static async Task<string> Loaded(SampleOrganization organization, string table)
    {
        var start = $"{organization.Desk}/frameworks/new";
        using var loaded = await Send(organization, start, start, table, ("name", "Référentiel d’essai"));
        Assert.Equal(HttpStatusCode.SeeOther, loaded.StatusCode);
        return loaded.Headers.Location!.ToString();
    }

    static async Task<HttpResponseMessage> Send(SampleOrganization organization, string page, string to, string table, params (string Name, string Value)[] fields)
    {
        using var shown = await organization.Owner.GetAsync(page, Stop);
        using var form = new MultipartFormDataContent { { new StringContent(await FormVisitor.Token(shown)), "form-token" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "file", "table.csv" } };
        foreach (var (name, value) in fields.Any(field => field.Name == "name") ? fields : [.. fields, ("name", "Référentiel d’essai")]) form.Add(new StringContent(value), name);
        return await organization.Owner.PostAsync(to, form, Stop);
    }

    [GeneratedRegex("name=\"staged\" value=\"(?<id>[a-z2-7]{26})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Waits();

    [GeneratedRegex("name=\"version\" value=\"(?<version>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();

    [GeneratedRegex("name=\"chosen\" value=\"(?<id>[a-z2-7]{26})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Box();
}
