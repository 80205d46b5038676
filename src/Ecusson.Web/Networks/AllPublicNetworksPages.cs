using System.Globalization;
using Ecusson.Networks;
using Ecusson.Web.Shell;
using Ecusson.Web.Shell.Keeping;

namespace Ecusson.Web.Networks;

/// <summary>The networks of this server, for everyone.</summary>
static class AllPublicNetworksPages
{
    public static void MapPublicNetworks(this WebApplication app)
    {
        app.MapRead("/networks", (HttpContext context) => PublicPages.ToLanguage(context));
        app.MapPublicPage("/networks", Show);
    }

    /// <summary>The address of the list in the request's language.</summary>
    public static string Path => Language.Here("/networks");

    /// <summary>The address of a page of it.</summary>
    public static string Address(int page) => page > 1 ? $"{Path}?page={page.ToString(CultureInfo.InvariantCulture)}" : Path;

    static async Task<IResult> Show(HttpContext context, PublicNetworks networks)
    {
        var page = int.TryParse(context.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return PublicPages.Kept(
            Page.Of<AllPublicNetworksPage>(parameters: (nameof(AllPublicNetworksPage.Found), await networks.List(page, context.RequestAborted))), until: null, Matter.Every("network"), Matter.Every("organization"));
    }
}
