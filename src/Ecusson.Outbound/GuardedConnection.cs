using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Ecusson.Outbound;

/// <summary>
/// Opens the connections of <see cref="GuardedFetch"/> and <see cref="GuardedPost"/>. The name is resolved here, its addresses are judged here, and the socket is
/// connected to a judged address: between judging and connecting there is no second look-up that a hostile name server could answer otherwise.
/// </summary>
static class GuardedConnection
{
    /// <summary>A client whose every connection is guarded, and which follows nothing, keeps no cookies and asks no proxy.</summary>
    public static HttpClient Client(OutboundOptions options)
    {
        var client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                MaxResponseHeadersLength = 32,
                ConnectCallback = (context, stop) => Open(options, context, stop),
            },
            disposeHandler: true)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Ecusson", null));
        return client;
    }

    /// <summary>Why an address is not asked at all; null when it may be.</summary>
    public static string? Objection(OutboundOptions options, Uri address)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0) return "scheme";
        if (address.Scheme == Uri.UriSchemeHttps) return null;
        return address.Scheme == Uri.UriSchemeHttp && options.OpenNetworks.Count > 0 ? null : "scheme";
    }

    /// <summary>Why nobody answered, in a word.</summary>
    public static string Word(HttpRequestException failure) => failure switch
    {
        { HttpRequestError: HttpRequestError.NameResolutionError } => "dns",
        { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException } => "tls",
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } => "dns",
        _ => "connect",
    };

    public static async ValueTask<Stream> Open(OutboundOptions options, SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var endPoint = context.DnsEndPoint;
        var plainHttp = context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttp;
        var addresses = IPAddress.TryParse(endPoint.Host, out var literal) ? [literal] : await Resolve(options, endPoint.Host, stop);
        var allowed = Array.FindAll(addresses, address => options.Allows(address, plainHttp));
        if (allowed.Length == 0) throw new AddressRefusedException();

        SocketException? last = null;
        foreach (var address in allowed)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address, endPoint.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException failure)
            {
                socket.Dispose();
                last = failure;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw last!;
    }

    static async Task<IPAddress[]> Resolve(OutboundOptions options, string host, CancellationToken stop)
    {
        var addresses = await options.Resolve(host, stop);
        return addresses.Length > 0 ? addresses : throw new SocketException((int)SocketError.HostNotFound);
    }
}

/// <summary>The address is not one that may be asked. Never leaves this project: it becomes <c>Fetched.Refused</c>.</summary>
sealed class AddressRefusedException : Exception;
