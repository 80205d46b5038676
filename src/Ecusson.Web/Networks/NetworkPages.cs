using Ecusson.Networks;
using Ecusson.Storage;
using Ecusson.Web.Shell;
using Ecusson.Web.Shell.Keeping;

namespace Ecusson.Web.Networks;

/// <summary>A network as everyone sees it.</summary>
static class NetworkPages
{
    public static void MapNetwork(this WebApplication app)
    {
        app.MapRead("/networks/{id}", (HttpContext context) => PublicPages.ToLanguage(context));
        app.MapPublicPage("/networks/{id}", Show);
    }

    // The names of its organisations stand there too: what is told of any of them may change it.
    static async Task<IResult> Show(HttpContext context, PublicNetworks networks, string id) =>
        PublicId.TryParse(id, out var read) && await networks.One(read, context.RequestAborted) is { } found
            ? PublicPages.Kept(Page.Of<NetworkPage>(parameters: (nameof(NetworkPage.Public), found)), until: null, Matter.Of(found.Network.Id.Value), Matter.Every("organization"))
            : Results.NotFound();
}
