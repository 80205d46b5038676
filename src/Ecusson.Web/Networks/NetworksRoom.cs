using Ecusson.Networks;

namespace Ecusson.Web.Networks;

/// <summary>Networks of organisations: the operator's pages, the desk's, and what everyone sees.</summary>
static class NetworksRoom
{
    public static void AddNetworks(this WebApplicationBuilder builder) =>
        builder.Services.AddScoped<FoundNetwork>().AddScoped<EditNetwork>().AddScoped<InviteToNetwork>().AddScoped<AnswerNetwork>()
            .AddScoped<AllNetworks>().AddScoped<OrganizationNetworks>().AddScoped<PublicNetworks>().AddScoped<KnownIssuers>();

    public static void MapNetworks(this WebApplication app)
    {
        app.MapAllNetworks();
        app.MapDeskNetworks();
        app.MapNetwork();
        app.MapPublicNetworks();
    }
}
