using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Ecusson.Keys;

/// <summary>
/// Links that let in whoever holds them. The secret in a link is computed from the root secret and the row that it is about, and
/// kept nowhere: a database alone opens none. Whether a link still works is the row's to say.
/// </summary>
public sealed class SecretLinks(RootSecret root)
{
    const int MacSize = 16;

    /// <summary>The token for a row: 43 characters that stand in an address as they are.</summary>
    /// <param name="use">What the link lets do, e.g. <c>receive</c>.</param>
    /// <param name="row">The row's id.</param>
    /// <param name="version">The row's count of links: another number makes another link.</param>
    public string Make(string use, Guid row, int version = 1)
    {
        Span<byte> token = stackalloc byte[16 + MacSize];
        row.TryWriteBytes(token);
        Mac(use, row, version).CopyTo(token[16..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The row that a token is about, if it has the form of one. That it is true is for <see cref="Fits"/> to say.</summary>
    public static bool TryRead(string? token, out Guid row)
    {
        row = default;
        Span<byte> bytes = stackalloc byte[16 + MacSize];
        if (!IsDecoded(token, bytes)) return false;
        row = new Guid(bytes[..16]);
        return true;
    }

    /// <summary>Whether a token is the one that <see cref="Make"/> makes; it takes as long for a wrong one.</summary>
    public bool Fits(string token, string use, Guid row, int version = 1)
    {
        ArgumentNullException.ThrowIfNull(token);
        Span<byte> bytes = stackalloc byte[16 + MacSize];
        return IsDecoded(token, bytes) && new Guid(bytes[..16]) == row
            && CryptographicOperations.FixedTimeEquals(bytes[16..], Mac(use, row, version));
    }

    // Not TryDecodeFromChars, which throws for a letter that is none of base64url's.
    static bool IsDecoded(string? token, Span<byte> bytes) =>
        token is { Length: 43 } && Base64Url.DecodeFromChars(token, bytes, out _, out var written) == OperationStatus.Done && written == bytes.Length;

    ReadOnlySpan<byte> Mac(string use, Guid row, int version)
    {
        Span<byte> data = stackalloc byte[20];
        row.TryWriteBytes(data);
        BinaryPrimitives.WriteInt32BigEndian(data[16..], version);
        return root.Mac("link:" + use, data).AsSpan(0, MacSize);
    }
}
