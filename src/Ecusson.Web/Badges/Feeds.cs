using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Ecusson.Badges;
using Ecusson.Storage;
using Ecusson.Web.Shell;
using Ecusson.Web.Shell.Keeping;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Badges;

/// <summary>What is public, for those who do not come by themselves: what search engines may read, and a feed of the newest badges.</summary>
static class Feeds
{
    const int MostInFeed = 50;

    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static void MapFeeds(this WebApplication app)
    {
        app.MapRead("/robots.txt", Robots);
        app.MapPublicPage("/badges/feed.xml", Feed);
    }

    // What is public may be read by anyone; pages that ask who one is are nobody's to list.
    static IResult Robots(HttpContext context, SiteAddress site)
    {
        context.Response.Headers.CacheControl = "public, no-cache";
        var closed = Language.All.SelectMany(language => Closed.Select(path => $"Disallow: /{language.Code}{path}\n"));
        return Results.Text($"User-agent: *\n{string.Concat(closed)}\nSitemap: {new Uri(site.Root, Sitemaps.Path).AbsoluteUri}\n", "text/plain");
    }

    static readonly string[] Closed = ["/sign-in", "/me", "/manage", "/admin"];

    static async Task<IResult> Feed(HttpContext context, PublicBadges badges, SiteAddress site, IStringLocalizer<BadgePage> text)
    {
        var (language, newest) = (Language.Current.Code, await badges.Newest(MostInFeed, context.RequestAborted));
        string Absolute(string path) => new Uri(site.Root, path).AbsoluteUri;
        var feed = new XElement(
            Atom + "feed", new XAttribute(XNamespace.Xml + "lang", language),
            new XElement(Atom + "id", Absolute($"/{language}/badges/feed.xml")), new XElement(Atom + "title", text["FeedTitle"].Value),
            new XElement(Atom + "updated", Written(newest.Count == 0 ? DateTimeOffset.UnixEpoch : newest[0].PublishedAt)),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", Absolute($"/{language}/badges/feed.xml"))),
            newest.Select(badge => new XElement(
                Atom + "entry", new XElement(Atom + "id", site.BadgeVersion(badge.Id, badge.Number)), new XElement(Atom + "title", Safe(badge.Content.Name.In(language, badge.Content.Language))),
                new XElement(Atom + "updated", Written(badge.PublishedAt)), new XElement(Atom + "author", new XElement(Atom + "name", Safe(badge.OrganizationName))),
                new XElement(Atom + "link", new XAttribute("href", Absolute($"/{language}/badges/{badge.Id}"))),
                new XElement(Atom + "summary", Safe(badge.Content.Description.In(language, badge.Content.Language))))));
        return PublicPages.Kept(Xml(feed, "application/atom+xml"), until: null, Matter.Every("badge"), Matter.Every("organization"));
    }

    // Half characters, which XML cannot carry, become the sign for what cannot be read.
    static string Safe(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value >= ' ' && rune.Value is not (0xFFFE or 0xFFFF)).Select(rune => rune.ToString()));

    /// <summary>A moment as XML has it.</summary>
    public static string Written(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A document of XML.</summary>
    public static IResult Xml(XElement root, string mediaType) => Results.Bytes(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root), $"{mediaType}; charset=utf-8");
}
