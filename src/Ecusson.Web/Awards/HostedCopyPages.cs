using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Credentials.Baking;
using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Awards;

/// <summary>Open Badges 2.0 at its addresses: the copies that holders have opened, and the badge classes and issuers that they lead to.</summary>
static class HostedCopyPages
{
    const string Json = "application/ld+json";

    public static void MapHostedCopies(this WebApplication app)
    {
        app.MapRead("/ob2/awards/{key}", Copy);
        app.MapRead("/ob2/awards/{key}/badge.png", Baked);
        app.MapRead("/ob2/badges/{id}/{number:int:min(1)}", BadgeClass);
        app.MapRead("/ob2/organizations/{id}", Issuer);
    }

    static async Task<IResult> Copy(HttpContext context, HostedCopies copies, string key)
    {
        if (await copies.Under(key, context.RequestAborted) is not { } copy) return Results.NotFound();
        if (copy is HostedCopy.Revoked) context.Response.StatusCode = StatusCodes.Status410Gone;
        return Hidden(context, copy.Json, Json);
    }

    static async Task<IResult> Baked(HttpContext context, HostedCopies copies, BakedAward baked, string key) =>
        await copies.Under(key, context.RequestAborted) switch
        {
            HostedCopy.Open open => await baked.Of(open.Badge, open.Json, BakedStandard.OpenBadges2, "image/png", context.RequestAborted) is { } picture
                ? Hidden(context, picture, "image/png")
                : Results.NotFound(),
            HostedCopy.Revoked => Results.StatusCode(StatusCodes.Status410Gone),
            null => Results.NotFound(),
            _ => throw new UnreachableException(),
        };

    static async Task<IResult> BadgeClass(HttpContext context, HostedCopies copies, string id, int number) =>
        PublicId.TryParse(id, out var name) && await copies.BadgeClass(name, number, context.RequestAborted) is { } json ? PublicPages.Data(context, json, Json) : Results.NotFound();

    static async Task<IResult> Issuer(HttpContext context, HostedCopies copies, string id) =>
        PublicId.TryParse(id, out var name) && await copies.Issuer(name, context.RequestAborted) is { } json ? PublicPages.Data(context, json, Json) : Results.NotFound();

    // Whoever has the address may read it; no search engine leads there.
    static IResult Hidden(HttpContext context, ReadOnlyMemory<byte> bytes, string mediaType)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return PublicPages.Data(context, bytes, mediaType);
    }
}
