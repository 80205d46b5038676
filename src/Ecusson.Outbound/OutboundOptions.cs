using System.Net;

namespace Ecusson.Outbound;

/// <summary>How far outgoing calls may go.</summary>
public sealed record OutboundOptions
{
    /// <summary>Longest time for one document, redirects included. Default: 10 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest document, in bytes after decompression. Default: 4 MiB (a status list of a million entries is some 170 kB).</summary>
    public int MaxBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Most redirects that are followed, each judged like the first address. Default: 4.</summary>
    public int MaxRedirects { get; init; } = 4;

    /// <summary>
    /// Networks that are not public and that the operator opens all the same, e.g. a campus network whose issuers have private addresses.
    /// Plain HTTP is allowed to these, and only to these. Default: none.
    /// </summary>
    public IReadOnlyList<IPNetwork> OpenNetworks { get; init; } = [];

    /// <summary>Turns a host name into addresses. Default: the system's resolver.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    internal bool IsOpen(IPAddress address) => OpenNetworks.Any(network => network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    internal bool Allows(IPAddress address, bool plainHttp) => IsOpen(address) || (!plainHttp && PublicAddresses.Contains(address));
}
