using System.Text.Json;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Proofs;

/// <summary>The suites by their names.</summary>
public static class ProofSuites
{
    /// <summary>
    /// Verifies one proof of a document by the suite that its <c>type</c> and <c>cryptosuite</c> name; one that is not known here is Unsupported, never invalid.
    /// Whether the proof has expired is not asked here (<see cref="DataIntegrityProof.Expires"/>).
    /// </summary>
    /// <param name="document">The document with its proofs.</param>
    /// <param name="proof">One of them.</param>
    /// <param name="key">The key that the proof's method names.</param>
    /// <param name="canonicalizer">Knows the document's contexts.</param>
    public static ProofOutcome Verify(JsonElement document, JsonElement proof, VerificationKey key, Canonicalizer canonicalizer) =>
        DataIntegrityProof.Read(proof) switch
        {
            DataIntegrityProofReading.Malformed broken => new ProofOutcome.Invalid(broken.Code, broken.Detail),
            DataIntegrityProofReading.Unsupported other => new ProofOutcome.Unsupported(other.Code, other.Detail),
            DataIntegrityProofReading.Read { Proof: var options } => (options.Type, options.Cryptosuite) switch
            {
                ("DataIntegrityProof", EddsaRdfc2022.Name) => EddsaRdfc2022.Verify(document, proof, key, canonicalizer),
                ("DataIntegrityProof", EcdsaRdfc2019.Name) => EcdsaRdfc2019.Verify(document, proof, key, canonicalizer),
                ("DataIntegrityProof", Eddsa2022.Name) => Eddsa2022.Verify(document, proof, key, canonicalizer),
                (Ed25519Signature2020.Name, _) => Ed25519Signature2020.Verify(document, proof, key, canonicalizer),
                _ => Unknown(options) ?? throw new System.Diagnostics.UnreachableException(),
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Why a proof cannot be judged here, by its names alone; null when its suite is known. So that a key is asked for only when it can be of use.</summary>
    public static ProofOutcome.Unsupported? Unknown(DataIntegrityProof proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        return (proof.Type, proof.Cryptosuite) switch
        {
            ("DataIntegrityProof", EddsaRdfc2022.Name or EcdsaRdfc2019.Name or Eddsa2022.Name) or (Ed25519Signature2020.Name, _) => null,
            ("DataIntegrityProof", var suite) => new ProofOutcome.Unsupported("cryptosuite", suite ?? ""),
            var (type, _) => new ProofOutcome.Unsupported("proof-type", type),
        };
    }

    /// <summary>Signs a document with the suite that its key is for: <c>eddsa-rdfc-2022</c> for Ed25519, <c>ecdsa-rdfc-2019</c> for P-256 and P-384.</summary>
    /// <returns><see cref="SigningOutcome.NoSuite"/> for an RSA key.</returns>
    public static SigningOutcome Sign(JsonElement unsecured, SigningKey key, string verificationMethod, DateTimeOffset created, Canonicalizer canonicalizer)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Type switch
        {
            KeyType.Ed25519 => EddsaRdfc2022.Sign(unsecured, key, verificationMethod, created, canonicalizer),
            KeyType.P256 or KeyType.P384 => EcdsaRdfc2019.Sign(unsecured, key, verificationMethod, created, canonicalizer),
            _ => new SigningOutcome.NoSuite(key.Type),
        };
    }
}
