using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticAssets;

namespace Ecusson.Web.Shell;

/// <summary>The address at which a file of the pages is served, with its fingerprint, so that a browser may keep it for ever.</summary>
sealed class PageAssets(EndpointDataSource endpoints)
{
    readonly Lazy<FrozenDictionary<string, string>> _addresses = new(() => Read(endpoints));

    /// <summary>The address of a file by its name below wwwroot, e.g. <c>icons.svg</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public string this[string name] => _addresses.Value[name];

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
