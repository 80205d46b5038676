using System.Text.Json;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Proofs;

/// <summary>
/// <c>Ed25519Signature2020</c> (Verifiable Credentials EdDSA Cryptosuite, legacy appendix): the proof's type names the suite, the
/// document's context must hold <c>https://w3id.org/security/suites/ed25519-2020/v1</c>. Many badges issued until 2024 carry it; nothing new is signed with it.
/// </summary>
public static class Ed25519Signature2020
{
    /// <summary>The suite's name in <c>type</c>.</summary>
    public const string Name = "Ed25519Signature2020";

    /// <summary>Verifies one proof of a document with the key that its method names. Whether the proof has expired is not asked here.</summary>
    public static ProofOutcome Verify(JsonElement document, JsonElement proof, VerificationKey key, Canonicalizer canonicalizer) =>
        RdfcProof.Verify(document, proof, key, canonicalizer, Name, cryptosuite: null, KeyType.Ed25519);
}
