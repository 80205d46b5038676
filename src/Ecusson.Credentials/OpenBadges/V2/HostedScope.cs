namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>Where an issuer's hosted badges may lie (Open Badges 2.0, "Verification of hosted badges").</summary>
public static class HostedScope
{
    /// <summary>
    /// True when a hosted badge at this address can be the issuer's: it starts as the issuer says (<c>startsWith</c>) and lies on a
    /// host that the issuer names (<c>allowedOrigins</c>); where the issuer says neither, on the host and port of the issuer's own id,
    /// for 0.5 and 1.0 of its address.
    /// </summary>
    public static bool Allows(IssuerProfile issuer, string assertion)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        if (Authority(assertion) is not { } authority) return false;
        var (starts, origins) = (issuer.Verification?.StartsWith ?? [], issuer.Verification?.AllowedOrigins ?? []);
        if (starts.Count == 0 && origins.Count == 0) return authority == Authority(issuer.Id ?? issuer.Url);
        return (starts.Count == 0 || starts.Any(start => Begins(assertion, start))) && (origins.Count == 0 || origins.Any(origin => IsOn(assertion, origin)));
    }

    /// <summary>
    /// True when a badge class at this address can be the issuer's: on the host and port of the issuer's own id, or on one that the issuer
    /// names. What <c>startsWith</c> says of paths is said of the awards alone.
    /// </summary>
    public static bool AllowsBadgeClass(IssuerProfile issuer, string badgeClass)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        if (Authority(badgeClass) is not { } authority) return false;
        return authority == Authority(issuer.Id ?? issuer.Url)
            || (issuer.Verification?.AllowedOrigins ?? []).Any(origin => IsOn(badgeClass, origin))
            || (issuer.Verification?.StartsWith ?? []).Any(start => authority == Authority(start));
    }

    // A prefix that ends within the host would let https://a.example reach https://a.example.evil: the host must be whole.
    static bool Begins(string address, string start) =>
        address.StartsWith(start, StringComparison.Ordinal) && Authority(address) == Authority(start);

    static bool IsOn(string address, string origin) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (string.Equals(uri.Authority, origin, StringComparison.OrdinalIgnoreCase) || string.Equals(uri.GetLeftPart(UriPartial.Authority), origin, StringComparison.OrdinalIgnoreCase)
            || (uri.IsDefaultPort && string.Equals(uri.Host, origin, StringComparison.OrdinalIgnoreCase)));

    // User information is no part of the host, and is not let through.
    static string? Authority(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 ? uri.Authority.ToLowerInvariant() : null;
}
