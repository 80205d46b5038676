using System.Security.Cryptography;
using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

internal sealed class EcdsaSigningKey : SigningKey
{
    private readonly Curve curve;
    private readonly ECDsa key;

    private EcdsaSigningKey(Curve curve, ECDsa key) : base(EcdsaVerificationKey.Of(curve, key))
    {
        this.curve = curve;
        this.key = key;
    }

    public static EcdsaSigningKey Generate(Curve curve) => new(curve, ECDsa.Create(curve.Named));

    public static SigningKeyReading Read(Curve curve, byte[] secret, byte[] x, byte[] y)
    {
        if (secret.Length != curve.Size) return new SigningKeyReading.Malformed("length", $"{curve.Name}: {secret.Length} bytes, not {curve.Size}");
        if (x.Length != curve.Size || y.Length != curve.Size || !curve.Holds(x, y)) return new SigningKeyReading.Malformed("not-on-curve", curve.Name);
        try
        {
            // Imported without the public half, so that what is derived can be compared with what was said.
            var imported = ECDsa.Create(new ECParameters { Curve = curve.Named, D = secret });
            var derived = imported.ExportParameters(includePrivateParameters: false).Q;
            if (derived.X.AsSpan().SequenceEqual(x) && derived.Y.AsSpan().SequenceEqual(y))
                return new SigningKeyReading.Read(new EcdsaSigningKey(curve, imported));
            imported.Dispose();
            return new SigningKeyReading.Malformed("key-mismatch", curve.Name);
        }
        catch (CryptographicException)
        {
            return new SigningKeyReading.Malformed("out-of-range", curve.Name);
        }
    }

    public override void Sign(ReadOnlySpan<byte> data, Span<byte> signature)
    {
        if (signature.Length != SignatureSize) throw new ArgumentException($"A signature has {SignatureSize} bytes.", nameof(signature));
        key.TrySignData(data, signature, curve.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation, out _);
    }

    private protected override void WritePrivateMembers(Utf8JsonWriter writer)
    {
        var secret = key.ExportParameters(includePrivateParameters: true).D!;
        writer.WriteString("d"u8, Base64UrlText.Encode(secret));
        CryptographicOperations.ZeroMemory(secret);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) key.Dispose();
    }
}
