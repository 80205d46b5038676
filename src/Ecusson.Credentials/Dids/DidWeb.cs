using System.Globalization;
using System.Text;

namespace Ecusson.Credentials.Dids;

/// <summary>did:web (W3C CCG did:web method): an https address written as a DID.</summary>
public static class DidWeb
{
    private const string Scheme = "did:web:";
    private const int LongestDid = 2048;

    /// <summary>
    /// The address of the DID's document: <c>did:web:host%3Aport:a:b</c> is <c>https://host:port/a/b/did.json</c>, and without a path
    /// <c>https://host/.well-known/did.json</c>. A query or fragment must have been cut off before.
    /// </summary>
    /// <returns>Null when it is no did:web, or one that could lead elsewhere than it says: an IP address, a user name, <c>.</c> or <c>..</c>, an empty or encoded separator.</returns>
    public static Uri? DocumentAddress(string did)
    {
        ArgumentNullException.ThrowIfNull(did);
        if (did.Length > LongestDid || !did.StartsWith(Scheme, StringComparison.Ordinal)) return null;
        var parts = did[Scheme.Length..].Split(':');
        if (Authority(parts[0]) is not { } authority) return null;
        var address = new StringBuilder("https://").Append(authority);
        foreach (var segment in parts.AsSpan(1))
        {
            if (!IsPlain(segment)) return null;
            address.Append('/').Append(segment);
        }

        address.Append(parts.Length == 1 ? "/.well-known/did.json" : "/did.json");
        return Uri.TryCreate(address.ToString(), UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 ? uri : null;
    }

    /// <summary>The DID whose document lies below an https address: <c>https://host:8443/a/b</c> is <c>did:web:host%3A8443:a:b</c>.</summary>
    /// <returns>Null when no did:web can say that address.</returns>
    public static string? Of(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme != Uri.UriSchemeHttps || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0) return null;
        var did = new StringBuilder(Scheme).Append(address.IdnHost);
        if (!address.IsDefaultPort) did.Append("%3A").Append(address.Port.ToString(CultureInfo.InvariantCulture));
        var path = address.AbsolutePath.Trim('/');
        if (path.Length > 0) did.Append(':').Append(path.Replace(":", "%3A", StringComparison.Ordinal).Replace('/', ':'));
        return DocumentAddress(did.ToString()) is null ? null : did.ToString();
    }

    // The first part: a host name, and a port behind an encoded colon.
    private static string? Authority(string part)
    {
        var colon = part.IndexOf("%3A", StringComparison.OrdinalIgnoreCase);
        var host = colon < 0 ? part : part[..colon];
        if (!IsHostName(host)) return null;
        if (colon < 0) return host;
        var port = part[(colon + 3)..];
        return port is { Length: > 0 and <= 5 } && !port.AsSpan().ContainsAnyExceptInRange('0', '9')
            && int.Parse(port, CultureInfo.InvariantCulture) is > 0 and <= 65535
            ? $"{host}:{port}"
            : null;
    }

    // A name whose last label holds a letter is no IPv4 address, in whichever of its spellings (10.1, 0x7f.1, 2130706433).
    private static bool IsHostName(string host)
    {
        if (host.Length is 0 or > 253) return false;
        var labels = host.Split('.');
        foreach (var label in labels)
        {
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-') return false;
            if (!label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')) return false;
        }

        var last = labels[^1];
        return last.Any(char.IsAsciiLetter) && !(last[0] == '0' && last.Length > 1 && last[1] is 'x' or 'X');
    }

    // Letters, digits and what a DID may hold; an escape must not turn into a separator or a dot segment.
    private static bool IsPlain(string segment)
    {
        if (segment.Length == 0) return false;
        for (var i = 0; i < segment.Length; i++)
        {
            var letter = segment[i];
            if (letter == '%')
            {
                if (i + 2 >= segment.Length || !char.IsAsciiHexDigit(segment[i + 1]) || !char.IsAsciiHexDigit(segment[i + 2])) return false;
                i += 2;
            }
            else if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '.' or '_' or '~'))
            {
                return false;
            }
        }

        var decoded = Uri.UnescapeDataString(segment);
        return decoded is not ("." or "..") && !decoded.AsSpan().ContainsAny('/', '\\', '\0') && !decoded.Any(char.IsControl);
    }
}
