using System.Net;
using Ecusson.Awards;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;

namespace Ecusson.Web.Tests.Verify;

/// <summary>Addresses of this server's own awards as people copy and share them.</summary>
public sealed class OwnAddressTests : IDisposable
{
    readonly WebServer _server = new() { DelayMinutes = 0 };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_address_in_the_bar_is_verified_as_the_bare_one_with_and_without_a_key()
    {
        using var desk = await SampleDesk.New(_server);
        var award = await desk.Offered("ada@example.org");
        using var holder = await _server.SignedIn("ada@example.org");
        var mine = $"/fr/me/awards/{award.PublicId}";
        using (await holder.Fill(mine, ("do", "accept"))) { }
        using (await holder.Fill(mine, ("do", "show"), ("visibility", nameof(Visibility.Everyone)))) { }
        foreach (var path in (string[])["/fr/awards/{0}", "/en/awards/{0}", "/awards/{0}", "/awards/{0}/badge.png", "/awards/{0}/badge.svg", "/fr/awards/{0}/"])
            await Verified(path.Replace("{0}", award.PublicId.ToString(), StringComparison.Ordinal));

        using (await holder.Fill(mine, ("do", "show"), ("visibility", nameof(Visibility.ByLink)))) { }
        var key = (await desk.Award(mine)).LinkKey;
        await Verified($"/fr/awards/{award.PublicId}?key={key}");
        await Verified($"/awards/{award.PublicId}/badge.png?key={key}");
        using var hidden = await Answer($"/fr/awards/{award.PublicId}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hidden.StatusCode);
    }

    [Fact]
    public async Task The_address_of_a_badge_or_of_an_organisation_is_told_from_that_of_an_award()
    {
        using var desk = await SampleDesk.New(_server);
        foreach (var (path, words) in ((string, string)[])
            [
                ($"/fr/badges/{desk.Badge.PublicId}", "C’est la page d’un badge, pas d’une attribution"), ($"/badges/{desk.Badge.PublicId}/versions/1", "C’est la page d’un badge, pas d’une attribution"),
                ($"/en/organizations/{desk.Organization.Id}", "C’est la page d’un organisme, pas d’une attribution"), ($"/organizations/{desk.Organization.Id}/", "C’est la page d’un organisme, pas d’une attribution"),
            ])
        {
            using var answer = await Answer(path);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var said = await answer.Words();
            Assert.Contains(words, said, StringComparison.Ordinal);
            Assert.DoesNotContain("seules les adresses https", said, StringComparison.Ordinal);
        }

        // Of another server nothing of the kind is known.
        using var elsewhere = await _server.Visitor().PostText($"http://badges.invalid/badges/{desk.Badge.PublicId}", "fr");
        Assert.Contains("seules les adresses https", await elsewhere.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_shared_leads_to_the_page_and_the_bare_address_answers_programs()
    {
        using var desk = await SampleDesk.New(_server);
        var award = await desk.Offered("ada@example.org");
        using var holder = await _server.SignedIn("ada@example.org");
        using (await holder.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        using (await holder.Fill($"/fr/me/awards/{award.PublicId}", ("do", "show"), ("visibility", nameof(Visibility.Everyone)))) { }
        using var crawler = _server.Browser();
        crawler.DefaultRequestHeaders.Accept.ParseAdd("*/*");
        using var page = await crawler.GetAsync($"/fr/awards/{award.PublicId}", Stop);
        var source = await page.Source();
        Assert.Matches($"property=\"og:url\" content=\"[^\"]+/fr/awards/{award.PublicId}\"", source);
        // Other platforms' verifiers fetch the id and take anything.
        using var data = await crawler.GetAsync($"/awards/{award.PublicId}", Stop);
        Assert.Equal("application/vc", data.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Robots_are_told_of_the_site_map_and_kept_from_nothing_that_is_public()
    {
        var robots = await _server.Visitor().GetStringAsync("/robots.txt", Stop);
        Assert.Contains("/sitemap.xml", robots, StringComparison.Ordinal);
        foreach (var path in (string[])["/fr/badges", "/fr/awards", "/organizations", "/files"]) Assert.DoesNotContain($"Disallow: {path}", robots, StringComparison.Ordinal);
    }

    async Task Verified(string path)
    {
        using var answer = await Answer(path);
        Assert.Equal((HttpStatusCode.OK, path), (answer.StatusCode, path));
    }

    async Task<HttpResponseMessage> Answer(string path)
    {
        var root = await _server.Ask<SiteAddress, Uri>(site => Task.FromResult(site.Root));
        return await _server.Visitor().PostText(new Uri(root, path).AbsoluteUri, "fr");
    }

    public void Dispose() => _server.Dispose();
}
