using System.Security.Cryptography;
using System.Text.Json;
using NSec.Cryptography;

namespace Ecusson.Credentials.Proofs;

internal sealed class Ed25519SigningKey : SigningKey
{
    private readonly Key key;

    private Ed25519SigningKey(Key key) : base(Ed25519VerificationKey.Of(key.PublicKey)) => this.key = key;

    public static Ed25519SigningKey Generate() => new(Key.Create(SignatureAlgorithm.Ed25519, Exportable()));

    public static SigningKeyReading Read(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> publicKey)
    {
        if (secret.Length != 32) return new SigningKeyReading.Malformed("length", $"Ed25519: {secret.Length} bytes, not 32");
        var imported = Key.Import(SignatureAlgorithm.Ed25519, secret, KeyBlobFormat.RawPrivateKey, Exportable());
        if (imported.PublicKey.Export(KeyBlobFormat.RawPublicKey).AsSpan().SequenceEqual(publicKey))
            return new SigningKeyReading.Read(new Ed25519SigningKey(imported));
        imported.Dispose();
        return new SigningKeyReading.Malformed("key-mismatch", "Ed25519");
    }

    public override void Sign(ReadOnlySpan<byte> data, Span<byte> signature) => SignatureAlgorithm.Ed25519.Sign(key, data, signature);

    private protected override void WritePrivateMembers(Utf8JsonWriter writer)
    {
        var secret = key.Export(KeyBlobFormat.RawPrivateKey);
        writer.WriteString("d"u8, Base64UrlText.Encode(secret));
        CryptographicOperations.ZeroMemory(secret);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) key.Dispose();
    }

    private static KeyCreationParameters Exportable() => new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
}
