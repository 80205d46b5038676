using Ecusson.Storage;

namespace Ecusson.Web.Shell;

/// <summary>Where this server is found: what stands in signatures, pictures and mails.</summary>
static class PublicAddress
{
    /// <summary>Registers a <see cref="SiteAddress"/>: what <see cref="Start.AddressSetting"/> says, else this machine's own address.</summary>
    /// <exception cref="SettingException">The setting is not the origin of a server: scheme and host, perhaps a port, no path.</exception>
    public static void AddPublicAddress(this WebApplicationBuilder builder)
    {
        var address = builder.Configuration.Text(Start.AddressSetting) is { } given ? Read(given) : new SiteAddress(Own(builder.Configuration), IsPublic: false);
        builder.Services.AddSingleton(address);
    }

    static SiteAddress Read(string given)
    {
        if (!Uri.TryCreate(given, UriKind.Absolute, out var root) || (root.Scheme != Uri.UriSchemeHttps && root.Scheme != Uri.UriSchemeHttp)
            || root.PathAndQuery != "/" || root.UserInfo.Length > 0 || root.Fragment.Length > 0)
            throw new SettingException("Start_WrongPublicAddress", Start.AddressSetting, given);
        return new SiteAddress(root, root.Scheme == Uri.UriSchemeHttps && IsPublicName(root));
    }

    // An address of numbers, and a name without a dot or below localhost, say nothing to the rest of the world.
    static bool IsPublicName(Uri root) =>
        root.HostNameType == UriHostNameType.Dns && root.Host.Contains('.', StringComparison.Ordinal) && !root.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    static Uri Own(ConfigurationManager configuration)
    {
        var first = configuration.Text(WebHostDefaults.ServerUrlsKey)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
        var local = first?.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal);
        return Uri.TryCreate(local, UriKind.Absolute, out var root) ? root : new Uri($"http://localhost:{configuration.Text(Start.PortSetting) ?? $"{Start.DefaultPort}"}");
    }
}
