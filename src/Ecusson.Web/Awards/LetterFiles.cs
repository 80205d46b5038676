using Ecusson.Awards;
using Ecusson.Web.Awards.Papers;
using Ecusson.Web.Components;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Awards;

/// <summary>What an award is taken along as by the letter's link, where it was accepted without an account. Kept by no cache, and shown to no search engine.</summary>
static class LetterFiles
{
    public static void MapLetterFiles(this WebApplication app)
    {
        foreach (var language in Language.All) Map($"/{language.Code}/receive/{{token}}/certificate.pdf", Paper).RequireRateLimiting(SharePicture.RateLimit);
        Map("/receive/{token}/badge.png", Png);
        Map("/receive/{token}/badge.svg", Svg);
        Map("/receive/{token}/credential.json", Json);
        Map("/receive/{token}/credential.jwt", Jwt);

        IEndpointConventionBuilder Map(string path, Delegate file) => app.MapRead(path, file).WithMetadata(new ReadsSession(Access.Everyone));
    }

    static async Task<SeenAward?> Accepted(HttpContext context, AnswerAward letters, SeenAwards awards, string token)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return await letters.Find(context.Actor(), token, context.RequestAborted) is AwardLink.ToKeep { Award: var award } ? await awards.Offered(award, context.RequestAborted) : null;
    }

    static Task<IResult> Png(HttpContext context, AnswerAward letters, SeenAwards awards, BakedAward baked, string token) => Picture(context, letters, awards, baked, token, "image/png", ".png");

    static Task<IResult> Svg(HttpContext context, AnswerAward letters, SeenAwards awards, BakedAward baked, string token) => Picture(context, letters, awards, baked, token, "image/svg+xml", ".svg");

    static async Task<IResult> Picture(HttpContext context, AnswerAward letters, SeenAwards awards, BakedAward baked, string token, string mediaType, string ending) =>
        await Accepted(context, letters, awards, token) is { } seen && await baked.Of(seen, mediaType, context.RequestAborted) is { } picture
            ? Results.Bytes(picture, mediaType, TakenName.Of(seen.Badge, ending))
            : Results.NotFound();

    static async Task<IResult> Json(HttpContext context, AnswerAward letters, SeenAwards awards, string token) =>
        await Accepted(context, letters, awards, token) is { } seen ? Results.Bytes(seen.Credential, "application/vc", TakenName.Of(seen.Badge, ".json")) : Results.NotFound();

    static async Task<IResult> Jwt(HttpContext context, AnswerAward letters, SeenAwards awards, AwardJwt tokens, string token) =>
        await Accepted(context, letters, awards, token) is { } seen ? Results.Bytes(await tokens.Of(seen, context.RequestAborted), PublicPages.CredentialJwt, TakenName.Of(seen.Badge, ".jwt")) : Results.NotFound();

    static async Task<IResult> Paper(HttpContext context, AnswerAward letters, SeenAwards awards, Certificate certificate, string token) =>
        await Accepted(context, letters, awards, token) is { } seen
            ? Results.Bytes(await certificate.Of(seen, context.RequestAborted), "application/pdf", TakenName.Of(seen.Badge, ".pdf"))
            : Results.NotFound();
}
