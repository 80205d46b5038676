using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ecusson.Credentials.Vc;

/// <summary>What VC Data Model 2.0 §4.4 calls a URL: any absolute address with a scheme, so <c>did:</c> and <c>urn:</c> too.</summary>
public static class Urls
{
    // RFC 3987 leaves these out of addresses altogether; letters beyond ASCII are allowed.
    static readonly SearchValues<byte> Never = SearchValues.Create(
        [.. Enumerable.Range(0, 0x21).Select(b => (byte)b), .. "\"<>\\^`{|}"u8, 0x7F]);

    /// <summary>Whether a text is one. It is not resolved or opened.</summary>
    public static bool IsAbsolute(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsAbsolute(System.Text.Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The same of text in UTF-8.</summary>
    public static bool IsAbsolute(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon < 1 || colon == text.Length - 1 || !char.IsAsciiLetter((char)text[0])) return false;
        foreach (var letter in text[1..colon])
        {
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter is not ((byte)'+' or (byte)'-' or (byte)'.')) return false;
        }

        return text.IndexOfAny(Never) < 0;
    }

    /// <summary>The same of a JSON value, which has to be a string.</summary>
    public static bool IsAbsolute(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return false;
        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        if (raw.IndexOf((byte)'\\') < 0) return IsAbsolute(raw);
        return JsonValues.Text(value) is { } text && IsAbsolute(System.Text.Encoding.UTF8.GetBytes(text));
    }
}
