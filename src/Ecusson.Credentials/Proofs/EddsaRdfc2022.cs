using System.Text.Json;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Proofs;

/// <summary><c>eddsa-rdfc-2022</c> (VC DI EdDSA 1.0 §3.2): Ed25519 over RDFC-1.0, the suite that Open Badges 3.0 certification asks for.</summary>
public static class EddsaRdfc2022
{
    /// <summary>The suite's name in <c>cryptosuite</c>.</summary>
    public const string Name = "eddsa-rdfc-2022";

    /// <summary>Signs a document. Proofs that it already has stay, and the new one stands beside them (a proof set, VC DI §2.1.1).</summary>
    /// <param name="unsecured">A JSON-LD object.</param>
    /// <param name="key">An Ed25519 key.</param>
    /// <param name="verificationMethod">Address of the key's public half, e.g. <see cref="VerificationKey.DidKeyUrl"/>.</param>
    /// <param name="created">When the proof is made; kept to the second.</param>
    /// <param name="canonicalizer">Knows the document's contexts.</param>
    public static SigningOutcome Sign(JsonElement unsecured, SigningKey key, string verificationMethod, DateTimeOffset created, Canonicalizer canonicalizer)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(canonicalizer);
        if (key.Type != KeyType.Ed25519) throw new ArgumentException("This suite signs with Ed25519.", nameof(key));
        return RdfcProof.Sign(unsecured, ProofText.Options(Name, verificationMethod, created), key, canonicalizer);
    }

    /// <summary>Verifies one proof of a document with the key that its method names. Whether the proof has expired is not asked here.</summary>
    public static ProofOutcome Verify(JsonElement document, JsonElement proof, VerificationKey key, Canonicalizer canonicalizer) =>
        RdfcProof.Verify(document, proof, key, canonicalizer, "DataIntegrityProof", Name, KeyType.Ed25519);
}
