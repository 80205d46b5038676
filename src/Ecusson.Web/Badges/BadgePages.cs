using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Badges;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Storage;
using Ecusson.Web.Components;
using Ecusson.Web.Shell;
using Ecusson.Web.Shell.Keeping;

namespace Ecusson.Web.Badges;

/// <summary>A badge at its addresses, which are for ever: its Achievement for programs, its page for people.</summary>
static class BadgePages
{
    public static void MapBadge(this WebApplication app)
    {
        foreach (var path in (string[])["/badges/{id}", "/badges/{id}/versions/{number:int:min(1)}", "/badges/{id}/versions/{number:int:min(1)}/{translation:length(2)}"])
            app.MapRead(path, Bare);
        foreach (var language in (string[])["", .. Language.All.Select(language => $"/{language.Code}")])
            app.MapRead($"{language}/badges/{{id}}/share.png", Share).RequireRateLimiting(SharePicture.RateLimit);
        app.MapPublicPage("/badges/{id}", Show);
        app.MapPublicPage("/badges/{id}/versions/{number:int:min(1)}", Show);
    }

    static async Task<IResult> Bare(HttpContext context, PublicBadges badges, SiteAddress site, string id, int? number, string? translation)
    {
        if (!PublicId.TryParse(id, out var name) || await badges.Of(name, number, context.RequestAborted) is not { } badge) return Results.NotFound();
        if (translation is not null && !badge.Content.Name.ByLanguage.ContainsKey(translation)) return Results.NotFound();
        if (PublicPages.IsProgram(context)) return Kept(badge, PublicPages.Data(context, Achievement(badge, site, translation), "application/ld+json"));
        return translation is null ? PublicPages.ToLanguage(context) : Results.Redirect($"/{translation}/badges/{name}/versions/{badge.Number}");
    }

    static async Task<IResult> Show(HttpContext context, PublicBadges badges, string id, int? number) =>
        PublicId.TryParse(id, out var name) && await badges.Of(name, number, context.RequestAborted) is { } badge
            ? Kept(badge, Page.Of<BadgePage>(parameters: (nameof(BadgePage.Badge), badge)))
            : Results.NotFound();

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
