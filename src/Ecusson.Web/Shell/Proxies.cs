using System.Net;
using Ecusson.Storage;
using Microsoft.AspNetCore.HttpOverrides;

namespace Ecusson.Web.Shell;

/// <summary>
/// Behind a proxy each request comes from the proxy; the visitor's address and scheme stand in <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>.
/// Anyone can write these headers: only those of proxies that the operator names are believed. That all visitors come by https, the server's own address says.
/// </summary>
static class Proxies
{
    /// <summary>Addresses and networks of the proxies in front, separated by commas; none where nothing is said.</summary>
    public const string TrustedSetting = "Proxy:Trusted";

    /// <summary>Reads the list of proxies; <see cref="ForwardedHeadersExtensions.UseForwardedHeaders(IApplicationBuilder)"/> then believes them alone.</summary>
    /// <exception cref="SettingException">An entry of <see cref="TrustedSetting"/> is neither an address nor a network.</exception>
    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var trusted = (builder.Configuration.Text(TrustedSetting) ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Network).ToList();
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = trusted.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            // However many stand in a row: the first address from the right that is no proxy of ours is the visitor's.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in trusted) options.KnownIPNetworks.Add(network);
        });
    }

    /// <summary>Reads who visits and how. Where the public address is https whoever carries the requests ends it: cookies and form tokens need not see it again.</summary>
    public static void UseProxies(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (app.Services.GetRequiredService<SiteAddress>().Root.Scheme != Uri.UriSchemeHttps) return;
        app.Use((context, next) =>
        {
            context.Request.Scheme = Uri.UriSchemeHttps;
            return next(context);
        });
    }

    static System.Net.IPNetwork Network(string entry) =>
        IPAddress.TryParse(entry, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : System.Net.IPNetwork.TryParse(entry, out var network) ? network
        : throw new SettingException("Start_WrongProxy", TrustedSetting, entry);
}
