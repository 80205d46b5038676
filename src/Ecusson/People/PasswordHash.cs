using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ecusson.People;

/// <summary>
/// A password as it is kept: PBKDF2 with HMAC-SHA-512 (RFC 8018 §5.2), in the layout that ASP.NET Core Identity calls version 3
/// (marker 1, PRF, iterations, salt length, salt, key), so that accounts can be carried from and to it.
/// </summary>
public static class PasswordHash
{
    /// <summary>The shortest password that may be chosen, in characters (NIST SP 800-63B: length, and no rules of composition).</summary>
    public const int Shortest = 10;

    /// <summary>The longest, in characters: hashing costs by length.</summary>
    public const int Longest = 256;

    const int Iterations = 210_000, SaltSize = 16, KeySize = 32, Header = 13;
    const uint HmacSha512 = 2;

    /// <summary>What a password is compared with where there is none, so that the answer takes as long.</summary>
    public static string Nobodys { get; } = Write(new byte[SaltSize], new byte[KeySize]);

    /// <summary>The hash of a password.</summary>
    public static string Of(string password, RandomNumberGenerator random)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(random);
        var salt = new byte[SaltSize];
        random.GetBytes(salt);
        return Write(salt, Derive(password, salt, Iterations, KeySize));
    }

    /// <summary>Whether a hash is that of a password.</summary>
    public static bool Fits(string hash, string password)
    {
        ArgumentNullException.ThrowIfNull(hash);
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length > Longest) return false;
        var kept = Convert.FromBase64String(hash);
        var iterations = BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(5));
        var saltSize = BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(9));
        var salt = kept.AsSpan(Header, checked((int)saltSize));
        var key = kept.AsSpan(Header + salt.Length);
        return CryptographicOperations.FixedTimeEquals(key, Derive(password, salt, checked((int)iterations), key.Length));
    }

    static byte[] Derive(string password, ReadOnlySpan<byte> salt, int iterations, int size) =>
        Rfc2898DeriveBytes.Pbkdf2(password.Normalize(), salt, iterations, HashAlgorithmName.SHA512, size);

    static string Write(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> key)
    {
        var kept = new byte[Header + salt.Length + key.Length];
        kept[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(kept.AsSpan(1), HmacSha512);
        BinaryPrimitives.WriteUInt32BigEndian(kept.AsSpan(5), Iterations);
        BinaryPrimitives.WriteUInt32BigEndian(kept.AsSpan(9), (uint)salt.Length);
        salt.CopyTo(kept.AsSpan(Header));
        key.CopyTo(kept.AsSpan(Header + salt.Length));
        return Convert.ToBase64String(kept);
    }
}
