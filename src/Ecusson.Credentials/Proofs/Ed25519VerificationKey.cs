using System.Text.Json;
using NSec.Cryptography;

namespace Ecusson.Credentials.Proofs;

internal sealed class Ed25519VerificationKey : VerificationKey
{
    public const int Size = 32;

    private readonly PublicKey key;

    private Ed25519VerificationKey(PublicKey key, byte[] encoded) : base(KeyType.Ed25519)
    {
        this.key = key;
        Encoded = encoded;
    }

    public override int SignatureSize => 64;

    internal override byte[] Encoded { get; }

    public static VerificationKeyReading Read(ReadOnlySpan<byte> raw)
    {
        if (raw.Length != Size) return new VerificationKeyReading.Malformed("length", $"Ed25519: {raw.Length} bytes, not {Size}");
        return PublicKey.TryImport(SignatureAlgorithm.Ed25519, raw, KeyBlobFormat.RawPublicKey, out var imported) && imported is not null
            ? new VerificationKeyReading.Read(new Ed25519VerificationKey(imported, raw.ToArray()))
            : new VerificationKeyReading.Malformed("not-on-curve", "Ed25519");
    }

    public static Ed25519VerificationKey Of(PublicKey key) => new(key, key.Export(KeyBlobFormat.RawPublicKey));

    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        signature.Length == 64 && SignatureAlgorithm.Ed25519.Verify(key, data, signature);

    // RFC 8037 §2
    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteString("kty"u8, "OKP"u8);
        writer.WriteString("crv"u8, "Ed25519"u8);
        writer.WriteString("x"u8, Base64UrlText.Encode(Encoded));
    }
}
