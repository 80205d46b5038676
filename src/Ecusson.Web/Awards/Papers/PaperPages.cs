using Ecusson.Awards;
using Ecusson.Storage;
using Ecusson.Web.Badges;
using Ecusson.Web.Components;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Awards.Papers;

/// <summary>What is drawn of an award: its certificate, and the picture that links to it show. Each under every language, and bare in the language that the browser wishes.</summary>
static class PaperPages
{
    public static void MapPapers(this WebApplication app)
    {
        foreach (var language in (string[])["", .. Language.All.Select(language => $"/{language.Code}")])
        {
            app.MapRead($"{language}/awards/{{id}}/certificate.pdf", Paper).RequireRateLimiting(SharePicture.RateLimit);
            app.MapRead($"{language}/awards/{{id}}/share.png", Share).RequireRateLimiting(SharePicture.RateLimit);
            app.MapOwnFile($"{language}/me/awards/{{id}}/certificate.pdf", Own).RequireRateLimiting(SharePicture.RateLimit);
        }
    }

    static async Task<IResult> Paper(HttpContext context, SeenAwards awards, Certificate certificate, string id)
    {
        if (await AwardPages.Find(context, awards, id) is not { } seen) return Results.NotFound();
        if (Language.Of(context.Request.Path) is null) context.Response.Headers.Append("Vary", "Accept-Language");
        return PublicPages.Taken(context, await certificate.Of(seen, context.RequestAborted), "application/pdf", TakenName.Of(seen.Badge, ".pdf"));
    }

    static async Task<IResult> Own(HttpContext context, SeenAwards awards, Certificate certificate, string id) =>
        await HeldAwardPages.Accepted(context, awards, id) is { } seen
            ? Results.Bytes(await certificate.Of(seen, context.RequestAborted), "application/pdf", TakenName.Of(seen.Badge, ".pdf"))
            : Results.NotFound();

    static async Task<IResult> Share(HttpContext context, SeenAwards awards, BadgeFile pictures, SiteAddress site, IStringLocalizer<AwardPage> text, string id)
    {
        if (await AwardPages.Find(context, awards, id) is not { } seen) return Results.NotFound();
        var picture = new SharePicture(
            await pictures.Png(seen.Badge, context.RequestAborted), seen.Badge.Name.In(Language.Current.Code, seen.Badge.Language),
            seen.VouchedName is { } holder ? text["AwardedTo", holder].Value : null, seen.IssuerName, site.Root.Authority);
        return picture.Answer(context);
    }
}
