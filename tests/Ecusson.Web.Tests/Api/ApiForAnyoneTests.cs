using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ecusson.Web.Tests.Badges;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Api;

/// <summary>What programs may do without a token: find public badges, and verify any.</summary>
public sealed class ApiForAnyoneTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Public_badges_are_found_as_on_the_page_by_words_and_by_facets()
    {
        await using var server = new BadgeServer();
        var debate = await server.Published(BadgeServer.Content("Conduire un débat"));
        for (var at = 0; at < 25; at++) await server.Published(BadgeServer.Content($"Menuiserie {at}"));
        using var visitor = server.Visitor();

        var all = await Get(visitor, "");
        Assert.Equal((26, 1, 2, 24), (all.Body!["total"]!.GetValue<int>(), all.Body["page"]!.GetValue<int>(), all.Body["pages"]!.GetValue<int>(), all.Body["badges"]!.AsArray().Count));
        Assert.Equal(2, (await Get(visitor, "?page=2")).Body!["badges"]!.AsArray().Count);
        var issuer = Assert.Single(all.Body["facets"]!["organizations"]!.AsArray())!;
        Assert.Equal(26, issuer["count"]!.GetValue<int>());
        // Without the accent, and with a slip.
        var found = (await Get(visitor, $"?q=debta&org={issuer["value"]}")).Body!["badges"]!.AsArray();
        Assert.Equal(debate.PublicId.ToString(), Assert.Single(found)!["id"]!.GetValue<string>());
        Assert.Equal("Conduire un débat", found[0]!["name"]!["fr"]!.GetValue<string>());
        Assert.Empty((await Get(visitor, "?type=Nothing")).Body!["badges"]!.AsArray());
        Assert.Equal("unknown", (await Get(visitor, "?org=x")).Error("org"));
        Assert.Equal("out-of-range", (await Get(visitor, "?page=0")).Error("page"));

        // Kept as public pages are: whoever has it is told so, and a new badge acts at once.
        Assert.True(all.Headers.CacheControl is { Public: true, NoCache: true });
        using (var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/public/badges"))
        {
            again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(all.ETag!));
            using var same = await visitor.SendAsync(again, Stop);
            Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        }

        await server.Published(BadgeServer.Content("Nouveau"));
        Assert.Equal(27, (await Get(visitor, "")).Body!["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_search_counts_among_the_calls_of_a_minute()
    {
        await using var narrow = new WebServer { More = new Dictionary<string, string>(StringComparer.Ordinal) { ["Api:PerMinute"] = "2" } };
        using var visitor = narrow.Visitor();
        foreach (var _ in (int[])[1, 2]) Assert.Equal(HttpStatusCode.OK, (await Get(visitor, "?q=x")).Status);
        Assert.Equal("too-many-requests", (await Get(visitor, "?q=x")).Problem(HttpStatusCode.TooManyRequests));
    }

    [Theory]
    [InlineData("fr", "Authentique")]
    [InlineData("en", "Authentic")]
    public async Task A_badge_that_is_sent_is_answered_by_its_report_in_the_language_that_is_asked_for(string language, string title)
    {
        await using var server = new WebServer();
        using var visitor = server.Visitor();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        foreach (var (badge, type) in ((byte[], string)[])[(SampleBadges.Signed(), "application/json"), (SampleBadges.Signed(), "text/plain"), (SampleBadges.Baked(SampleBadges.Pixel), "image/png")])
        {
            var report = await Post(visitor, badge, type);
            Assert.Equal((HttpStatusCode.OK, "passed", "verdict.authentic", title), (report.Status, report.Body!["verdict"]!.GetValue<string>(), report.Body["code"]!.GetValue<string>(), report.Body["title"]!.GetValue<string>()));
            Assert.Equal("Conduire un débat réglé", report.Body["badge"]!["name"]!.GetValue<string>());
            Assert.Contains(report.Body["checks"]!.AsArray(), check => check!["name"]!.GetValue<string>() == "proof" && check["outcome"]!.GetValue<string>() == "passed" && check["sentence"]!.GetValue<string>().Length > 0);
            Assert.True(report.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task What_is_wrong_with_a_badge_or_whose_it_is_stands_in_the_report_and_what_is_no_badge_is_a_problem_in_words()
    {
        await using var server = new WebServer();
        using var visitor = server.Visitor();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var changed = await Post(visitor, SampleBadges.Tampered(), "application/json");
        Assert.Equal(("failed", "verdict.not-authentic"), (changed.Body!["verdict"]!.GetValue<string>(), changed.Body["code"]!.GetValue<string>()));
        var mine = await Post(visitor, SampleBadges.Signed(), "application/json", SampleBadges.Recipient);
        Assert.Contains(mine.Body!["checks"]!.AsArray(), check => check!["name"]!.GetValue<string>() == "recipient" && check["outcome"]!.GetValue<string>() == "passed");
        Assert.Equal("verdict.not-for-this-person", (await Post(visitor, SampleBadges.Signed(), "application/json", "other@example.org")).Body!["code"]!.GetValue<string>());

        var words = await Post(visitor, Encoding.UTF8.GetBytes("just words"), "text/plain");
        Assert.Equal("unreadable-badge", words.Problem(HttpStatusCode.UnprocessableEntity));
        Assert.StartsWith("input.", words.Error("badge"), StringComparison.Ordinal);
        Assert.NotEmpty(words.Body!["detail"]!.GetValue<string>());
        Assert.Equal("not-an-address", (await Post(visitor, SampleBadges.Signed(), "application/json", "nobody")).Error("recipient"));
        Assert.Equal("malformed", (await Post(visitor, [], "application/json")).Problem(HttpStatusCode.BadRequest));
        Assert.Equal("wrong-media-type", (await Post(visitor, SampleBadges.Signed(), "text/html")).Problem(HttpStatusCode.UnsupportedMediaType));
        Assert.Equal("too-large", (await Post(visitor, new byte[(10 * 1024 * 1024) + 1], "image/png")).Problem(HttpStatusCode.RequestEntityTooLarge));
    }

    [Fact]
    public async Task Page_and_program_share_the_limit_on_verifying()
    {
        await using var narrow = new WebServer { PerMinute = 2 };
        using var visitor = narrow.Visitor();
        using (var page = await visitor.PostText("just words")) Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post(visitor, SampleBadges.Signed(), "application/json")).Status);
        var over = await Post(visitor, SampleBadges.Signed(), "application/json");
        Assert.Equal("too-many-requests", over.Problem(HttpStatusCode.TooManyRequests));
        Assert.NotNull(over.Headers.RetryAfter);
    }

    static async Task<ApiAnswer> Get(HttpClient visitor, string query) => await ApiAnswer.Read(await visitor.GetAsync($"/api/v1/public/badges{query}", Stop));

    static async Task<ApiAnswer> Post(HttpClient visitor, byte[] badge, string type, string recipient = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/verify") { Content = new ByteArrayContent(badge) { Headers = { ContentType = new MediaTypeHeaderValue(type) } } };
        if (recipient.Length > 0) request.Headers.Add("Badge-Recipient", recipient);
        return await ApiAnswer.Read(await visitor.SendAsync(request, Stop));
    }
}
