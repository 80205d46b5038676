using System.Security.Cryptography;
using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

/// <summary>Multikey (CID 1.0 §2.2.2): multibase over a multicodec prefix and a key.</summary>
internal static class Multikey
{
    // An RSA key of 8,192 bits in PKCS #1, with its prefix.
    private const int LongestKey = 1040;

    public static string Write(VerificationKey key)
    {
        ReadOnlySpan<byte> prefix = key.Type switch
        {
            KeyType.Ed25519 => [0xed, 0x01],
            KeyType.P256 => [0x80, 0x24],
            KeyType.P384 => [0x81, 0x24],
            _ => [0x85, 0x24],
        };
        return "z" + Base58.Encode([.. prefix, .. key.Encoded]);
    }

    public static VerificationKeyReading ReadPublic(ReadOnlySpan<char> multibase)
    {
        if (Decode(multibase) is not { Length: > 2 } bytes) return new VerificationKeyReading.Malformed("encoding", "multibase");
        var key = bytes.AsSpan(2);
        return (bytes[0], bytes[1]) switch
        {
            (0xed, 0x01) => Ed25519VerificationKey.Read(key),
            (0x80, 0x24) => EcdsaVerificationKey.Read(Curve.P256, key),
            (0x81, 0x24) => EcdsaVerificationKey.Read(Curve.P384, key),
            (0x85, 0x24) => RsaVerificationKey.Read(key),
            (0x80, 0x26) or (0x86, 0x26) or (0x87, 0x26) => new VerificationKeyReading.Malformed("private-key", "Multikey"),
            var prefix => new VerificationKeyReading.Unsupported("key-type", NameOf(prefix)),
        };
    }

    public static SigningKeyReading ReadPrivate(JsonElement json)
    {
        if (json.Text("secretKeyMultibase") is not { } secretText || Decode(secretText) is not { Length: > 2 } secret)
            return new SigningKeyReading.Malformed("encoding", "secretKeyMultibase");
        if (json.Text("publicKeyMultibase") is not { } publicText || Decode(publicText) is not { Length: > 2 } publicKey)
            return new SigningKeyReading.Malformed("encoding", "publicKeyMultibase");
        try
        {
            return (secret[0], secret[1], publicKey[0], publicKey[1]) switch
            {
                (0x80, 0x26, 0xed, 0x01) => Ed25519SigningKey.Read(secret.AsSpan(2), publicKey.AsSpan(2)),
                (0x86, 0x26, 0x80, 0x24) => Ecdsa(Curve.P256, secret, publicKey),
                (0x87, 0x26, 0x81, 0x24) => Ecdsa(Curve.P384, secret, publicKey),
                (0x80 or 0x86 or 0x87, 0x26, _, _) => new SigningKeyReading.Malformed("key-mismatch", "Multikey"),
                var (first, second, _, _) => new SigningKeyReading.Unsupported("key-type", NameOf((first, second))),
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private static SigningKeyReading Ecdsa(Curve curve, byte[] secret, byte[] publicKey) =>
        curve.Decompress(publicKey.AsSpan(2)) is { } point
            ? EcdsaSigningKey.Read(curve, secret[2..], point.X!, point.Y!)
            : new SigningKeyReading.Malformed("not-on-curve", curve.Name);

    // VC DI ECDSA §2.1.1, VC DI EdDSA §2.1.1: base58btc, and no other encoding
    private static byte[]? Decode(ReadOnlySpan<char> multibase) =>
        multibase is ['z', .. var base58] ? Base58.Decode(base58, LongestKey) : null;

    private static string NameOf((byte First, byte Second) prefix) => prefix switch
    {
        (0xe7, 0x01) => "secp256k1",
        (0xec, 0x01) => "X25519",
        (0xea, 0x01) or (0xeb, 0x01) or (0xee, 0x01) => "BLS12-381",
        (0x82, 0x24) => "P-521",
        (0x83, 0x24) => "Ed448",
        _ => $"multicodec 0x{prefix.First:x2}{prefix.Second:x2}",
    };
}
