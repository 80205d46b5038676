using System.Globalization;
using Ecusson.Awards;
using Ecusson.Storage;
using Ecusson.Web.Shell;
using Ecusson.Web.Shell.Keeping;

namespace Ecusson.Web.Awards;

/// <summary>Status lists at their addresses, which stand in every credential.</summary>
static class StatusListPages
{
    public static void MapStatusLists(this WebApplication app) => app.MapRead("/status/{id}", Send);

    static async Task<IResult> Send(HttpContext context, StatusLists lists, string id)
    {
        if (!PublicId.TryParse(id, out var read) || await lists.Signed(read, context.RequestAborted) is not { } signed) return Results.NotFound();
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={StatusLists.TimeToLive.TotalSeconds}");
        return PublicPages.Kept(Results.Bytes(signed.Bytes, "application/vc"), until: null, Matter.Within(signed.Organization.Value));
    }
}
