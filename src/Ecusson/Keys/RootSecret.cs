using System.Security.Cryptography;
using System.Text;

namespace Ecusson.Keys;

/// <summary>
/// The secret outside the database under which everything secret inside it is sealed. It has versions, so that it can be
/// replaced: the newest seals, all of them open. Each use has a key of its own, derived with HKDF (RFC 5869).
/// </summary>
public sealed class RootSecret
{
    /// <summary>Bytes of every version: 256 random bits.</summary>
    public const int Size = 32;

    readonly byte[][] _versions;

    /// <summary>A secret in its versions.</summary>
    /// <param name="versions">The versions from the first to the newest, <see cref="Size"/> bytes each.</param>
    /// <exception cref="ArgumentException">There is none, or one has another size.</exception>
    public RootSecret(IReadOnlyList<byte[]> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        if (versions.Count == 0 || versions.Any(version => version.Length != Size)) throw new ArgumentException($"A root secret has at least one version of {Size} bytes.", nameof(versions));
        _versions = [.. versions];
    }

    /// <summary>Number of the newest version, counted from 1.</summary>
    public int Newest => _versions.Length;

    /// <summary>Seals bytes under the newest version with AES-256-GCM: nonce, tag, ciphertext.</summary>
    /// <param name="use">What they are, e.g. <c>signing-key</c>: what is sealed for one use opens for no other.</param>
    /// <param name="row">The row that they belong to: moved to another row they do not open.</param>
    /// <param name="plain">The bytes.</param>
    public byte[] Seal(string use, Guid row, ReadOnlySpan<byte> plain)
    {
        var box = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, Nonce));
        using var cipher = new AesGcm(Key(Newest, "seal:" + use), Tag);
        cipher.Encrypt(box.AsSpan(0, Nonce), plain, box.AsSpan(Nonce + Tag), box.AsSpan(Nonce, Tag), row.ToByteArray());
        return box;
    }

    /// <summary>Opens what <see cref="Seal"/> sealed. The caller clears the bytes when done with them.</summary>
    /// <exception cref="CryptographicException">It was sealed under another secret, for another use or row, or was changed.</exception>
    public byte[] Open(string use, Guid row, int version, ReadOnlySpan<byte> box)
    {
        if (version < 1 || version > Newest || box.Length < Nonce + Tag) throw new CryptographicException("It was not sealed under this root secret.");
        var plain = new byte[box.Length - Nonce - Tag];
        using var cipher = new AesGcm(Key(version, "seal:" + use), Tag);
        cipher.Decrypt(box[..Nonce], box[(Nonce + Tag)..], box.Slice(Nonce, Tag), plain, row.ToByteArray());
        return plain;
    }

    /// <summary>A keyed hash (HMAC-SHA-256) that only this server can compute, under the first version, so that links outlive a new one.</summary>
    public byte[] Mac(string use, ReadOnlySpan<byte> data) => HMACSHA256.HashData(Key(1, "mac:" + use), data);

    byte[] Key(int version, string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _versions[version - 1], Size, info: Encoding.UTF8.GetBytes("ecusson:" + use));

    const int Nonce = 12, Tag = 16;
}
