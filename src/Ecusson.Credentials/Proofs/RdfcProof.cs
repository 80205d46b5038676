using System.Security.Cryptography;
using System.Text.Json;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Proofs;

/// <summary>
/// The steps that all suites over RDFC-1.0 share (VC DI EdDSA 1.0 §3.2 and §3.3, VC DI ECDSA 1.0 §3.2): they differ only in the
/// names that they answer to and in the key, and with the key in the hash.
/// </summary>
internal static class RdfcProof
{
    // The longest: two hashes of SHA-384
    private const int LongestHashData = 96;

    /// <summary>§3.2.2 Verify Proof, by the suite whose proofs bear this type and cryptosuite and whose keys are of these kinds.</summary>
    public static ProofOutcome Verify(
        JsonElement document, JsonElement proof, VerificationKey key, Canonicalizer canonicalizer, string type, string? cryptosuite, params ReadOnlySpan<KeyType> keys)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(canonicalizer);
        // §3.2.3 step 1, §3.2.5 step 2: type and cryptosuite are the suite's
        if (Misnamed(proof, type, cryptosuite) is { } misnamed) return misnamed;
        if (!keys.Contains(key.Type)) return new ProofOutcome.Invalid("key-type", key.Type.ToString());
        // §3.2.2 step 3: proofBytes
        if (proof.Text("proofValue") is not ['z', .. var base58] || Base58.Decode(base58, key.SignatureSize) is not { } proofBytes
            || proofBytes.Length != key.SignatureSize) return new ProofOutcome.Invalid("proof-value", "");
        Span<byte> hashData = stackalloc byte[LongestHashData];
        // §3.2.2 steps 4 and 5: transform, hash
        if (Digest(document, proof, key.Type, canonicalizer, ref hashData) is { } problem) return new ProofOutcome.Refused(problem);
        // §3.2.2 step 6
        return key.Verify(hashData, proofBytes) ? new ProofOutcome.Valid() : new ProofOutcome.Invalid("signature-mismatch", "");
    }

    /// <summary>§3.2.1 Create Proof. <paramref name="options"/> is the proof without its value.</summary>
    public static SigningOutcome Sign(JsonElement document, ReadOnlyMemory<byte> options, SigningKey key, Canonicalizer canonicalizer)
    {
        Span<byte> hashData = stackalloc byte[LongestHashData];
        using var proof = JsonDocument.Parse(options);
        if (Digest(document, proof.RootElement, key.Type, canonicalizer, ref hashData) is { } problem) return new SigningOutcome.Refused(problem);
        Span<byte> proofBytes = stackalloc byte[key.SignatureSize];
        key.Sign(hashData, proofBytes);
        return new SigningOutcome.Signed(ProofText.Append(document, options.Span, "z" + Base58.Encode(proofBytes)));
    }

    /// <summary>§3.2.3 Transformation: the document without its proofs.</summary>
    public static CanonicalOutcome Transform(JsonElement document, KeyType type, Canonicalizer canonicalizer) =>
        canonicalizer.Canonicalize(document, HashOf(type), without: "proof");

    /// <summary>§3.2.5 Proof Configuration: the proof without its value, under the document's context.</summary>
    public static CanonicalOutcome Configure(JsonElement document, JsonElement proof, KeyType type, Canonicalizer canonicalizer) =>
        document.Member("@context") is { } context
            ? canonicalizer.Canonicalize(proof, HashOf(type), without: "proofValue", context: context)
            : new CanonicalOutcome.Refused(new JsonLdProblem("context missing", "@context", ""));

    /// <summary>§3.2.4 Hashing: the hash of the configuration, then the hash of the document.</summary>
    public static int Hash(ReadOnlySpan<byte> transformed, ReadOnlySpan<byte> configuration, KeyType type, Span<byte> hashData)
    {
        if (type == KeyType.P384)
        {
            SHA384.HashData(configuration, hashData);
            SHA384.HashData(transformed, hashData[48..]);
            return 96;
        }

        SHA256.HashData(configuration, hashData);
        SHA256.HashData(transformed, hashData[32..]);
        return 64;
    }

    // VC DI ECDSA §3.2.4: "for curve P-256 one uses SHA-256 and for curve P-384 one uses SHA-384"; its vectors use the same inside RDFC-1.0.
    private static RdfcHash HashOf(KeyType type) => type == KeyType.P384 ? RdfcHash.Sha384 : RdfcHash.Sha256;

    private static JsonLdProblem? Digest(JsonElement document, JsonElement proof, KeyType type, Canonicalizer canonicalizer, ref Span<byte> hashData)
    {
        switch (Configure(document, proof, type, canonicalizer), Transform(document, type, canonicalizer))
        {
            case (CanonicalOutcome.Canonical configuration, CanonicalOutcome.Canonical transformed):
                hashData = hashData[..Hash(transformed.NQuads.Span, configuration.NQuads.Span, type, hashData)];
                return null;
            case (CanonicalOutcome.Refused refused, _):
                return refused.Problem;
            case (_, CanonicalOutcome.Refused refused):
                return refused.Problem;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // What speaks against a proof before any suite's own steps; null when nothing does.
    private static ProofOutcome? Misnamed(JsonElement proof, string type, string? suite) => DataIntegrityProof.Read(proof) switch
    {
        DataIntegrityProofReading.Read { Proof: var read } when read.Type == type && (suite is null || read.Cryptosuite == suite) => null,
        DataIntegrityProofReading.Read { Proof: var read } => new ProofOutcome.Invalid("malformed", read.Cryptosuite ?? read.Type),
        DataIntegrityProofReading.Malformed broken => new ProofOutcome.Invalid(broken.Code, broken.Detail),
        DataIntegrityProofReading.Unsupported other => new ProofOutcome.Unsupported(other.Code, other.Detail),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
