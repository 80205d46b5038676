using System.Text.Json;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Proofs;

/// <summary>
/// <c>eddsa-2022</c>, as drafts of VC DI EdDSA called <c>eddsa-rdfc-2022</c> until 2023. Badges under the VC 1.1 and
/// <c>data-integrity/v1</c> contexts carry it. The steps are the same; nothing new is signed with it.
/// </summary>
public static class Eddsa2022
{
    /// <summary>The suite's name in <c>cryptosuite</c>.</summary>
    public const string Name = "eddsa-2022";

    /// <summary>Verifies one proof of a document with the key that its method names. Whether the proof has expired is not asked here.</summary>
    public static ProofOutcome Verify(JsonElement document, JsonElement proof, VerificationKey key, Canonicalizer canonicalizer) =>
        RdfcProof.Verify(document, proof, key, canonicalizer, "DataIntegrityProof", Name, KeyType.Ed25519);
}
