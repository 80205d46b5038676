using System.Globalization;
using System.Xml.Linq;
using Ecusson.Badges;
using Ecusson.Networks;
using Ecusson.Storage;
using Ecusson.Web.Shell;
using Ecusson.Web.Shell.Keeping;

namespace Ecusson.Web.Badges;

/// <summary>How many addresses a site map holds.</summary>
/// <param name="Most">At most so many; a file over <see cref="Limit"/> is read by no search engine.</param>
sealed record SitemapRules(int Most)
{
    /// <summary>The limit of the site map protocol (sitemaps.org).</summary>
    public const int Limit = 50_000;
}

/// <summary>The site map for search engines: one file, or an index of several where one would hold too many addresses.</summary>
static class Sitemaps
{
    public const string Path = "/sitemap.xml";

    static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSitemaps(this WebApplication app)
    {
        app.MapRead(Path, Whole);
        app.MapRead("/sitemap/{part}", Part);
    }

    static async Task<IResult> Whole(HttpContext context, PublicBadges badges, SearchOrganizations organizations, PublicNetworks networks, SitemapRules rules, SiteAddress site)
    {
        var places = await Places.Of(badges, organizations, networks, context.RequestAborted);
        var (most, count) = (Most(rules), places.Count);
        if (count <= most) return Answer(context, await Written(places, 0, most, site, context.RequestAborted));
        var parts = Enumerable.Range(1, (count + most - 1) / most).Select(number => new XElement(Map + "sitemap", new XElement(Map + "loc", new Uri(site.Root, $"/sitemap/{number}.xml").AbsoluteUri)));
        return Answer(context, new XElement(Map + "sitemapindex", parts));
    }

    static async Task<IResult> Part(HttpContext context, PublicBadges badges, SearchOrganizations organizations, PublicNetworks networks, SitemapRules rules, SiteAddress site, string part)
    {
        var places = await Places.Of(badges, organizations, networks, context.RequestAborted);
        var most = Most(rules);
        return part.EndsWith(".xml", StringComparison.Ordinal) && int.TryParse(part[..^".xml".Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0 && number <= (places.Count + most - 1) / most
            ? Answer(context, await Written(places, (number - 1) * most, most, site, context.RequestAborted))
            : Results.NotFound();
    }

    // Each place has an address in each language.
    static int Most(SitemapRules rules) => rules.Most / Language.All.Count;

    static async Task<XElement> Written(Places places, int skip, int take, SiteAddress site, CancellationToken stop) => new(
        Map + "urlset", (await places.Part(skip, take, stop)).SelectMany(place => Language.All.Select(language => new XElement(
            Map + "url", new XElement(Map + "loc", new Uri(site.Root, $"/{language.Code}{place.Path}").AbsoluteUri), place.ChangedAt is { } at ? new XElement(Map + "lastmod", Feeds.Written(at)) : null))));

    static IResult Answer(HttpContext context, XElement root)
    {
        context.Response.Headers.CacheControl = "public, no-cache";
        return PublicPages.Kept(Feeds.Xml(root, "application/xml"), until: null, Matter.Every("badge"), Matter.Every("organization"), Matter.Every("network"));
    }

    /// <summary>Everything that has a page for everyone, kind after kind, of which a part is read.</summary>
    sealed record Places(IReadOnlyList<Kind> Kinds)
    {
        public int Count => Kinds.Sum(kind => kind.Count);

        public static async Task<Places> Of(PublicBadges badges, SearchOrganizations organizations, PublicNetworks networks, CancellationToken stop)
        {
            var founded = await networks.Count(stop);
            // Awards are of people: a search engine finds those that are shown to everyone along their pages, and is not handed a list of them.
            string[] always = ["", "/badges", BadgePages.EveryHolder, "/organizations", "/verify", "/api"];
            IReadOnlyList<Place> pages = [.. (founded > 0 ? always.Append("/networks") : always).Select(path => new Place(path, null))];
            return new Places(
            [
                new Kind(pages.Count, (skip, take) => Task.FromResult<IReadOnlyList<Place>>([.. pages.Skip(skip).Take(take)])),
                new Kind(await organizations.Count(stop), async (skip, take) => [.. (await organizations.Addresses(skip, take, stop)).Select(id => new Place($"/organizations/{id}", null))]),
                new Kind(founded, async (skip, take) => [.. (await networks.Addresses(skip, take, stop)).Select(id => new Place($"/networks/{id}", null))]),
                new Kind(await badges.Count(stop), async (skip, take) => [.. (await badges.Addresses(skip, take, stop)).Select(badge => new Place($"/badges/{badge.Id}", badge.ChangedAt))]),
            ]);
        }

        public async Task<IReadOnlyList<Place>> Part(int skip, int take, CancellationToken stop)
        {
            var read = new List<Place>();
            foreach (var kind in Kinds)
            {
                stop.ThrowIfCancellationRequested();
                if (skip < kind.Count && read.Count < take) read.AddRange(await kind.Read(skip, take - read.Count));
                skip = Math.Max(0, skip - kind.Count);
            }

            return read;
        }
    }

    sealed record Kind(int Count, Func<int, int, Task<IReadOnlyList<Place>>> Read);

    sealed record Place(string Path, DateTimeOffset? ChangedAt);
}
