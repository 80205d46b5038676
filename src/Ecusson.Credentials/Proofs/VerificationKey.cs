using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

/// <summary>
/// A public key, already imported: keep it where the same key recurs. Immutable and safe for use by many threads at once.
/// Two keys are equal when they are the same key, however they were written.
/// </summary>
public abstract class VerificationKey : IEquatable<VerificationKey>
{
    private string? multibase;

    private protected VerificationKey(KeyType type) => Type = type;

    /// <summary>The kind of key.</summary>
    public KeyType Type { get; }

    /// <summary>The key as a Multikey's <c>publicKeyMultibase</c> (CID 1.0 §2.2.2): <c>z</c>, then base58btc of the multicodec prefix and the key.</summary>
    public string Multibase => multibase ??= Multikey.Write(this);

    /// <summary>The key's own DID, <c>did:key:z…</c>.</summary>
    public string DidKey => "did:key:" + Multibase;

    /// <summary>The key's verification method under its own DID, <c>did:key:z…#z…</c>; the form that every verifier understands.</summary>
    public string DidKeyUrl => DidKey + "#" + Multibase;

    /// <summary>Length of a signature by this key, in bytes.</summary>
    public abstract int SignatureSize { get; }

    /// <summary>The key's bytes behind its multicodec prefix: 32 bytes for Ed25519, a compressed point for ECDSA, PKCS #1 for RSA.</summary>
    internal abstract byte[] Encoded { get; }

    /// <summary>
    /// True if <paramref name="signature"/> was made over exactly <paramref name="data"/> by the holder of this key's private half.
    /// The data is hashed as the key's type says; an ECDSA signature is r‖s of fixed length (RFC 7518 §3.4), never DER.
    /// A signature of the wrong length or form is only false, never an exception.
    /// </summary>
    public abstract bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);

    /// <summary>Writes the key as a JSON Web Key (RFC 7517) with its required members only.</summary>
    public void WriteJwk(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        WriteMembers(writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes the required members of the key's JSON Web Key.</summary>
    internal abstract void WriteMembers(Utf8JsonWriter writer);

    /// <summary>Reads a public JSON Web Key. A key that carries private members is refused: whoever read it could sign with it.</summary>
    public static VerificationKeyReading FromJwk(JsonElement jwk) => Jwk.ReadPublic(jwk);

    /// <summary>Reads a <c>publicKeyMultibase</c> (CID 1.0 §2.2.2).</summary>
    public static VerificationKeyReading FromMultibase(string multibase)
    {
        ArgumentNullException.ThrowIfNull(multibase);
        return Multikey.ReadPublic(multibase);
    }

    /// <summary>Reads an RSA public key in PEM (RFC 7468), as Open Badges 2.0 publishes it (<c>publicKeyPem</c>).</summary>
    public static VerificationKeyReading FromPem(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        return RsaVerificationKey.ReadPem(pem);
    }

    /// <inheritdoc/>
    public bool Equals(VerificationKey? other) =>
        other is not null && other.Type == Type && other.Encoded.AsSpan().SequenceEqual(Encoded);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VerificationKey);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Encoded);
        return hash.ToHashCode();
    }

    /// <summary>The key's DID.</summary>
    public override string ToString() => DidKey;
}

/// <summary>What came of reading a public key.</summary>
public abstract record VerificationKeyReading
{
    private VerificationKeyReading() { }

    /// <summary>The key was read.</summary>
    public sealed record Read(VerificationKey Key) : VerificationKeyReading;

    /// <summary>It is written as a key should be, but of a kind or size that this library does not use.</summary>
    /// <param name="Code">A stable word: <c>key-type</c>, <c>key-size</c>, <c>key-use</c>.</param>
    /// <param name="Detail">The kind by its name, e.g. <c>secp256k1</c>.</param>
    public sealed record Unsupported(string Code, string Detail) : VerificationKeyReading;

    /// <summary>It is no key.</summary>
    /// <param name="Code">A stable word: <c>not-a-key</c>, <c>encoding</c>, <c>length</c>, <c>not-on-curve</c>, <c>private-key</c>…</param>
    /// <param name="Detail">What is wrong, verbatim; not a sentence.</param>
    public sealed record Malformed(string Code, string Detail) : VerificationKeyReading;
}
