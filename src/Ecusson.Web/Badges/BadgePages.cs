using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Components;
using Ecusson.Web.Shell;
using Ecusson.Web.Shell.Keeping;
using Microsoft.AspNetCore.WebUtilities;

namespace Ecusson.Web.Badges;

/// <summary>A badge at its addresses, which are for ever: its Achievement for programs, its page for people.</summary>
static class BadgePages
{
    /// <summary>Where all stand who show a badge to everyone, below the language.</summary>
    public const string EveryHolder = "/awards";

    public static void MapBadge(this WebApplication app)
    {
        foreach (var path in (string[])["/badges/{id}", "/badges/{id}/versions/{number:int:min(1)}", "/badges/{id}/versions/{number:int:min(1)}/{translation:length(2)}"])
            app.MapRead(path, Bare);
        foreach (var language in (string[])["", .. Language.All.Select(language => $"/{language.Code}")])
            app.MapRead($"{language}/badges/{{id}}/share.png", Share).RequireRateLimiting(SharePicture.RateLimit);
        app.MapPublicPage("/badges/{id}", Show);
        app.MapPublicPage("/badges/{id}/versions/{number:int:min(1)}", Version);
        app.MapPublicPage("/badges/{id}/awards", Holders);
        app.MapPublicPage(EveryHolder, Everyone);
        app.MapRead(EveryHolder, (HttpContext context) => PublicPages.ToLanguage(context));
    }

    /// <summary>The address of a page of those who hold a badge, or any, and show it to everyone, in the request's language.</summary>
    public static string HoldersAddress(PublicBadge? badge, int page = 1)
    {
        var path = Language.Here(badge is null ? EveryHolder : $"/badges/{badge.Id}/awards");
        return page == 1 ? path : QueryHelpers.AddQueryString(path, "page", page.ToString(CultureInfo.InvariantCulture));
    }

    static async Task<IResult> Bare(HttpContext context, PublicBadges badges, SiteAddress site, string id, int? number, string? translation)
    {
        if (!PublicId.TryParse(id, out var name) || await badges.Of(name, number, context.RequestAborted) is not { } badge) return Results.NotFound();
        if (translation is not null && !badge.Content.Name.ByLanguage.ContainsKey(translation)) return Results.NotFound();
        if (PublicPages.Wanted(context) != Wanted.Page) return Kept(badge, PublicPages.Data(context, Achievement(badge, site, translation), "application/ld+json"));
        return translation is null ? PublicPages.ToLanguage(context) : Results.Redirect($"/{translation}/badges/{name}/versions/{badge.Number}");
    }

    static async Task<IResult> Show(HttpContext context, PublicBadges badges, ShownAwards awards, string id)
    {
        if (!PublicId.TryParse(id, out var name) || await badges.Of(name, number: null, context.RequestAborted) is not { } badge) return Results.NotFound();
        var shown = await awards.Of(badge.Row, page: 1, context.RequestAborted);
        return Kept(badge, shown, Page.Of<BadgePage>(parameters:
        [
            (nameof(BadgePage.Badge), badge), (nameof(BadgePage.Earlier), await badges.Earlier(badge, context.RequestAborted)), (nameof(BadgePage.Shown), shown),
        ]));
    }

    // The version of today has no page beside the badge's own; which one that is changes, and so nothing keeps where it leads.
    static async Task<IResult> Version(HttpContext context, PublicBadges badges, string id, int number)
    {
        if (!PublicId.TryParse(id, out var name) || await badges.Of(name, number, context.RequestAborted) is not { } badge) return Results.NotFound();
        return badge.Number == badge.Latest ? Results.Redirect(Language.Here($"/badges/{name}")) : Kept(badge, Page.Of<BadgePage>(parameters: (nameof(BadgePage.Badge), badge)));
    }

    static async Task<IResult> Holders(HttpContext context, PublicBadges badges, ShownAwards awards, string id)
    {
        if (!PublicId.TryParse(id, out var name) || await badges.Of(name, number: null, context.RequestAborted) is not { } badge) return Results.NotFound();
        var shown = await awards.Of(badge.Row, Asked(context), context.RequestAborted);
        if (shown.Total == 0) return Results.NotFound();
        return Asked(context) > shown.Page ? Results.Redirect(HoldersAddress(badge, shown.Page)) : Kept(badge, shown, List(context, shown, badge));
    }

    static async Task<IResult> Everyone(HttpContext context, ShownAwards awards)
    {
        var shown = await awards.Every(Asked(context), context.RequestAborted);
        if (Asked(context) > shown.Page) return Results.Redirect(HoldersAddress(badge: null, shown.Page));
        return PublicPages.Kept(
            List(context, shown), shown.Until,
            [Matter.Every("award"), .. shown.Awards.Select(award => award.Holder).OfType<PersonId>().Distinct().Select(holder => Matter.Of(holder.Value))]);
    }

    static int Asked(HttpContext context) => int.TryParse(context.Request.Query["page"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1;

    static Page List(HttpContext context, ShownAwardsPage shown, PublicBadge? badge = null)
    {
        // Each award's page is for search engines to tell of. A list of people would stand there long after one of them has left it.
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return Page.Of<HoldersPage>(parameters: [(nameof(HoldersPage.Badge), badge), (nameof(HoldersPage.Shown), shown)]);
    }

    // Whoever begins to show an award, or shows it no more, is told of within its organisation; who is called by the name in their account may choose another.
    static IResult Kept(PublicBadge badge, ShownAwardsPage shown, IResult answer) => PublicPages.Kept(
        answer, until: null,
        [
            Matter.Of(badge.Row.Value), Matter.Of(badge.OrganizationRow.Value), Matter.Within(badge.OrganizationRow.Value),
            .. shown.Awards.Select(award => Matter.Of(award.Row.Value)), .. shown.Awards.Select(award => award.Holder).OfType<PersonId>().Distinct().Select(holder => Matter.Of(holder.Value)),
        ]);

    static IResult Kept(PublicBadge badge, IResult answer) => PublicPages.Kept(answer, until: null, Matter.Of(badge.Row.Value), Matter.Of(badge.OrganizationRow.Value));

    static async Task<IResult> Share(HttpContext context, PublicBadges badges, BadgeFile pictures, SiteAddress site, string id)
    {
        if (!PublicId.TryParse(id, out var name) || await badges.Of(name, number: null, context.RequestAborted) is not { } badge) return Results.NotFound();
        var picture = new SharePicture(
            await pictures.Png(badge.Content, context.RequestAborted), badge.Content.Name.In(Language.Current.Code, badge.Content.Language), Person: null, badge.OrganizationName,
            site.Root.Authority);
        return picture.Answer(context);
    }

    /// <summary>The Achievement as a document of its own, and so with its contexts.</summary>
    static byte[] Achievement(PublicBadge badge, SiteAddress site, string? language)
    {
        var written = OpenBadgeWriter.Unchecked(BadgeAchievement.Of(badge.Id, badge.Number, badge.Content, site, language));
        var json = JsonNode.Parse(written.Span)!.AsObject();
        json.Insert(0, "@context", new JsonArray(Credentials.Vc.Credential.ContextV2, OpenBadgeContexts.OpenBadges));
        return JsonSerializer.SerializeToUtf8Bytes(json);
    }
}
