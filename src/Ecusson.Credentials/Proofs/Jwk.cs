using System.Security.Cryptography;
using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

/// <summary>JSON Web Keys (RFC 7517, RFC 7518 §6, RFC 8037).</summary>
internal static class Jwk
{
    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    public static VerificationKeyReading ReadPublic(JsonElement jwk)
    {
        if (jwk.ValueKind != JsonValueKind.Object || jwk.Text("kty") is not { } type) return new VerificationKeyReading.Malformed("not-a-key", "kty");
        if (Array.Find(PrivateMembers, member => jwk.Member(member) is not null) is { } secret)
            return new VerificationKeyReading.Malformed("private-key", secret);
        if (!MayVerify(jwk)) return new VerificationKeyReading.Unsupported("key-use", "use, key_ops");
        var (x, y) = (Bytes(jwk, "x"), Bytes(jwk, "y"));
        return (type, jwk.Text("crv")) switch
        {
            ("OKP", "Ed25519") => x is null ? Missing("x") : Ed25519VerificationKey.Read(x),
            ("EC", "P-256") => x is null || y is null ? Missing("x, y") : EcdsaVerificationKey.Read(Curve.P256, x, y),
            ("EC", "P-384") => x is null || y is null ? Missing("x, y") : EcdsaVerificationKey.Read(Curve.P384, x, y),
            ("RSA", _) => Bytes(jwk, "n") is { } n && Bytes(jwk, "e") is { } e ? RsaVerificationKey.Read(n, e) : Missing("n, e"),
            ("OKP" or "EC", { } curve) => new VerificationKeyReading.Unsupported("key-type", curve),
            ("OKP" or "EC", null) => Missing("crv"),
            _ => new VerificationKeyReading.Unsupported("key-type", type),
        };

        static VerificationKeyReading Missing(string member) => new VerificationKeyReading.Malformed("encoding", member);
    }

    public static SigningKeyReading ReadPrivate(JsonElement jwk)
    {
        if (jwk.ValueKind != JsonValueKind.Object || jwk.Text("kty") is not { } type) return new SigningKeyReading.Malformed("not-a-key", "kty");
        var (x, y, d) = (Bytes(jwk, "x"), Bytes(jwk, "y"), Bytes(jwk, "d"));
        if (jwk.Member("d") is null) return new SigningKeyReading.Malformed("public-key", "d");
        try
        {
            return (type, jwk.Text("crv")) switch
            {
                ("OKP", "Ed25519") => x is null || d is null ? Missing("x, d") : Ed25519SigningKey.Read(d, x),
                ("EC", "P-256") => x is null || y is null || d is null ? Missing("x, y, d") : EcdsaSigningKey.Read(Curve.P256, d, x, y),
                ("EC", "P-384") => x is null || y is null || d is null ? Missing("x, y, d") : EcdsaSigningKey.Read(Curve.P384, d, x, y),
                ("RSA", _) => ReadRsa(jwk, d),
                ("OKP" or "EC", { } curve) => new SigningKeyReading.Unsupported("key-type", curve),
                ("OKP" or "EC", null) => Missing("crv"),
                _ => new SigningKeyReading.Unsupported("key-type", type),
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(d);
        }
    }

    private static SigningKeyReading ReadRsa(JsonElement jwk, byte[]? d)
    {
        if (Bytes(jwk, "n") is not { } n || Bytes(jwk, "e") is not { } e || d is null
            || Bytes(jwk, "p") is not { } p || Bytes(jwk, "q") is not { } q
            || Bytes(jwk, "dp") is not { } dp || Bytes(jwk, "dq") is not { } dq || Bytes(jwk, "qi") is not { } qi) return Missing("n, e, d, p, q, dp, dq, qi");
        // .NET wants members of fixed length; RFC 7518 §2 Base64urlUInt has them as short as they go, and some writers leave a zero before them.
        var half = (n.Length + 1) / 2;
        return Padded(d, n.Length) is { } wholeD && Padded(p, half) is { } wholeP && Padded(q, half) is { } wholeQ
            && Padded(dp, half) is { } wholeDp && Padded(dq, half) is { } wholeDq && Padded(qi, half) is { } wholeQi
            ? RsaSigningKey.Read(new RSAParameters { Modulus = n, Exponent = e, D = wholeD, P = wholeP, Q = wholeQ, DP = wholeDp, DQ = wholeDq, InverseQ = wholeQi })
            : new SigningKeyReading.Malformed("length", "RSA");
    }

    private static byte[]? Padded(byte[] number, int length)
    {
        var significant = number.AsSpan().TrimStart((byte)0);
        if (significant.Length > length) return null;
        var padded = new byte[length];
        significant.CopyTo(padded.AsSpan(length - significant.Length));
        return padded;
    }

    private static SigningKeyReading.Malformed Missing(string member) => new SigningKeyReading.Malformed("encoding", member);

    // RFC 7517 §4.2, §4.3
    private static bool MayVerify(JsonElement jwk)
    {
        if (jwk.Member("use") is { } use && use.Text() != "sig") return false;
        return jwk.Member("key_ops") is null || jwk.Many("key_ops").Any(operation => operation.Text() == "verify");
    }

    // No member of a key that this library uses is longer than an RSA modulus of 8,192 bits.
    private static byte[]? Bytes(JsonElement json, string name) =>
        json.Text(name) is { Length: > 0 and <= 2048 } text ? Base64UrlText.Decode(text) : null;
}
