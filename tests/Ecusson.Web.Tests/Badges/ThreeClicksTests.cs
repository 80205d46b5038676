using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Badges;
using Ecusson.Storage;
using Ecusson.Web.Badges;
using Ecusson.Web.Components;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;
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
    public async Task Everything_public_is_three_clicks_from_the_start_at_most_also_of_one_issuer_with_two_thousand_badges(string language)
    {
        await using var server = new BadgeServer { DelayMinutes = 0 };
        var first = await server.Published(BadgeServer.Content("Badge"));
        var badges = (await server.Badges(first.Id, 2000)).Append(first.PublicId).Select(badge => $"/{language}/badges/{badge}").ToList();
        var changed = await server.Published(BadgeServer.Content("Badge changé"));
        await server.Republish(changed, BadgeServer.Content("Badge changé deux fois"));
        var over = await server.Published(BadgeServer.Content("Badge d’hier"));
        await server.Republish(over, BadgeServer.Content("Badge d’avant-hier"));
        await server.Archive(await server.Ask<EcussonDb, Badge>(db => db.Set<Badge>().AsNoTracking().SingleAsync(badge => badge.PublicId == over.PublicId, Stop)));
        // On the last page of them all.
        await server.Ask<EcussonDb, int>(db => db.Set<BadgeIndex>().Where(index => index.BadgeId == changed.Id).ExecuteUpdateAsync(set => set.SetProperty(index => index.PublishedAt, DateTimeOffset.UnixEpoch), Stop));
        using var desk = await SampleDesk.New(server);
        using var holder = await server.SignedIn("ada@example.org");
        var award = await desk.Shown("ada@example.org", holder);
        using var keeper = await server.Operator();
        using (var founded = await keeper.Fill("/fr/admin/networks", ("name", "Réseau Ouest"), ("description-fr", ""))) Assert.Equal(HttpStatusCode.SeeOther, founded.StatusCode);
        using var idle = await SampleOrganization.New(server, "Sans badge");
        using var visitor = server.Visitor();

        var found = await Reached(visitor, $"/{language}", $"/{language}/", Clicks);

        Assert.Empty(badges.Where(badge => !found.Contains(badge)));
        foreach (var page in (string[])[$"badges/{changed.PublicId}/versions/1", $"badges/{over.PublicId}", $"badges/{over.PublicId}/versions/1", $"awards/{award.PublicId}", $"badges/{desk.Badge.PublicId}/awards", $"organizations/{idle.Id}"])
            Assert.Contains($"/{language}/{page}", found);
        var map = await visitor.GetStringAsync("/sitemap.xml", Stop);
        var places = Place().Matches(map).Select(place => new Uri(place.Groups["of"].Value).AbsolutePath).Where(path => path.StartsWith($"/{language}", StringComparison.Ordinal)).ToList();
        Assert.Contains(places, path => path.StartsWith($"/{language}/organizations/", StringComparison.Ordinal));
        Assert.Contains(places, path => path.StartsWith($"/{language}/networks/", StringComparison.Ordinal));
        Assert.Contains($"/{language}/awards", places);
        Assert.DoesNotContain(places, path => path.StartsWith($"/{language}/awards/", StringComparison.Ordinal));
        Assert.Empty(places.Where(path => !found.Contains(path)));
    }

    [Fact]
    public async Task Whoever_shows_a_badge_to_everyone_is_three_clicks_from_it_and_from_the_start_also_among_a_thousand()
    {
        await using var server = new PromptServer();
        using var desk = await SampleDesk.New(server);
        using var holder = await server.SignedIn("ada@example.org");
        var award = await desk.Shown("ada@example.org", holder);
        var awards = (await server.Awards(award.Id, 999)).Append(award.PublicId).Select(shown => $"/fr/awards/{shown}");
        using var visitor = server.Visitor();

        foreach (var (from, along) in ((string, string)[])[($"/fr/badges/{desk.Badge.PublicId}", $"/fr/badges/{desk.Badge.PublicId}/awards"), ("/fr", "/fr/awards")])
        {
            var found = await Reached(visitor, from, along, Clicks);

            Assert.Empty(awards.Where(shown => !found.Contains(shown)));
        }
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
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(84)]
    [InlineData(200)]
    public void A_pager_leads_from_each_page_to_every_other(int pages)
    {
        foreach (var page in Enumerable.Range(1, pages)) Assert.Equal(Enumerable.Range(1, pages), Leads(page, pages).Order());
    }

    [Theory]
    [InlineData(201)]
    [InlineData(4_167)]
    [InlineData(20_000)]
    public void A_pager_of_very_many_pages_leads_to_every_one_by_way_of_another_and_names_a_few_hundred(int pages)
    {
        var first = Leads(1, pages);
        Assert.Equal(Enumerable.Range(1, pages), first.Concat(first.SelectMany(page => Leads(page, pages))).Distinct().Order());
        Assert.InRange(Leads(pages / 2, pages).Count, 100, 450);
    }

    [Theory]
    [InlineData(1, 20, 20)]
    [InlineData(1, 84, 4)]
    [InlineData(40, 84, 7)]
    public void The_row_of_a_pager_is_short(int page, int pages, int numbers) => Assert.Equal(numbers, Pager.Near(page, pages).Count());

    static HashSet<int> Leads(int page, int pages) => [.. Pager.Near(page, pages), .. pages > 20 ? Pager.Folded(page, pages) : []];

    /// <summary>What is reached by so many clicks at most, going on from pages alone whose address begins in one way.</summary>
    static async Task<HashSet<string>> Reached(HttpClient visitor, string start, string within, int clicks)
    {
        var found = new HashSet<string>([start], StringComparer.Ordinal);
        IReadOnlyList<string> next = [start];
        for (var click = 0; click < clicks; click++)
        {
            var links = new List<string>();
            foreach (var page in next.Where(page => page == start || page.StartsWith(within, StringComparison.Ordinal)))
            {
                using var answer = await visitor.GetAsync(page, Stop);
                Assert.Equal((page, HttpStatusCode.OK), (page, answer.StatusCode));
                links.AddRange(Link().Matches(await answer.Source()).Select(link => WebUtility.HtmlDecode(link.Groups["to"].Value).Split('#')[0])
                    .Where(link => link.StartsWith($"{start[..3]}/", StringComparison.Ordinal) && !IsOnesOwn(link, start[1..3]) && found.Add(link)));
            }

            next = links;
        }

        return found;
    }

    // These lead past signing in.
    static bool IsOnesOwn(string link, string language) =>
        ((string[])["sign-in", "me", "manage"]).Any(own => link == $"/{language}/{own}" || link.StartsWith($"/{language}/{own}/", StringComparison.Ordinal) || link.StartsWith($"/{language}/{own}?", StringComparison.Ordinal));

    [GeneratedRegex("<a [^>]*href=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<loc>(?<of>[^<]+)</loc>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
