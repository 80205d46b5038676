using System.Net;
using Ecusson.Credentials;

namespace Ecusson.Outbound;

/// <summary>
/// The one way out. Asks only public addresses over HTTPS, judges the address that is really connected to, and judges every redirect
/// like the first address; bounded in time, size and redirects; sends no cookie, no referrer, no proxy's credentials.
/// </summary>
/// <remarks>Thread-safe; keep one for the life of the process. See docs/decisions/0001 for why it stands in a project of its own.</remarks>
public sealed class GuardedFetch : IFetch, IDisposable
{
    readonly OutboundOptions _options;
    readonly HttpClient _client;

    /// <summary>Opens the way out, with the bounds of <paramref name="options"/> (null: the defaults).</summary>
    public GuardedFetch(OutboundOptions? options = null)
    {
        _options = options ?? new OutboundOptions();
        _client = GuardedConnection.Client(_options);
    }

    /// <inheritdoc/>
    public async ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(stop);
        clock.CancelAfter(_options.Timeout);
        try
        {
            return await Follow(address, accept, clock.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Fetched.Unreachable("timeout");
        }
        catch (HttpRequestException failure) when (failure.InnerException is AddressRefusedException)
        {
            return new Fetched.Refused("private-network");
        }
        catch (HttpRequestException failure)
        {
            return new Fetched.Unreachable(GuardedConnection.Word(failure));
        }
        catch (IOException)
        {
            return new Fetched.Unreachable("connect");
        }
    }

    async Task<Fetched> Follow(Uri address, string accept, CancellationToken stop)
    {
        for (var redirects = 0; redirects <= _options.MaxRedirects; redirects++)
        {
            if (GuardedConnection.Objection(_options, address) is { } reason) return new Fetched.Refused(reason);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if (!Redirects(response)) return await Read(response, address, stop);
            if (!Uri.TryCreate(address, response.Headers.Location, out var next)) return new Fetched.Unreachable("unreadable");
            address = next;
        }

        return new Fetched.Refused("too-many-redirects");
    }

    static bool Redirects(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is not null;

    async Task<Fetched> Read(HttpResponseMessage response, Uri at, CancellationToken stop)
    {
        if (response.StatusCode == HttpStatusCode.NotFound) return new Fetched.Missing(ReadOnlyMemory<byte>.Empty, Permanently: false);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Gone)) return new Fetched.Unreachable($"status-{(int)response.StatusCode}");
        if (response.Content.Headers.ContentLength > _options.MaxBytes) return new Fetched.Refused("too-large");
        byte[]? content;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(stop);
            content = await ReadBounded(body, stop);
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            // What says that it is compressed and is not: each of the decoders has its own exception for it.
            return new Fetched.Unreachable("unreadable");
        }

        if (content is null) return new Fetched.Refused("too-large");
        return response.StatusCode == HttpStatusCode.Gone
            ? new Fetched.Missing(content, Permanently: true)
            : new Fetched.Document(content, response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant(), at);
    }

    async Task<byte[]?> ReadBounded(Stream body, CancellationToken stop)
    {
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer, stop) is > 0 and var read)
        {
            if (content.Length + read > _options.MaxBytes) return null;
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();
}
