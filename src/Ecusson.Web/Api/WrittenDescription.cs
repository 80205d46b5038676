using System.Collections.Concurrent;
using Ecusson.Web.Shell;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Ecusson.Web.Api;

/// <summary>The API's description as it is sent. Endpoints do not change while the server runs: it is written once in each language.</summary>
sealed class WrittenDescription(IServiceScopeFactory services)
{
    readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> _written = new(StringComparer.Ordinal);

    /// <summary>In the language of the request that is being answered.</summary>
    public Task<byte[]> Here => _written.GetOrAdd(Language.Current.Code, _ => new Lazy<Task<byte[]>>(Write)).Value;

    async Task<byte[]> Write()
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(ApiDescription.Name).GetOpenApiDocumentAsync();
        using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1);
        return json.ToArray();
    }
}
