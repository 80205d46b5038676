using System.Security.Cryptography;
using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

/// <summary>A private key. It is opaque: it signs, and leaves only as a JSON Web Key for whoever keeps it. Dispose it after use.</summary>
/// <remarks>Ed25519 keys may be used by many threads at once; the other kinds by one at a time.</remarks>
public abstract class SigningKey : IDisposable
{
    private protected SigningKey(VerificationKey publicKey) => Public = publicKey;

    /// <summary>The kind of key.</summary>
    public KeyType Type => Public.Type;

    /// <summary>The public half.</summary>
    public VerificationKey Public { get; }

    /// <summary>Length of a signature, in bytes: 64 for Ed25519 and P-256, 96 for P-384, the modulus' length for RSA.</summary>
    public int SignatureSize => Public.SignatureSize;

    /// <summary>Signs <paramref name="data"/>, hashed as the key's type says.</summary>
    /// <param name="data">What is signed.</param>
    /// <param name="signature">Receives the signature; its length must be <see cref="SignatureSize"/>.</param>
    public abstract void Sign(ReadOnlySpan<byte> data, Span<byte> signature);

    /// <summary>Writes the key with its private members as a JSON Web Key (RFC 7517). What is written must be kept secret.</summary>
    public void WriteJwk(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        Public.WriteMembers(writer);
        WritePrivateMembers(writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes the private members of the key's JSON Web Key.</summary>
    private protected abstract void WritePrivateMembers(Utf8JsonWriter writer);

    /// <summary>The key as UTF-8 text of a JSON Web Key, with its private members. The caller keeps it secret, and may wipe it after use.</summary>
    public byte[] ToJwk()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) WriteJwk(writer);
        return buffer.ToArray();
    }

    /// <summary>Makes a new key from the system's own source of randomness. RSA keys have 2,048 bits.</summary>
    public static SigningKey Generate(KeyType type) => type switch
    {
        KeyType.Ed25519 => Ed25519SigningKey.Generate(),
        KeyType.P256 or KeyType.P384 => EcdsaSigningKey.Generate(Curve.Of(type)),
        KeyType.Rsa => new RsaSigningKey(RSA.Create(2048)),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>
    /// Reads a private key: a JSON Web Key (<c>kty</c>, <c>crv</c>, <c>d</c>, <c>x</c>, <c>y</c>), or a Multikey with <c>secretKeyMultibase</c>.
    /// The public members must be there and belong to the private ones.
    /// </summary>
    public static SigningKeyReading FromJwk(JsonElement json) =>
        json.Member("kty") is null && json.Member("secretKeyMultibase") is not null
            ? Multikey.ReadPrivate(json)
            : Jwk.ReadPrivate(json);

    /// <summary>Wipes the private half.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Wipes the private half.</summary>
    protected abstract void Dispose(bool disposing);
}

/// <summary>What came of reading a private key.</summary>
public abstract record SigningKeyReading
{
    private SigningKeyReading() { }

    /// <summary>The key was read. The caller disposes it.</summary>
    public sealed record Read(SigningKey Key) : SigningKeyReading;

    /// <summary>It is written as a key should be, but of a kind or size that this library does not sign with.</summary>
    /// <param name="Code">A stable word: <c>key-type</c>, <c>key-size</c>, <c>key-use</c>.</param>
    /// <param name="Detail">The kind by its name.</param>
    public sealed record Unsupported(string Code, string Detail) : SigningKeyReading;

    /// <summary>It is no private key.</summary>
    /// <param name="Code">A stable word: <c>not-a-key</c>, <c>public-key</c>, <c>encoding</c>, <c>length</c>, <c>not-on-curve</c>, <c>key-mismatch</c>…</param>
    /// <param name="Detail">What is wrong; never the key itself, not a sentence.</param>
    public sealed record Malformed(string Code, string Detail) : SigningKeyReading;
}
