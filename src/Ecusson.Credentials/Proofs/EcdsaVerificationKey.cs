using System.Security.Cryptography;
using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

internal sealed class EcdsaVerificationKey : VerificationKey
{
    private readonly Curve curve;
    private readonly ECPoint point;

    // .NET promises nothing about one ECDsa on two threads, so a thread takes the spare one and puts it back, or imports another.
    private ECDsa? spare;

    private EcdsaVerificationKey(Curve curve, ECPoint point) : base(curve.Type)
    {
        this.curve = curve;
        this.point = point;
        Encoded = Curve.Compress(point);
    }

    public override int SignatureSize => 2 * curve.Size;

    internal override byte[] Encoded { get; }

    public static VerificationKeyReading Read(Curve curve, ReadOnlySpan<byte> compressed)
    {
        if (compressed.Length != curve.Size + 1)
            return new VerificationKeyReading.Malformed("length", $"{curve.Name}: {compressed.Length} bytes, not {curve.Size + 1}");
        return curve.Decompress(compressed) is { } point
            ? new VerificationKeyReading.Read(new EcdsaVerificationKey(curve, point))
            : new VerificationKeyReading.Malformed("not-on-curve", curve.Name);
    }

    public static VerificationKeyReading Read(Curve curve, byte[] x, byte[] y)
    {
        if (x.Length != curve.Size || y.Length != curve.Size)
            return new VerificationKeyReading.Malformed("length", $"{curve.Name}: {x.Length} and {y.Length} bytes, not {curve.Size}");
        return curve.Holds(x, y)
            ? new VerificationKeyReading.Read(new EcdsaVerificationKey(curve, new ECPoint { X = x, Y = y }))
            : new VerificationKeyReading.Malformed("not-on-curve", curve.Name);
    }

    public static EcdsaVerificationKey Of(Curve curve, ECDsa key) => new(curve, key.ExportParameters(includePrivateParameters: false).Q);

    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureSize) return false;
        var key = Interlocked.Exchange(ref spare, value: null)
            ?? ECDsa.Create(new ECParameters { Curve = curve.Named, Q = point });
        var verified = key.VerifyData(data, signature, curve.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        Interlocked.Exchange(ref spare, key)?.Dispose();
        return verified;
    }

    // RFC 7518 §6.2.1
    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteString("kty"u8, "EC"u8);
        writer.WriteString("crv"u8, curve.Name);
        writer.WriteString("x"u8, Base64UrlText.Encode(point.X));
        writer.WriteString("y"u8, Base64UrlText.Encode(point.Y));
    }
}
