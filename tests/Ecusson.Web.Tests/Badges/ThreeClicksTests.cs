using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Web.Badges;
using Ecusson.Web.Components;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ecusson.Web.Tests.Badges;

/// <summary>Nobody needs an address to find what is public.</summary>
public sealed partial class ThreeClicksTests
{
    const int Clicks = 3;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Everything_public_is_three_clicks_from_the_start_at_most_also_of_one_issuer_with_two_hundred_badges(string language)
    {
        await using var server = new BadgeServer();
        var badges = new List<string>();
        for (var at = 0; at < 200; at++) badges.Add($"/{language}/badges/{(await server.Published(BadgeServer.Content($"Badge {at}"))).PublicId}");
        using var keeper = await server.Operator();
        using (var founded = await keeper.Fill("/fr/admin/networks", ("name", "Réseau Ouest"), ("description-fr", ""))) Assert.Equal(HttpStatusCode.SeeOther, founded.StatusCode);
        using var visitor = server.Visitor();

        var found = new HashSet<string>([$"/{language}"], StringComparer.Ordinal);
        IReadOnlyList<string> next = [$"/{language}"];
        for (var click = 0; click < Clicks; click++)
        {
            var links = new List<string>();
            foreach (var page in next)
            {
                using var answer = await visitor.GetAsync(page, Stop);
                Assert.Equal((page, HttpStatusCode.OK), (page, answer.StatusCode));
                links.AddRange(Link().Matches(await answer.Source()).Select(link => WebUtility.HtmlDecode(link.Groups["to"].Value).Split('#')[0])
                    .Where(link => link.StartsWith($"/{language}/", StringComparison.Ordinal) && !IsOnesOwn(link, language) && found.Add(link)));
            }

            next = links;
        }

        Assert.Empty(badges.Where(badge => !found.Contains(badge)));
        var map = await visitor.GetStringAsync("/sitemap.xml", Stop);
        var places = Place().Matches(map).Select(place => new Uri(place.Groups["of"].Value).AbsolutePath).Where(path => path.StartsWith($"/{language}", StringComparison.Ordinal)).ToList();
        Assert.Contains(places, path => path.StartsWith($"/{language}/organizations/", StringComparison.Ordinal));
        Assert.Contains(places, path => path.StartsWith($"/{language}/networks/", StringComparison.Ordinal));
        Assert.Empty(places.Where(path => !found.Contains(path)));
    }

    [Theory]
    [MemberData(nameof(EngineServer.Engines), MemberType = typeof(EngineServer))]
    public async Task A_site_map_over_its_limit_is_an_index_of_parts_that_hold_every_address_once(string engine)
    {
        await using var server = await EngineServer.With(services => services.Replace(ServiceDescriptor.Singleton(new SitemapRules(6))), engine);
        var pages = new List<string>();
        for (var at = 0; at < 3; at++)
        {
            using var desk = await SampleDesk.New(server);
            foreach (var page in (string[])[$"/badges/{desk.Badge.PublicId}", $"/organizations/{desk.Organization.Id}"]) pages.AddRange([$"/fr{page}", $"/en{page}"]);
        }

        using var visitor = server.Visitor();
        var index = await visitor.GetStringAsync("/sitemap.xml", Stop);
        Assert.Contains("<sitemapindex", index, StringComparison.Ordinal);
        var parts = Paths(index);
        Assert.True(parts.Count > 2, index);
        var held = new List<string>();
        foreach (var part in parts)
        {
            var some = Paths(await visitor.GetStringAsync(part, Stop));
            Assert.InRange(some.Count, 1, 6);
            held.AddRange(some);
        }

        Assert.Equal(held.Distinct(StringComparer.Ordinal), held);
        Assert.Superset(pages.Append("/fr").Append("/en/badges").ToHashSet(StringComparer.Ordinal), held.ToHashSet(StringComparer.Ordinal));
        foreach (var none in (string[])["/sitemap/0.xml", $"/sitemap/{parts.Count + 1}.xml", "/sitemap/1", "/sitemap/x.xml"])
        {
            using var missing = await visitor.GetAsync(none, Stop);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }

        static List<string> Paths(string map) => [.. Place().Matches(map).Select(place => new Uri(place.Groups["of"].Value).AbsolutePath)];
    }

    [Theory]
    [InlineData(1, 20, 20)]
    [InlineData(1, 400, 12)]
    [InlineData(200, 400, 15)]
    public void A_pager_leads_to_every_page_where_they_are_few_and_over_all_of_them_in_even_steps_else(int page, int pages, int most)
    {
        var numbers = Pager.Numbers(page, pages).ToList();
        Assert.InRange(numbers.Count, Math.Min(pages, 10), most);
        Assert.Equal((1, pages), (numbers[0], numbers[^1]));
        Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, (pages / 8) + 1));
    }

    // These lead past signing in.
    static bool IsOnesOwn(string link, string language) =>
        ((string[])["sign-in", "me", "manage"]).Any(own => link == $"/{language}/{own}" || link.StartsWith($"/{language}/{own}/", StringComparison.Ordinal) || link.StartsWith($"/{language}/{own}?", StringComparison.Ordinal));

    [GeneratedRegex("<a [^>]*href=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<loc>(?<of>[^<]+)</loc>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
