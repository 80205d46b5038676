using System.Net;
using System.Text;
using Ecusson.Awards;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Awards;

/// <summary>A badge for a whole list, at the desk, without any script.</summary>
public sealed class AwardListPagesTests(WebServer server) : IClassFixture<WebServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pasted_list_is_mended_in_its_cells_started_reported_and_undone()
    {
        using var desk = await SampleDesk.New(server);
        var list = await New(desk, ("people", "ada@example.org\nno at\ngrace@gmial.com"));
        var shown = await desk.Owner.Words(list);
        Assert.Contains("Ce n’est pas une adresse.", shown, StringComparison.Ordinal);
        Assert.Contains("grace@gmail.com", await desk.Owner.Words($"{list}?show=All"), StringComparison.Ordinal);

        using (await desk.Owner.Fill(list, ("do", "save"), ("row", "2"), ("address-2", "bea@example.org"), ("name-2", "Béa"))) { }
        using (await desk.Owner.Fill(list, ("do", "out-3"), ("row", "3"), ("address-3", "grace@gmial.com"))) { }
        using (var started = await desk.Owner.Fill(list, ("do", "start"))) Assert.Equal(HttpStatusCode.SeeOther, started.StatusCode);
        await Wait.Until(async () => (await desk.Owner.Words(list)).Contains("Attribution terminée", StringComparison.Ordinal));

        Assert.Equal(["ada@example.org", "bea@example.org"], await Addresses(desk));
        using var report = await desk.Owner.GetAsync($"{list}/report.csv", Stop);
        var lines = await report.Source();
        Assert.Contains("2;bea@example.org;Béa;", lines, StringComparison.Ordinal);
        Assert.Contains("3;grace@gmial.com;", lines, StringComparison.Ordinal);

        Assert.Contains("Lancée", await desk.Owner.Words($"{desk.Awards}/lists"), StringComparison.Ordinal);
        using (await desk.Owner.Fill(list, ("do", "undo"))) { }
        Assert.Empty(await Addresses(desk));
        Assert.Contains("Annulée", await desk.Owner.Words(list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_spreadsheet_is_taken_and_what_is_none_is_named_beside_its_field()
    {
        using var desk = await SampleDesk.New(server);
        using var taken = await desk.Upload(Encoding.Latin1.GetBytes("mail;nom;groupe\r\nhelene@example.org;Hélène;B\r\n"), "promotion.csv");
        var list = taken.Headers.Location!.ToString();
        var words = await desk.Owner.Words(list);
        Assert.Contains("Hélène", words, StringComparison.Ordinal);
        Assert.Contains("Colonnes non utilisées\u00a0: groupe", words, StringComparison.Ordinal);

        using var nobody = await desk.Owner.Fill($"{desk.Awards}/lists/new", ("badge", desk.Badge.PublicId.ToString()), ("people", " "));
        Assert.Contains("Il n’y a personne", await nobody.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_came_to_hold_the_badge_since_the_list_was_looked_through_is_named_in_its_report()
    {
        using var desk = await SampleDesk.New(server);
        var list = await New(desk, ("people", "ada@example.org\nbea@example.org"));
        await desk.Grant("bea@example.org");
        using (await desk.Owner.Fill(list, ("do", "start"))) { }
        await Wait.Until(async () => (await desk.Owner.Words(list)).Contains("Attribution terminée", StringComparison.Ordinal));

        Assert.Equal(["ada@example.org", "bea@example.org"], await Addresses(desk));
        Assert.Contains("Cette personne détient déjà ce badge.", await desk.Owner.Words($"{list}?show=NotGranted"), StringComparison.Ordinal);
        using var report = await desk.Owner.GetAsync($"{list}/report.csv", Stop);
        Assert.Matches("2;bea@example.org;;.*Cette personne détient déjà ce badge", await report.Source());
    }

    [Fact]
    public async Task Rows_that_were_not_awarded_make_a_new_list_and_those_left_out_or_held_already_stay_behind()
    {
        using var desk = await SampleDesk.New(server);
        var list = await New(desk, ("people", "ada@example.org\nno at\nleft@example.org\nheld@example.org\nmail"), ("language", "en"));
        await desk.Grant("held@example.org");
        using (await desk.Owner.Fill(list, ("do", "out-3"), ("row", "3"), ("address-3", "left@example.org"))) { }
        Assert.DoesNotContain("Préparer une nouvelle liste", await desk.Owner.Words(list), StringComparison.Ordinal);
        using (await desk.Owner.Fill(list, ("do", "start"))) { }
        await Wait.Until(async () => (await desk.Owner.Words(list)).Contains("Attribution terminée", StringComparison.Ordinal));

        var words = await desk.Owner.Words(list);
        Assert.Contains("2 lignes non attribuées peuvent être reprises", words, StringComparison.Ordinal);
        Assert.Matches("non attribués</dt><dd>3<.*laissés de côté</dt><dd>1<", words);
        Assert.DoesNotContain("left@example.org", await desk.Owner.Words($"{list}?show=NotGranted"), StringComparison.Ordinal);
        using var reader = await desk.Organization.Member("Reader");
        Assert.DoesNotContain("Préparer une nouvelle liste", await reader.Words(list), StringComparison.Ordinal);
        using (var forced = await reader.Send(list, await FormVisitor.Token(await reader.GetAsync("/fr/me/account", Stop)), ("do", "again"))) Assert.Equal(HttpStatusCode.NotFound, forced.StatusCode);

        using var taken = await desk.Owner.Fill(list, ("do", "again"));
        var again = taken.Headers.Location!.ToString();
        Assert.NotEqual(list, again);
        var shown = await desk.Owner.Words($"{again}?show=All");
        Assert.Contains("no at", shown, StringComparison.Ordinal);
        foreach (var gone in (string[])["ada@example.org", "left@example.org", "held@example.org"]) Assert.DoesNotContain(gone, shown, StringComparison.Ordinal);
        using (await desk.Owner.Fill(again, ("do", "save"), ("row", "1"), ("address-1", "bea@example.org"))) { }
        using (await desk.Owner.Fill(again, ("do", "start"))) { }
        await Wait.Until(async () => (await desk.Owner.Words(again)).Contains("Attribution terminée", StringComparison.Ordinal));
        Assert.Equal(["ada@example.org", "bea@example.org", "held@example.org"], await Addresses(desk));
    }

    [Fact]
    public async Task An_address_that_is_not_there_is_missed_and_lists_of_one_badge_are_told_apart()
    {
        using var desk = await SampleDesk.New(server);
        var list = await New(desk, ("people", "mail;nom\n;Ada\nno at;Béa"));
        var words = await desk.Owner.Words(list);
        foreach (var said in (string[])["L’adresse manque.", "Ce n’est pas une adresse.", "<title>Conduire un débat · Adresses collées · "]) Assert.Contains(said, words, StringComparison.Ordinal);
        using var taken = await desk.Upload(Encoding.UTF8.GetBytes("mail\nada@example.org\n"), "promotion.csv");
        var all = await desk.Owner.Words($"{desk.Awards}/lists");
        Assert.Matches("Conduire un débat</bdi></b> · <bdi>promotion.csv</bdi></a>.*Conduire un débat</bdi></b> · <bdi>Adresses collées</bdi></a>", all.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task A_list_is_nobody_elses_and_its_cells_run_nothing()
    {
        using var desk = await SampleDesk.New(server);
        using var other = await SampleDesk.New(server);
        var list = await New(desk, ("people", "\"<script>alert(1)</script>\" <x@example.org>\n\"=cmd()\" <y@example.org>"));
        Assert.DoesNotContain("<script>alert", await (await desk.Owner.GetAsync(list, Stop)).Source(), StringComparison.Ordinal);
        using var report = await desk.Owner.GetAsync($"{list}/report.csv", Stop);
        Assert.DoesNotContain(";=cmd", await report.Source(), StringComparison.Ordinal);
        using var reader = await desk.Organization.Member("Reader");
        Assert.DoesNotContain("Lancer", await reader.Words(list), StringComparison.Ordinal);
        using (var forced = await reader.Send(list, await FormVisitor.Token(await reader.GetAsync("/fr/me/account", Stop)), ("do", "start"))) Assert.Equal(HttpStatusCode.NotFound, forced.StatusCode);
        foreach (var page in (string[])[$"{desk.Awards}/lists", $"{desk.Awards}/lists/new", list, $"{list}/report.csv", list.Replace(desk.Organization.Id, other.Organization.Id, StringComparison.Ordinal)])
        {
            using var hidden = await other.Owner.GetAsync(page, Stop);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }
    }

    [Fact]
    public async Task Older_lists_are_a_link_away_and_dates_are_said_in_words()
    {
        using var desk = await SampleDesk.New(server);
        var oldest = await New(desk, ("people", "mail;date\nada@example.org;03/04/2025"));
        Assert.Contains("3\u00a0avril 2025", await desk.Owner.Words($"{oldest}?show=All"), StringComparison.Ordinal);
        for (var n = 0; n < 50; n++) await New(desk, ("people", $"p{n}@example.org"));
        using var newest = await desk.Owner.GetAsync($"{desk.Awards}/lists", Stop);
        var source = await newest.Source();
        Assert.DoesNotContain(oldest, source, StringComparison.Ordinal);
        var next = source.Split("rel=\"next\" href=\"")[1].Split('"')[0];
        using var older = await desk.Owner.GetAsync(WebUtility.HtmlDecode(next), Stop);
        Assert.Contains(oldest, await older.Source(), StringComparison.Ordinal);
    }

    static async Task<string> New(SampleDesk desk, params (string, string)[] fields)
    {
        using var made = await desk.Owner.Fill($"{desk.Awards}/lists/new", [("badge", desk.Badge.PublicId.ToString()), .. fields]);
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        return made.Headers.Location!.ToString();
    }

    Task<List<string?>> Addresses(SampleDesk desk) => server.Ask<EcussonDb, List<string?>>(db =>
        db.Set<Award>().Where(award => award.BadgeId == desk.Badge.Id).OrderBy(award => award.Address).Select(award => award.Address).ToListAsync(Stop));
}
