using System.Buffers.Text;

namespace Ecusson.Credentials.Proofs;

/// <summary>
/// Base64url without padding (RFC 4648 §5, RFC 7515 §2), strict: no padding, no white space, no letter of the other alphabet,
/// and unused bits must be zero, so that one byte string has one spelling.
/// </summary>
internal static class Base64UrlText
{
    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.Length % 4 == 1 || text.ContainsAnyExcept(Alphabet)) return null;
        if (text.Length % 4 != 0 && (Alphabet64.IndexOf(text[^1]) & (text.Length % 4 == 2 ? 0b1111 : 0b11)) != 0) return null;
        return Base64Url.DecodeFromChars(text);
    }

    private const string Alphabet64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly System.Buffers.SearchValues<char> Alphabet = System.Buffers.SearchValues.Create(Alphabet64);
}
