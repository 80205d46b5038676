using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Credentials.Verification;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Shell;
using Ecusson.Web.Shell.Keeping;
using Microsoft.Net.Http.Headers;

namespace Ecusson.Web.Awards;

/// <summary>An award at its addresses, which are for ever: its signed data for programs, its page for people, its picture to take along. None depends on who asks.</summary>
static class AwardPages
{
    /// <summary>Name of the key in the address of an award that is shown by link.</summary>
    public const string Key = "key";

    public static void MapAward(this WebApplication app)
    {
        app.MapRead("/awards/{id}", Bare);
        app.MapRead("/awards/{id}/credential.json", Json);
        app.MapRead("/awards/{id}/credential.jwt", Token);
        app.MapRead("/awards/{id}/badge.png", Png);
        app.MapRead("/awards/{id}/badge.svg", Svg);
        app.MapPublicPage("/awards/{id}", Show);
    }

    /// <summary>What the award's own addresses end on when it is shown by link.</summary>
    public static string Query(Award award) => award is { Visibility: Visibility.ByLink, LinkKey: { } key } ? $"?{Key}={key}" : "";

    /// <summary>The absolute address of an award's page in the language of this one.</summary>
    public static string PageAddress(SiteAddress site, Award award) => new Uri(site.Root, Language.Here($"/awards/{award.PublicId}{Query(award)}")).AbsoluteUri;

    /// <summary>The award that a public address names, as everyone sees it who has that address.</summary>
    public static async Task<SeenAward?> Find(HttpContext context, SeenAwards awards, string id) =>
        PublicId.TryParse(id, out var read) ? await awards.At(read, Viewer.Public, context.Request.Query[Key], context.RequestAborted) : null;

    static async Task<IResult> Bare(HttpContext context, SeenAwards awards, AwardJwt tokens, string id)
    {
        var wanted = PublicPages.Wanted(context, hasToken: true);
        // Whether there is such an award is told by the page in a language alone, in the same words for what is hidden and for what is not there.
        if (wanted == Wanted.Page)
        {
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
            return Results.Redirect(Language.Here($"{context.Request.Path.ToUriComponent()}{context.Request.QueryString.ToUriComponent()}"));
        }

        if (await Find(context, awards, id) is not { } seen) return Results.NotFound();
        return Kept(seen, wanted == Wanted.Token
            ? PublicPages.Data(context, await tokens.Of(seen, context.RequestAborted), PublicPages.CredentialJwt)
            : PublicPages.Data(context, seen.Credential, PublicPages.Credential));
    }

    // Whoever shows an award to some alone shows it to nobody by way of memory.
    static IResult Kept(SeenAward seen, IResult answer) =>
        seen.Award is { Visibility: Visibility.Everyone } award && !seen.IsHolder ? PublicPages.Kept(answer, award.ValidUntil, [.. ToldOf(award)]) : answer;

    static IEnumerable<Matter> ToldOf(Award award)
    {
        yield return Matter.Of(award.Id.Value);
        yield return Matter.Of(award.BadgeId.Value);
        yield return Matter.Of(award.OrganizationId.Value);
        // The one in its place is led to from the moment that its own holder shows it.
        if (award.ReplacedBy is { } next) yield return Matter.Of(next.Value);
        if (award.Replaces is { } old) yield return Matter.Of(old.Value);
        // Whose name stands there may choose another.
        if (award is { ShowsName: true, HolderName: null, PersonId: { } holder }) yield return Matter.Of(holder.Value);
    }

    static async Task<IResult> Show(HttpContext context, SeenAwards awards, Verifier verifier, TimeProvider clock, string id)
    {
        if (await Find(context, awards, id) is not { } seen) return Results.NotFound();
        if (seen.Award.Visibility != Visibility.Everyone) context.Response.Headers["X-Robots-Tag"] = "noindex";
        var report = await Judged(seen, verifier, clock, context.RequestAborted);
        var page = Page.Of<AwardPage>(parameters: [(nameof(AwardPage.Seen), seen), (nameof(AwardPage.Report), report)]);
        // What could not be known may be known a moment later, and nothing would tell that it is.
        return report.Checks.Any(check => check.Outcome == Outcome.Unknown) ? page : Kept(seen, page);
    }

    /// <summary>What anybody finds who verifies it at this moment.</summary>
    public static async Task<VerificationReport> Judged(SeenAward seen, Verifier verifier, TimeProvider clock, CancellationToken stop) =>
        await verifier.Verify(seen.Credential, new VerificationRequest(clock.GetUtcNow()), stop) is VerificationReading.Judged judged
            ? judged.Report
            : throw new UnreachableException("A credential of ours can be read.");

    static async Task<IResult> Json(HttpContext context, SeenAwards awards, string id) =>
        await Find(context, awards, id) is { } seen ? PublicPages.Taken(context, seen.Credential, PublicPages.Credential, TakenName.Of(seen.Badge, ".json")) : Results.NotFound();

    static async Task<IResult> Token(HttpContext context, SeenAwards awards, AwardJwt tokens, string id) =>
        await Find(context, awards, id) is { } seen ? PublicPages.Taken(context, await tokens.Of(seen, context.RequestAborted), PublicPages.CredentialJwt, TakenName.Of(seen.Badge, ".jwt")) : Results.NotFound();

    static Task<IResult> Png(HttpContext context, SeenAwards awards, BakedAward baked, string id) => Picture(context, awards, baked, id, "image/png", ".png");

    static Task<IResult> Svg(HttpContext context, SeenAwards awards, BakedAward baked, string id) => Picture(context, awards, baked, id, "image/svg+xml", ".svg");

    static async Task<IResult> Picture(HttpContext context, SeenAwards awards, BakedAward baked, string id, string mediaType, string ending)
    {
        if (await Find(context, awards, id) is not { } seen || await baked.Of(seen, mediaType, context.RequestAborted) is not { } picture) return Results.NotFound();
        // Shown on the holder's own pages elsewhere too.
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return PublicPages.Taken(context, picture, mediaType, TakenName.Of(seen.Badge, ending));
    }
}
