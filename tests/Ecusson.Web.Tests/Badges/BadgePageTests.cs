using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ecusson.Badges;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Badges;

/// <summary>What anyone finds of badges: pages, data, pictures, feeds; and what nobody gets to see.</summary>
public sealed partial class BadgePageTests
{
    const string Attack = "</title><script>alert(1)</script>";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_badge_s_address_answers_programs_with_its_achievement_and_leads_browsers_to_its_page()
    {
        await using var server = new BadgeServer();
        var badge = await server.Published(BadgeServer.Content("Débat"));
        using var client = server.Visitor();

        using var data = await client.GetAsync($"/badges/{badge.PublicId}", Stop);
        Assert.Equal("application/ld+json", data.Content.Headers.ContentType?.MediaType);
        Assert.Equal("*", data.Headers.GetValues("Access-Control-Allow-Origin").Single());
        var json = JsonElement.Parse(await data.Content.ReadAsStringAsync(Stop));
        var achievement = Achievement.Read(json)!;
        Assert.Equal(OpenBadgeContexts.OpenBadges, json.GetProperty("@context")[1].GetString());
        Assert.Equal(("Débat", "fr", "1"), (achievement.Name, achievement.InLanguage, achievement.Version));
        Assert.EndsWith($"/badges/{badge.PublicId}/versions/1", achievement.Id, StringComparison.Ordinal);
        Assert.Contains("Accept", data.Headers.Vary);

        using var browser = new HttpRequestMessage(HttpMethod.Get, $"/badges/{badge.PublicId}");
        browser.Headers.Add("Accept", "text/html,application/xhtml+xml");
        browser.Headers.Add("Accept-Language", "en");
        using var answer = await client.SendAsync(browser, Stop);
        Assert.Equal((HttpStatusCode.Found, $"/en/badges/{badge.PublicId}"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task The_page_says_what_the_badge_says_and_can_be_cached()
    {
        await using var server = new BadgeServer();
        var badge = await server.Published(BadgeServer.Content("Conduire un débat réglé"));
        using var client = server.Visitor();

        using var answer = await client.GetAsync($"/fr/badges/{badge.PublicId}", Stop);
        var page = await answer.Content.ReadAsStringAsync(Stop);

        foreach (var text in (string[])["<h1><bdi>Conduire un débat réglé</bdi></h1>", "<strong>quinze minutes</strong>", "Un débat préparé", "Animer un groupe", "Pratique", "id=\"competency-1\"", $"/files/{badge.Draft.Picture!.File}"])
            Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.Contains("École &lt;b&gt;de&lt;/b&gt; Vouneuil", page, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.Public);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("type=\"hidden\"", page, StringComparison.Ordinal);
        using var english = await client.GetAsync($"/en/badges/{badge.PublicId}", Stop);
        Assert.Contains("What it takes", await english.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_the_version_of_today_leads_readers_to_the_badge_and_gives_programs_its_data()
    {
        await using var server = new BadgeServer();
        var badge = await server.Published(BadgeServer.Content("Premier nom"));
        using var client = server.Visitor();
        foreach (var language in (string[])["fr", "en"])
        {
            using var led = await client.GetAsync($"/{language}/badges/{badge.PublicId}/versions/1", Stop);
            Assert.Equal((HttpStatusCode.Redirect, $"/{language}/badges/{badge.PublicId}"), (led.StatusCode, led.Headers.Location?.ToString()));
        }

        Assert.Equal("Premier nom", JsonElement.Parse(await client.GetStringAsync($"/badges/{badge.PublicId}/versions/1", Stop)).GetProperty("name").GetString());
        await server.Republish(badge, BadgeServer.Content("Second nom"));
        Assert.Contains("Vous lisez la version 1", await client.GetStringAsync($"/fr/badges/{badge.PublicId}/versions/1", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_version_keeps_its_page_and_its_data()
    {
        await using var server = new BadgeServer();
        var badge = await server.Published(BadgeServer.Content("Premier nom"));
        await server.Republish(badge, BadgeServer.Content("Second nom"));
        using var client = server.Visitor();

        Assert.Contains("Second nom", await client.GetStringAsync($"/fr/badges/{badge.PublicId}", Stop), StringComparison.Ordinal);
        var first = await client.GetStringAsync($"/fr/badges/{badge.PublicId}/versions/1", Stop);
        Assert.Contains("Premier nom", first, StringComparison.Ordinal);
        Assert.Contains("Vous lisez la version 1", first, StringComparison.Ordinal);
        Assert.Equal("Premier nom", JsonElement.Parse(await client.GetStringAsync($"/badges/{badge.PublicId}/versions/1", Stop)).GetProperty("name").GetString());
        foreach (var path in (string[])[$"/badges/{badge.PublicId}/versions/3", $"/badges/{badge.PublicId}/versions/0", $"/badges/{badge.PublicId}/versions/1/en", "/badges/xyz", "/fr/badges/aaaaaaaaaaaaaaaaaaaaaaaaaa", "/badges/99999999999999/versions/99999999999999"])
        {
            using var none = await client.GetAsync(path, Stop);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, none.StatusCode));
        }
    }

    [Fact]
    public async Task A_draft_and_its_picture_are_seen_by_nobody()
    {
        await using var server = new BadgeServer();
        var draft = await server.Unpublished(BadgeServer.Content("Secret"));
        using var client = server.Visitor();

        foreach (var path in (string[])[$"/badges/{draft.PublicId}", $"/fr/badges/{draft.PublicId}", $"/badges/{draft.PublicId}/versions/1", $"/files/{draft.Draft.Picture!.File}", $"/files/{draft.Draft.Picture.Png}", "/files/..%2f..%2froot-secret"])
        {
            using var answer = await client.GetAsync(path, Stop);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
        }

        foreach (var path in (string[])["/fr/badges", "/fr/badges?q=secret", "/sitemap.xml", "/fr/badges/feed.xml"])
            Assert.DoesNotContain(draft.PublicId.ToString(), await client.GetStringAsync(path, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_come_with_their_own_type_for_ever_and_run_nothing()
    {
        await using var server = new BadgeServer();
        var picture = (await server.Published(BadgeServer.Content("Débat"))).Draft.Picture!;
        using var client = server.Visitor();

        foreach (var (file, type) in ((string, string)[])[(picture.File, "image/svg+xml"), (picture.Png, "image/png")])
        {
            using var answer = await client.GetAsync($"/files/{file}", Stop);
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
            using var again = new HttpRequestMessage(HttpMethod.Get, $"/files/{file}");
            again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
            using var same = await client.SendAsync(again, Stop);
            Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        }
    }

    [Fact]
    public async Task Words_that_attack_stay_words_on_every_page_and_feed()
    {
        await using var server = new BadgeServer();
        var badge = await server.Published(BadgeServer.Content(Attack) with
        {
            Description = LocalizedText.Of("fr", Attack),
            Tags = [Attack[..30]],
            Criteria = LocalizedText.Of("fr", "<img src=x onerror=alert(1)> [ok](https://example.org) ![p](https://evil.example/p.png)\n\n# Titre\n\n<script>alert(2)</script>"),
            CriteriaList = [new Criterion(LocalizedText.Of("fr", Attack), LocalizedText.Of("fr", "<svg onload=alert(1)>"))],
            Competencies = [new ListedCompetency { Name = LocalizedText.Of("fr", Attack) }],
        });
        var rtl = await server.Published(BadgeServer.Content("\u202Eمدرسة الحرف"));
        await server.Published(BadgeServer.Content(new string('W', 300)));
        using var client = server.Visitor();

        foreach (var path in (string[])[$"/fr/badges/{badge.PublicId}", "/fr/badges", $"/fr/badges?q={Uri.EscapeDataString(Attack)}&competency={Uri.EscapeDataString(Attack)}&type=%00&level=99999999999&page=-1", "/fr/badges/feed.xml"])
        {
            var page = await client.GetStringAsync(path, Stop);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<svg onload", page, StringComparison.Ordinal);
            Assert.DoesNotContain("src=\"https://evil.example", page, StringComparison.Ordinal);
        }

        Assert.Contains("<a href=\"https://example.org\" rel=\"nofollow noopener ugc\">ok</a>", await client.GetStringAsync($"/fr/badges/{badge.PublicId}", Stop), StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", await client.GetStringAsync($"/fr/badges/{rtl.PublicId}", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_finds_narrows_and_keeps_the_question_in_the_address()
    {
        await using var server = new BadgeServer();
        using var client = server.Visitor();
        Assert.Contains("Aucun badge n’est encore publié", await client.GetStringAsync("/fr/badges", Stop), StringComparison.Ordinal);

        await server.Published(BadgeServer.Content("Conduire un débat"));
        await server.Published(BadgeServer.Content("Écoute active") with { Level = 5, Type = "Competency" });

        var found = await client.GetStringAsync("/fr/badges?q=ecuote", Stop);
        Assert.Contains("Écoute active", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Conduire", found, StringComparison.Ordinal);
        Assert.Contains("value=\"ecuote\"", found, StringComparison.Ordinal);
        Assert.Contains("q=ecuote&amp;level=5", found, StringComparison.Ordinal);
        Assert.Contains("1 badge.", await client.GetStringAsync("/fr/badges?level=5", Stop), StringComparison.Ordinal);
        // That there is none is said once, with the way back to all.
        var none = await client.GetStringAsync("/fr/badges?q=zzzz", Stop);
        Assert.Equal(2, none.Split("Aucun badge").Length);
        Assert.Contains("<a href=\"/fr/badges\">Tout voir</a>", none, StringComparison.Ordinal);
        Assert.Contains("Aucun badge ne répond", await client.GetStringAsync("/fr/badges?level=1", Stop), StringComparison.Ordinal);
        using var bare = await client.GetAsync("/badges?q=x", Stop);
        Assert.Equal(HttpStatusCode.Found, bare.StatusCode);
    }

    [Fact]
    public async Task What_can_be_asked_for_is_a_choice_of_the_search_and_its_page_says_whom_to_write_to()
    {
        await using var server = new BadgeServer();
        var open = await server.Published(BadgeServer.Content("Conduire un débat"));
        await server.Republish(open, BadgeServer.Content("Conduire un débat réglé"));
        var closed = await server.Published(BadgeServer.Content("Écoute active"));
        using var client = server.Visitor();

        var choice = Assert.Single(OpenToRequests().Matches(await client.Words("/fr/badges")));
        var narrowed = await client.Words(choice.Groups["to"].Value);
        Assert.Contains("1 badge.", narrowed, StringComparison.Ordinal);
        Assert.Contains($"/fr/badges/{open.PublicId}\"", narrowed, StringComparison.Ordinal);
        Assert.DoesNotContain($"/fr/badges/{closed.PublicId}\"", narrowed, StringComparison.Ordinal);

        Assert.Matches("Ouvertes\\s: écrivez à [^<]*<a href=\"mailto:contact%40example.org\"><bdi>contact@example.org</bdi></a>", await client.Words($"/fr/badges/{open.PublicId}"));
        Assert.DoesNotContain("écrivez à", await client.Words($"/fr/badges/{closed.PublicId}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_start_page_and_the_list_of_organisations_lead_to_what_is_published()
    {
        await using var server = new BadgeServer();
        var badge = await server.Published(BadgeServer.Content("Lire une carte"));
        using var visitor = server.Visitor();
        var start = await (await visitor.GetAsync("/fr", Stop)).Source();
        Assert.Contains($"href=\"/fr/badges/{badge.PublicId}\"", start, StringComparison.Ordinal);
        Assert.Contains("href=\"/fr/organizations\"", start, StringComparison.Ordinal);
        Assert.Contains("action=\"/fr/badges\"", start, StringComparison.Ordinal);
        using var list = await visitor.GetAsync("/fr/organizations?q=ecole", Stop);
        Assert.Contains("École <b>de</b> Vouneuil", await list.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>de</b>", await list.Source(), StringComparison.Ordinal);
        // An organisation's own page leads to each of its badges, and to none that is still a draft.
        var draft = await server.Unpublished(BadgeServer.Content("Lire un plan"));
        var page = await visitor.Words(Organization().Match(await list.Source()).Value);
        Assert.Contains($"<a href=\"/fr/badges/{badge.PublicId}\"><bdi>Lire une carte</bdi></a>", page, StringComparison.Ordinal);
        Assert.Contains($"<img src=\"/files/{badge.Draft.Picture!.File}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"{draft.PublicId}", page, StringComparison.Ordinal);
        using var none = await visitor.GetAsync("/en/organizations?q=zzz", Stop);
        Assert.Contains("No organisation found", await none.Words(), StringComparison.Ordinal);
        // The other language keeps the question.
        Assert.Contains("href=\"/fr/organizations?q=zzz\" lang=", await none.Source(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sitemap_and_the_feed_name_every_public_badge()
    {
        await using var server = new BadgeServer();
        var badge = await server.Published(BadgeServer.Content("Débat & <co>"));
        using var client = server.Visitor();

        var map = XDocument.Parse(await client.GetStringAsync("/sitemap.xml", Stop));
        Assert.Equal(2, map.Descendants().Count(element => element.Name.LocalName == "loc" && element.Value.EndsWith($"/badges/{badge.PublicId}", StringComparison.Ordinal)));
        var feed = XDocument.Parse(await client.GetStringAsync("/fr/badges/feed.xml", Stop));
        Assert.Equal("Débat & <co>", feed.Descendants().Single(element => element.Name.LocalName == "entry").Elements().Single(element => element.Name.LocalName == "title").Value);
    }

    [GeneratedRegex("<a href=\"(?<to>[^\"]+)\"[^>]*><bdi>Ouverts aux demandes</bdi> <b>1</b></a>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OpenToRequests();

    [GeneratedRegex("/fr/organizations/[a-z2-7]{26}", RegexOptions.None, 1000)]
    private static partial Regex Organization();
}
