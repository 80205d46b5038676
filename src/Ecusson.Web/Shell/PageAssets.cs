using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticAssets;

namespace Ecusson.Web.Shell;

/// <summary>The address at which a file of the pages is served, with its fingerprint, so that a browser may keep it for ever.</summary>
sealed class PageAssets(EndpointDataSource endpoints)
{
    const string KeptForEver = "max-age=31536000, immutable";
    const string TypefaceFolder = "fonts/";
    const string TypefaceEnding = ".woff2";

    readonly Lazy<FrozenDictionary<string, string>> _addresses = new(() => Read(endpoints));

    /// <summary>The address of a file by its name below wwwroot, e.g. <c>icons.svg</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public string this[string name] => _addresses.Value[name];

    /// <summary>The addresses of the typefaces, as the style sheet asks for them: their fingerprint is part of their name.</summary>
    public IEnumerable<string> Typefaces => _addresses.Value.Keys.Where(IsTypeface).Order(StringComparer.Ordinal).Select(name => $"/{name}");

    /// <summary>Lets browsers keep the typefaces for ever too, under the names that the style sheet knows.</summary>
    public static void KeepTypefaces(EndpointBuilder endpoint)
    {
        if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } route, RequestDelegate: { } serve } || !IsTypeface(route)) return;
        endpoint.RequestDelegate = context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = KeptForEver;
                return Task.CompletedTask;
            });
            return serve(context);
        };
    }

    static bool IsTypeface(string name) => name.StartsWith(TypefaceFolder, StringComparison.Ordinal) && name.EndsWith(TypefaceEnding, StringComparison.Ordinal);

    static FrozenDictionary<string, string> Read(EndpointDataSource endpoints)
    {
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var descriptor in endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>())
        {
            var label = descriptor.Properties.FirstOrDefault(property => property.Name == "label")?.Value;
            if (label is not null) addresses[label] = $"/{descriptor.Route}";
            else addresses.TryAdd(descriptor.Route, $"/{descriptor.Route}");
        }

        return addresses.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
