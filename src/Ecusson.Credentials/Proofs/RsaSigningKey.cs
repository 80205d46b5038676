using System.Security.Cryptography;
using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

internal sealed class RsaSigningKey(RSA key) : SigningKey(RsaVerificationKey.Of(key))
{
    public static SigningKeyReading Read(RSAParameters parameters)
    {
        if (RsaVerificationKey.Read(parameters.Modulus!, parameters.Exponent!) is VerificationKeyReading.Unsupported refused)
            return new SigningKeyReading.Unsupported(refused.Code, refused.Detail);
        RSA? key = null;
        try
        {
            key = RSA.Create(parameters);
            // Members that do not belong together import well and sign wrongly.
            var signature = key.SignData([], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            if (key.VerifyData(ReadOnlySpan<byte>.Empty, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)) return new SigningKeyReading.Read(new RsaSigningKey(key));
        }
        catch (CryptographicException)
        {
            key?.Dispose();
            return new SigningKeyReading.Malformed("out-of-range", "RSA");
        }

        key.Dispose();
        return new SigningKeyReading.Malformed("key-mismatch", "RSA");
    }

    public override void Sign(ReadOnlySpan<byte> data, Span<byte> signature)
    {
        if (signature.Length != SignatureSize) throw new ArgumentException($"A signature has {SignatureSize} bytes.", nameof(signature));
        key.SignData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    // RFC 7518 §6.3.2
    private protected override void WritePrivateMembers(Utf8JsonWriter writer)
    {
        var all = key.ExportParameters(includePrivateParameters: true);
        writer.WriteString("d"u8, Base64UrlText.Encode(all.D));
        writer.WriteString("p"u8, Base64UrlText.Encode(all.P));
        writer.WriteString("q"u8, Base64UrlText.Encode(all.Q));
        writer.WriteString("dp"u8, Base64UrlText.Encode(all.DP));
        writer.WriteString("dq"u8, Base64UrlText.Encode(all.DQ));
        writer.WriteString("qi"u8, Base64UrlText.Encode(all.InverseQ));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) key.Dispose();
    }
}
