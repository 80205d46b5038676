using Ecusson.Web.Tests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Browser.Tests.Pages;

/// <summary>The routes of all pages, as the server itself knows them: below a language, without it, e.g. <c>/badges/{id}</c>.</summary>
static class Routes
{
    // Before what is read with it: static fields are filled in the order of their lines.
    /// <summary>What a page's own script asks for, to put it into the page.</summary>
    static readonly HashSet<string> Parts = new(StringComparer.Ordinal) { "/fr/manage/{org}/badges/competencies" };

    public static IReadOnlyList<string> All { get; } = Read();

    static List<string> Read()
    {
        using var server = new WebServer();
        return
        [
            .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
                .Select(endpoint => endpoint.RoutePattern.RawText ?? "")
                .Where(route => (route == "/fr" || route.StartsWith("/fr/", StringComparison.Ordinal)) && !IsFile(route) && !Parts.Contains(route))
                .Select(route => route["/fr".Length..])
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Pictures, papers, feeds and tables lie below pages; their last part has an extension.</summary>
    static bool IsFile(string route) => route[route.LastIndexOf('/')..].Contains('.', StringComparison.Ordinal);
}
