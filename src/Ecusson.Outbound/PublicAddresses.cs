using System.Net;
using System.Net.Sockets;

namespace Ecusson.Outbound;

/// <summary>Tells addresses of the public internet from those that only mean something inside a machine or a network.</summary>
/// <remarks>
/// Source: the IANA special-purpose address registries (RFC 6890 and its updates). Whatever is not global unicast is refused,
/// and an IPv6 address that carries an IPv4 address inside is judged by the inner one as well.
/// </remarks>
public static class PublicAddresses
{
    static readonly IPNetwork[] Reserved =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16",
        }.Select(IPNetwork.Parse),
    ];

    static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>True when the address belongs to the public internet.</summary>
    public static bool Contains(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6) return Contains(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var bytes = address.GetAddressBytes();
            if (Nat64.Contains(address)) return Contains(new IPAddress(bytes.AsSpan(12, 4)));
            if (SixToFour.Contains(address)) return Contains(new IPAddress(bytes.AsSpan(2, 4)));
            if (!GlobalUnicast.Contains(address)) return false;
        }

        return !Array.Exists(Reserved, network => network.Contains(address));
    }
}
