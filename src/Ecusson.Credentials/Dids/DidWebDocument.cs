using System.Text.Json;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Dids;

/// <summary>One key in the document of an issuer's did:web.</summary>
/// <param name="Fragment">Its name in the document without the <c>#</c>, e.g. <c>key-0</c>; never given again to another key.</param>
/// <param name="Key">The public key.</param>
/// <param name="Format">How it is written.</param>
public sealed record DidWebKey(string Fragment, VerificationKey Key, DidWebKeyFormat Format = DidWebKeyFormat.Multikey)
{
    /// <summary>When it was withdrawn because others may have it: what it signed no longer counts. Null when it was not.</summary>
    public DateTimeOffset? Revoked { get; init; }
}

/// <summary>How a key is written in a DID document.</summary>
public enum DidWebKeyFormat
{
    /// <summary><c>Multikey</c> with <c>publicKeyMultibase</c>: what verifiers of data integrity proofs read.</summary>
    Multikey,

    /// <summary><c>JsonWebKey</c> with <c>publicKeyJwk</c>: what verifiers of JWTs read (Open Badges 3.0 "JSON Web Token Proof Format").</summary>
    JsonWebKey,
}

/// <summary>Writes the DID document that an issuer publishes, in the form that all known verifiers read: absolute ids, contexts, and <c>assertionMethod</c> as texts.</summary>
public static class DidWebDocument
{
    /// <summary>The document as UTF-8 JSON.</summary>
    /// <param name="did">The issuer's <c>did:web:…</c>.</param>
    /// <param name="keys">
    /// Every key that ever signed, newest first. A key that signs no more stays as it was, without <c>expires</c>: after that date verifiers
    /// would refuse every badge that it signed (CID 1.0 §2.2). A revoked one stays listed with its date and is taken out of <c>assertionMethod</c>.
    /// </param>
    /// <param name="alsoKnownAs">Other addresses of the same issuer, such as its Open Badges 2.0 profile.</param>
    /// <exception cref="ArgumentException">It is no did:web, or two keys have the same fragment.</exception>
    public static byte[] Write(string did, IReadOnlyList<DidWebKey> keys, IReadOnlyList<string>? alsoKnownAs = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (DidWeb.DocumentAddress(did) is null) throw new ArgumentException("Not a did:web.", nameof(did));
        if (keys.DistinctBy(key => key.Fragment, StringComparer.Ordinal).Count() != keys.Count) throw new ArgumentException("A fragment names one key.", nameof(keys));
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("@context"u8);
            writer.WriteStringValue("https://www.w3.org/ns/did/v1"u8);
            if (keys.Any(key => key.Format == DidWebKeyFormat.Multikey)) writer.WriteStringValue("https://w3id.org/security/multikey/v1"u8);
            if (keys.Any(key => key.Format == DidWebKeyFormat.JsonWebKey)) writer.WriteStringValue("https://w3id.org/security/jwk/v1"u8);
            writer.WriteEndArray();
            writer.WriteString("id"u8, did);
            WriteTexts(writer, "alsoKnownAs", alsoKnownAs ?? []);
            writer.WriteStartArray("verificationMethod"u8);
            foreach (var key in keys) WriteMethod(writer, did, key);
            writer.WriteEndArray();
            WriteTexts(writer, "assertionMethod", [.. keys.Where(key => key.Revoked is null).Select(key => $"{did}#{key.Fragment}")]);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteMethod(Utf8JsonWriter writer, string did, DidWebKey key)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, $"{did}#{key.Fragment}");
        writer.WriteString("type"u8, key.Format == DidWebKeyFormat.Multikey ? "Multikey" : "JsonWebKey");
        writer.WriteString("controller"u8, did);
        if (key.Revoked is { } revoked) writer.WriteString("revoked"u8, DateTimeStamp.Write(revoked));
        if (key.Format == DidWebKeyFormat.Multikey)
        {
            writer.WriteString("publicKeyMultibase"u8, key.Key.Multibase);
        }
        else
        {
            writer.WritePropertyName("publicKeyJwk"u8);
            key.Key.WriteJwk(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) return;
        writer.WriteStartArray(name);
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
