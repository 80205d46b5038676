using System.Text.Json;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Proofs;

/// <summary><c>ecdsa-rdfc-2019</c> (VC DI ECDSA 1.0 §3.2): ECDSA over RDFC-1.0, SHA-256 throughout for P-256 and SHA-384 throughout for P-384.</summary>
public static class EcdsaRdfc2019
{
    /// <summary>The suite's name in <c>cryptosuite</c>.</summary>
    public const string Name = "ecdsa-rdfc-2019";

    /// <summary>Signs a document. Proofs that it already has stay, and the new one stands beside them (a proof set, VC DI §2.1.1).</summary>
    /// <param name="unsecured">A JSON-LD object.</param>
    /// <param name="key">A P-256 or P-384 key.</param>
    /// <param name="verificationMethod">Address of the key's public half, e.g. <see cref="VerificationKey.DidKeyUrl"/>.</param>
    /// <param name="created">When the proof is made; kept to the second.</param>
    /// <param name="canonicalizer">Knows the document's contexts.</param>
    public static SigningOutcome Sign(JsonElement unsecured, SigningKey key, string verificationMethod, DateTimeOffset created, Canonicalizer canonicalizer)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(canonicalizer);
        if (key.Type is not (KeyType.P256 or KeyType.P384)) throw new ArgumentException("This suite signs with P-256 or P-384.", nameof(key));
        return RdfcProof.Sign(unsecured, ProofText.Options(Name, verificationMethod, created), key, canonicalizer);
    }

    /// <summary>Verifies one proof of a document with the key that its method names. Whether the proof has expired is not asked here.</summary>
    public static ProofOutcome Verify(JsonElement document, JsonElement proof, VerificationKey key, Canonicalizer canonicalizer) =>
        RdfcProof.Verify(document, proof, key, canonicalizer, "DataIntegrityProof", Name, KeyType.P256, KeyType.P384);
}
