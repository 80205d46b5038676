using System.Buffers;

namespace Ecusson.Credentials.Dids;

/// <summary>Who answers for an https address: its host and port; and which addresses lie in an issuer's own place there.</summary>
internal static class Origin
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/");

    /// <summary>Host and port; null for anything but an https address without user information.</summary>
    public static string? Of(string identifier) => Address(identifier)?.Authority;

    /// <summary>
    /// True when an address lies below an issuer's path by whole segments. Below a host's root lies everybody, so that an issuer without a path has no such place;
    /// nor is there one below an address with a query, whose path may be shared.
    /// </summary>
    public static bool IsBelow(string? address, string issuerId)
    {
        if (address is null || Address(address) is not { } key || Address(issuerId) is not { Query: "", Fragment: "" } issuer || key.Authority != issuer.Authority) return false;
        var place = issuer.AbsolutePath.TrimEnd('/') + "/";
        return place.Length > 1 && key.AbsolutePath.StartsWith(place, StringComparison.Ordinal) && IsPlain(key.AbsolutePath.AsSpan(place.Length));
    }

    private static Uri? Address(string identifier) =>
        Uri.TryCreate(identifier, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 ? address : null;

    // Servers disagree on escaped separators and on dots with parameters behind them (..%2f, ..;), some of which lead upwards.
    private static bool IsPlain(ReadOnlySpan<char> path) =>
        path is [not ('.' or '/'), ..] && !path.Contains("/.", StringComparison.Ordinal) && !path.ContainsAnyExcept(Plain);
}
