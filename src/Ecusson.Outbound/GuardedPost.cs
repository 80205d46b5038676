using System.Net.Http.Headers;
using System.Text;

namespace Ecusson.Outbound;

/// <summary>Sends JSON to an address that somebody gave, by the same guarded way as <see cref="GuardedFetch"/>: public addresses over HTTPS alone, bounded in time. Redirects are not followed, and of the answer nothing is read but its status.</summary>
/// <remarks>Thread-safe; keep one for the life of the process.</remarks>
public sealed class GuardedPost : IDisposable
{
    readonly OutboundOptions _options;
    readonly HttpClient _client;

    /// <summary>Opens the way out, with the bounds of <paramref name="options"/> (null: the defaults).</summary>
    public GuardedPost(OutboundOptions? options = null)
    {
        _options = options ?? new OutboundOptions();
        _client = GuardedConnection.Client(_options);
    }

    /// <summary>Sends once.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="json">The body.</param>
    /// <param name="headers">More headers.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The status of the answer; or why there is none: <c>scheme</c>, <c>private-network</c>, <c>timeout</c>, <c>dns</c>, <c>tls</c>, <c>connect</c>.</returns>
    public async Task<(int? Status, string? Reason)> Post(Uri address, string json, IReadOnlyDictionary<string, string> headers, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(headers);
        if (GuardedConnection.Objection(_options, address) is { } reason) return (null, reason);
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(stop);
        clock.CancelAfter(_options.Timeout);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8")) };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, clock.Token);
            return ((int)response.StatusCode, null);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (null, "timeout");
        }
        catch (HttpRequestException failure)
        {
            return (null, failure.InnerException is AddressRefusedException ? "private-network" : GuardedConnection.Word(failure));
        }
        catch (IOException)
        {
            return (null, "connect");
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();
}
