using System.Security.Cryptography;
using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

internal sealed class RsaVerificationKey : VerificationKey
{
    private readonly RSAParameters parameters;

    // As for ECDSA: one RSA object is used by one thread at a time.
    private RSA? spare;

    private RsaVerificationKey(RSA key) : base(KeyType.Rsa)
    {
        parameters = key.ExportParameters(includePrivateParameters: false);
        Encoded = key.ExportRSAPublicKey();
        SignatureSize = parameters.Modulus!.Length;
    }

    public override int SignatureSize { get; }

    internal override byte[] Encoded { get; }

    public static VerificationKeyReading Read(byte[] modulus, byte[] exponent)
    {
        // RFC 7518 §3.3: 2,048 bits or more. The upper bounds keep one verification cheap.
        if (modulus.Length is < 256 or > 1024 || modulus[0] == 0) return new VerificationKeyReading.Unsupported("key-size", $"RSA, {modulus.Length * 8} bits");
        if (exponent.Length is 0 or > 4 || exponent[0] == 0 || exponent is [1] or [2] || (exponent[^1] & 1) == 0 || (modulus[^1] & 1) == 0)
            return new VerificationKeyReading.Malformed("out-of-range", "RSA");
        try
        {
            using var key = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
            return new VerificationKeyReading.Read(new RsaVerificationKey(key));
        }
        catch (CryptographicException)
        {
            return new VerificationKeyReading.Malformed("out-of-range", "RSA");
        }
    }

    /// <summary>RFC 7468: one public key as text. A private key is refused: whoever read it could sign with it.</summary>
    public static VerificationKeyReading ReadPem(string pem)
    {
        try
        {
            using var key = RSA.Create();
            if (pem.Contains("PRIVATE", StringComparison.Ordinal)) return new VerificationKeyReading.Malformed("private-key", "PEM");
            key.ImportFromPem(pem);
            var read = key.ExportParameters(includePrivateParameters: false);
            return Read(read.Modulus!, read.Exponent!);
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException)
        {
            return new VerificationKeyReading.Malformed("encoding", "PEM");
        }
    }

    /// <summary>RFC 8017 A.1.1: a SEQUENCE of modulus and exponent, and nothing after it.</summary>
    public static VerificationKeyReading Read(ReadOnlySpan<byte> pkcs1)
    {
        try
        {
            using var key = RSA.Create();
            key.ImportRSAPublicKey(pkcs1, out var length);
            if (length != pkcs1.Length) return new VerificationKeyReading.Malformed("length", "RSA");
            var read = key.ExportParameters(includePrivateParameters: false);
            return Read(read.Modulus!, read.Exponent!);
        }
        catch (CryptographicException)
        {
            return new VerificationKeyReading.Malformed("encoding", "RSA");
        }
    }

    public static RsaVerificationKey Of(RSA key) => new(key);

    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureSize) return false;
        var key = Interlocked.Exchange(ref spare, value: null) ?? RSA.Create(parameters);
        var verified = key.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Interlocked.Exchange(ref spare, key)?.Dispose();
        return verified;
    }

    // RFC 7518 §6.3.1
    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteString("kty"u8, "RSA"u8);
        writer.WriteString("n"u8, Base64UrlText.Encode(parameters.Modulus));
        writer.WriteString("e"u8, Base64UrlText.Encode(parameters.Exponent));
    }
}
