using System.Buffers;
using System.Text.Unicode;

namespace Ecusson.Credentials.Baking;

/// <summary>Tells by its form what a badge's text is. Whether it is a true badge is for verification to say.</summary>
static class BakedText
{
    static readonly SearchValues<byte> JwsBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."u8);

    /// <summary>Null when the text is nothing that the standard bakes.</summary>
    public static BakedKind? KindOf(ReadOnlySpan<byte> text, BakedStandard standard)
    {
        if (text.IsEmpty) return null;
        if (text[0] == (byte)'{') return text[^1] == (byte)'}' ? BakedKind.Json : null;
        if (IsJws(text)) return BakedKind.Jwt;
        return standard == BakedStandard.OpenBadges2 && IsAddress(text) ? BakedKind.Url : null;
    }

    /// <summary>Without a byte order mark, white space and NULs around it.</summary>
    public static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> text)
    {
        if (text.Span.StartsWith("\uFEFF"u8)) text = text[3..];
        var span = text.Span;
        int start = 0, end = span.Length;
        while (start < end && span[start] is 0 or 9 or 10 or 13 or 32) start++;
        while (end > start && span[end - 1] is 0 or 9 or 10 or 13 or 32) end--;
        return text[start..end];
    }

    public static bool IsUtf8WithoutNul(ReadOnlySpan<byte> text) => !text.Contains((byte)0) && Utf8.IsValid(text);

    static bool IsJws(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAnyExcept(JwsBytes)) return false;
        int first = text.IndexOf((byte)'.'), last = text.LastIndexOf((byte)'.');
        return first > 0 && last > first + 1 && last < text.Length - 1 && text[(first + 1)..last].IndexOf((byte)'.') < 0;
    }

    static bool IsAddress(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("http"u8) || text.Length > 8192 || text.ContainsAnyInRange((byte)0, (byte)32)) return false;
        return Uri.TryCreate(System.Text.Encoding.UTF8.GetString(text), UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
    }
}
