using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ecusson.Web.Tests.Walk;

/// <summary>An endpoint of the running server.</summary>
/// <param name="Method">E.g. <c>GET</c>.</param>
/// <param name="Address">E.g. <c>/x/manage/{org}/badges/{id}</c>: without constraints, and with <c>/x</c> for the language.</param>
/// <param name="Language">The language; null where the address names none.</param>
sealed partial record WalkRoute(string Method, string Address, string? Language)
{
    /// <summary>Whether it is for programs.</summary>
    public bool IsApi => Address.StartsWith("/api/v1/", StringComparison.Ordinal);

    /// <summary>Every endpoint that the server has, but for the files of its pages. What is mapped tomorrow is among them.</summary>
    public static IReadOnlyList<WalkRoute> All(WebServer server)
    {
        var languages = server.Services.GetRequiredService<IOptions<RequestLocalizationOptions>>().Value.SupportedUICultures!.Select(language => language.Name).ToList();
        return [.. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (method, Plain(endpoint.RoutePattern))))
            .Select(route => languages.Find(code => route.Item2 == $"/{code}" || route.Item2.StartsWith($"/{code}/", StringComparison.Ordinal)) is { } code
                ? new WalkRoute(route.method, $"/x{route.Item2[(code.Length + 1)..]}", code)
                : new WalkRoute(route.method, route.Item2, null))
            .Distinct()];
    }

    /// <summary>The address with names from the world in every possible combination, and whose they are. Fails where a name is wanted that the world has not.</summary>
    public IEnumerable<(string Path, IReadOnlyList<WalkName> Names)> Filled(WalkWorld world)
    {
        IEnumerable<(string Path, IReadOnlyList<WalkName> Names)> filled = [("", [])];
        var segments = Address.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < segments.Length; at++)
        {
            var segment = segments[at];
            if (!segment.StartsWith('{'))
            {
                var written = at == 0 && segment == "x" && Language is not null ? Language : segment;
                filled = filled.Select(path => ($"{path.Path}/{written}", path.Names));
                continue;
            }

            var (before, earlier) = (at > 0 ? segments[at - 1] : "", at > 1 ? segments[at - 2] : "");
            var kind = ((string[])[$"{earlier}/{before}", segment.Trim('{', '}') == "org" ? "organizations" : before, segment.Trim('{', '}')]).FirstOrDefault(kind => world.Names.Any(name => name.Kind == kind));
            Assert.True(kind is not null, $"The walk cannot fill {segment} of {Address}: give {nameof(WalkWorld)} such a name, of the kind {before}.");
            var all = world.Names.Where(name => name.Kind == kind).ToList();
            // Of what belongs to another organisation than the address names, one is enough.
            filled = filled.SelectMany(path => all.Where(name => path.Names is [] || name.Home is null || path.Names[^1].Home == name.Home || all.Find(other => other.Home == name.Home) == name)
                .Select(name => ($"{path.Path}/{name.Value}", (IReadOnlyList<WalkName>)[.. path.Names, name])));
        }

        return filled.Select(path => path.Path.Length == 0 ? ("/", path.Names) : path);
    }

    static string Plain(RoutePattern pattern) => "/" + Constraint().Replace(pattern.RawText!.Trim('/'), "}");

    [GeneratedRegex(@":[^}]+(\([^)]*\))?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Constraint();
}
