using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Badges;

/// <summary>Nobody needs an address to find what is public.</summary>
public sealed partial class ThreeClicksTests
{
    const int Clicks = 3;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Everything_public_is_three_clicks_from_the_start_at_most(string language)
    {
        await using var server = new BadgeServer();
        var badges = new List<string>();
        for (var at = 0; at < 24; at++) badges.Add($"/{language}/badges/{(await server.Published(BadgeServer.Content($"Badge {at}"))).PublicId}");
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
        Assert.Empty(places.Where(path => !found.Contains(path)));
    }

    // These lead past signing in.
    static bool IsOnesOwn(string link, string language) =>
        ((string[])["sign-in", "me", "manage"]).Any(own => link == $"/{language}/{own}" || link.StartsWith($"/{language}/{own}/", StringComparison.Ordinal) || link.StartsWith($"/{language}/{own}?", StringComparison.Ordinal));

    [GeneratedRegex("<a [^>]*href=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<loc>(?<of>[^<]+)</loc>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
