using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Awards;

/// <summary>A list looked through before it starts, without any script.</summary>
public sealed partial class ListPreviewTests(WebServer server) : IClassFixture<WebServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slip_in_a_known_domain_is_mended_with_one_button()
    {
        using var desk = await SampleDesk.New(server);
        var list = await New(desk, "mail;nom\nada@example.org;Ada\ngrace@gmial.com;Grace");
        // What is doubtful comes first, though it keeps nobody from being granted.
        var words = await Source(desk, list);
        Assert.Contains("value=\"take-2\">grace@gmail.com</button>", words, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@example.org", words, StringComparison.Ordinal);

        using (await desk.Owner.Fill(list, ("do", "take-2"), ("row", "2"), ("address-2", "grace@gmial.com"))) { }

        words = await Source(desk, $"{list}?show=All");
        Assert.Contains("grace@gmail.com", words, StringComparison.Ordinal);
        Assert.DoesNotContain("take-2", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_doubtful_address_is_awarded_to_only_where_somebody_says_that_it_is_right()
    {
        using var desk = await SampleDesk.New(server);
        var list = await New(desk, "ada@example.org\ngrace@gmial.com");
        using (var asked = await desk.Owner.Fill(list, ("do", "start")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
            Assert.Contains("dites qu’elles sont justes", await asked.Words(), StringComparison.Ordinal);
        }

        var words = await Source(desk, list);
        Assert.Contains("À relire", words, StringComparison.Ordinal);
        using (var another = await desk.Owner.Fill(list, ("do", "start"), Looked(words), ("row", "1"), ("address-1", "ada@gmial.com"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, another.StatusCode);
        using (await desk.Owner.Fill(list, ("do", "save"), ("row", "1"), ("address-1", "ada@example.org"))) { }
        using var started = await desk.Owner.Fill(list, ("do", "start"), Looked(words));
        Assert.Equal(HttpStatusCode.SeeOther, started.StatusCode);
        Assert.Contains("Lancée", await Source(desk, list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_says_that_one_address_is_right_has_not_said_so_of_another_that_came_with_the_form()
    {
        using var desk = await SampleDesk.New(server);
        var list = await New(desk, "ada@example.org\ngrace@gmial.com");
        // As many are doubtful as before, and they are others.
        using var asked = await desk.Owner.Fill(list, ("do", "start"), Looked(await Source(desk, list)), ("row", "1"), ("address-1", "ada@gmial.com"), ("row", "2"), ("address-2", "grace@example.org"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        var source = await asked.Source();
        foreach (var said in (string[])["ada@gmial.com", "value=\"take-1\">ada@gmail.com</button>"]) Assert.Contains(said, source, StringComparison.Ordinal);
        Assert.Contains("grace@example.org", await Source(desk, $"{list}?show=All"), StringComparison.Ordinal);

        using var started = await desk.Owner.Fill(list, ("do", "start"), Looked(source));
        Assert.Equal(HttpStatusCode.SeeOther, started.StatusCode);
        Assert.Contains("Lancée", await Source(desk, list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_row_is_counted_once()
    {
        using var desk = await SampleDesk.New(server);
        var list = await New(desk, "ada@example.org\nbea@example.org\ngrace@gmial.com\nlou@gmial.com\nno at\nnope");
        var words = await Source(desk, list);
        foreach (var (which, count) in ((string, int)[])[("All", 6), ("Ready", 2), ("ToLookAt", 4), ("LeftOut", 0)]) Assert.Matches($"show={which}\"[^>]*><bdi>[^<]*</bdi> <b>{count}</b>", words);
        Assert.Contains("4 personnes recevront ce badge, dont 2 à confirmer.", WebUtility.HtmlDecode(words), StringComparison.Ordinal);
        words = await Source(desk, $"{list}?show=Ready");
        Assert.Contains("bea@example.org", words, StringComparison.Ordinal);
        Assert.DoesNotContain("gmial", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_was_not_started_is_deleted_with_every_address_on_it()
    {
        using var desk = await SampleDesk.New(server);
        var list = await New(desk, "ada@example.org");
        using var reader = await desk.Organization.Member("Reader");
        using (var account = await reader.GetAsync("/fr/me/account", Stop))
        using (var refused = await reader.Send(list, await FormVisitor.Token(account), ("do", "drop"))) Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using (var dropped = await desk.Owner.Fill(list, ("do", "drop"))) Assert.EndsWith("/awards/lists", dropped.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var gone = await desk.Owner.GetAsync(list, Stop);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_server_without_mail_says_that_nobody_is_told()
    {
        using var desk = await SampleDesk.New(server);
        var list = await New(desk, "ada@example.org");
        var award = await desk.Grant("bea@example.org");
        foreach (var page in (string[])[list, $"{desk.Awards}/new", $"{desk.Awards}/letter", $"{desk.Organization.Desk}/members", award, "/fr/sign-in/sent"])
            Assert.Contains("Ce serveur n’envoie pas de courriel", await Source(desk, page), StringComparison.Ordinal);
        Assert.Contains("le message est gardé sur ce serveur", await Source(desk, award), StringComparison.Ordinal);
        using (await desk.Owner.Fill(list, ("do", "start"))) { }
        Assert.Contains("les messages sont gardés sur ce serveur", await Source(desk, list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_begins_with_the_badge_that_was_about_to_be_awarded()
    {
        using var desk = await SampleDesk.New(server);
        using var another = await desk.Owner.Fill($"{desk.Organization.Desk}/badges/new", ("do", "guided"), ("what", "Un autre"));
        var badge = desk.Badge.PublicId.ToString();
        Assert.Contains($"/awards/lists/new?badge={badge}\"", await Source(desk, $"{desk.Awards}/new?badge={badge}"), StringComparison.Ordinal);
        Assert.Contains($"value=\"{badge}\" selected", await Source(desk, $"{desk.Awards}/lists/new?badge={badge}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_row_is_opened_changed_left_out_and_taken_in_again_and_nothing_typed_is_lost()
    {
        using var desk = await SampleDesk.New(server);
        var list = await New(desk, "mail;nom\nada@example.org;Ada\nno at;Béa");
        using (var opened = await desk.Owner.Fill($"{list}?show=All", ("do", "edit-1"), ("row", "1"), ("row", "2"), ("address-2", "bea at example")))
            Assert.Equal($"{list}?show=All&edit=1#row-1", opened.Headers.Location!.ToString());
        var words = await Source(desk, $"{list}?show=All&edit=1");
        Assert.Contains("value=\"bea at example\"", words, StringComparison.Ordinal);
        foreach (var field in (string[])["address-1", "name-1", "awardedOn-1", "validUntil-1", "story-1", "evidence-1"]) Assert.Single(words.Split($"name=\"{field}\"")[1..]);
        Assert.Single((await Source(desk, $"{list}?show=All&edit=2")).Split("name=\"address-2\"")[1..]);

        using (await desk.Owner.Fill(list, ("do", "save"), ("row", "1"), ("name-1", "Ada Lovelace"), ("story-1", "Une\nhistoire"))) { }
        using (await desk.Owner.Fill(list, ("do", "out-2"), ("row", "2"))) { }
        words = await Source(desk, $"{list}?show=All");
        foreach (var said in (string[])["Ada Lovelace", "ada@example.org", "value=\"in-2\""]) Assert.Contains(said, words, StringComparison.Ordinal);
        using (await desk.Owner.Fill(list, ("do", "in-2"), ("row", "2"))) { }
        Assert.Contains("value=\"bea at example\"", await Source(desk, list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_mend_one_list_lose_neither_s_words()
    {
        using var desk = await SampleDesk.New(server);
        using var other = await desk.Organization.Member("Issuer");
        var list = await New(desk, "no at\nneither this");
        var seen = await Seen(desk.Owner, list);
        using (await other.Fill(list, [("do", "save"), ("row", "1"), ("address-1", "ada@example.org"), .. await Seen(other, list)])) { }

        using var clash = await desk.Owner.Fill(list, [("do", "start"), ("row", "1"), ("row", "2"), ("address-1", "ada@example.com"), ("address-2", "bea@example.org"), .. seen]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, clash.StatusCode);
        var source = WebUtility.HtmlDecode(await clash.Source());
        foreach (var said in (string[])["Une autre personne a enregistré autre chose dans cette cellule", "Enregistré entre-temps\u00a0: ada@example.org", "value=\"ada@example.com\""]) Assert.Contains(said, source, StringComparison.Ordinal);
        Assert.Contains("Attribuer à 2 personnes", source, StringComparison.Ordinal);
        using (var saved = await desk.Owner.Fill(list, [("do", "save"), ("row", "1"), ("address-1", "ada@example.com"), .. Marks(source)])) Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        // Who starts it has looked at who is on it.
        using (await other.Fill(list, ("do", "out-2"), ("row", "2"))) { }
        using (var unseen = await desk.Owner.Fill(list, ("do", "start"), ("version", Version().Match(source).Groups["version"].Value)))
            Assert.Contains("Une autre personne a modifié cette liste", await unseen.Words(), StringComparison.Ordinal);
        var all = await Source(desk, $"{list}?show=All");
        Assert.Contains("À relire", WebUtility.HtmlDecode(all), StringComparison.Ordinal);
        foreach (var address in (string[])["ada@example.com", "bea@example.org"]) Assert.Contains(address, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_leafed_through_and_narrowed_down()
    {
        using var desk = await SampleDesk.New(server);
        var list = await New(desk, string.Join('\n', Enumerable.Range(1, 120).Select(n => n % 40 == 0 ? $"broken {n}" : $"p{n}@example.org")));
        var words = await Source(desk, $"{list}?show=All&after=50");
        foreach (var said in (string[])["51 à 100 sur 120", "?show=All&amp;after=100", "p51@example.org"]) Assert.Contains(said, words, StringComparison.Ordinal);
        Assert.Contains("1 à 3 sur 3", await Source(desk, $"{list}?show=ToLookAt"), StringComparison.Ordinal);
        Assert.Contains("101 à 117 sur 117", await Source(desk, $"{list}?show=Ready&after=102"), StringComparison.Ordinal);
        foreach (var odd in (string[])["?show=99&after=-1", "?show=%3Cscript%3E&after=x&edit=y", "?after=999999999"])
        {
            using var answer = await desk.Owner.GetAsync(list + odd, Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    static async Task<string> New(SampleDesk desk, string people)
    {
        using var made = await desk.Owner.Fill($"{desk.Awards}/lists/new", ("badge", desk.Badge.PublicId.ToString()), ("people", people));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        return made.Headers.Location!.ToString();
    }

    static async Task<string> Source(SampleDesk desk, string page)
    {
        using var answer = await desk.Owner.GetAsync(page, Stop);
        return (await answer.Source()).Replace("&#xE0;", "à", StringComparison.Ordinal);
    }

    static async Task<(string, string)[]> Seen(HttpClient visitor, string list)
    {
        using var page = await visitor.GetAsync(list, Stop);
        return Marks(await page.Source());
    }

    /// <summary>What a page says that its cells held, as its form sends it back.</summary>
    static (string, string)[] Marks(string source) => [.. Hidden().Matches(source).Select(mark => (mark.Groups["name"].Value, mark.Groups["mark"].Value))];

    /// <summary>What a page's box sends that says of the doubtful addresses that they are right.</summary>
    static (string, string) Looked(string source) => ("looked", Box().Match(source) is { Success: true } box ? box.Groups["mark"].Value : throw new InvalidOperationException("Nothing is doubtful on this page."));

    [GeneratedRegex("name=\"looked\" value=\"(?<mark>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Box();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>seen-[^\"]+)\" value=\"(?<mark>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"version\" value=\"(?<version>[0-9]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Version();
}
