using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Ecusson.Web.Shell;

/// <summary>How often one visitor may ask for work that costs. Behind a proxy that <see cref="Proxies.TrustedSetting"/> does not name, all visitors are one.</summary>
static class RateLimits
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddRateLimits(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : Window;
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await Problems.Show(context.HttpContext, StatusCodes.Status429TooManyRequests);
        };
    });

    /// <summary>Adds a limit by the visitor's address, that endpoints name.</summary>
    public static void AddRateLimit(this WebApplicationBuilder builder, string name, int perMinute) =>
        builder.Services.Configure<RateLimiterOptions>(options => options.AddPolicy(name, context => Partition(context, perMinute)));

    /// <summary>A limit by the visitor's address for what is no endpoint of its own.</summary>
    public static PartitionedRateLimiter<HttpContext> ByVisitor(int perMinute) => PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, perMinute));

    static RateLimitPartition<string> Partition(HttpContext context, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
        Visitor(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window });

    /// <summary>What stands for a visitor where they are counted.</summary>
    public static string Visitor(HttpContext context) => Visitor(context.Connection.RemoteIpAddress);

    // Whoever has one IPv6 address has 2^64 of them.
    static string Visitor(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
