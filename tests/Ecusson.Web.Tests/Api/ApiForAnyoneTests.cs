using System.Net;
using System.Net.Http.Headers;
using Ecusson.Web.Tests.Badges;

namespace Ecusson.Web.Tests.Api;

/// <summary>What programs may do without a token: find public badges.</summary>
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

    static async Task<ApiAnswer> Get(HttpClient visitor, string query) => await ApiAnswer.Read(await visitor.GetAsync($"/api/v1/public/badges{query}", Stop));
}
