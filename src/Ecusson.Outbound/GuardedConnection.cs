using System.Net;
using System.Net.Sockets;

namespace Ecusson.Outbound;

/// <summary>
/// Opens the connections of <see cref="GuardedFetch"/>. The name is resolved here, its addresses are judged here, and the socket is
/// connected to a judged address: between judging and connecting there is no second look-up that a hostile name server could answer otherwise.
/// </summary>
static class GuardedConnection
{
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
