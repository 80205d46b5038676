using System.Text.Json;
using Ecusson.Credentials.Dids;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Proofs;

/// <summary>One proof of a document, judged.</summary>
/// <param name="Proof">The proof as it stands in the document.</param>
/// <param name="VerificationMethod">Address of its key; null where it could not be read.</param>
/// <param name="Key">What came of looking for its key; null when it was not looked for, because the proof could not be of use.</param>
/// <param name="Outcome">What came of verifying it; null when its key was not found.</param>
public sealed record JudgedProof(JsonElement Proof, string? VerificationMethod, KeyOutcome? Key, ProofOutcome? Outcome);

/// <summary>The proofs of one document (VC Data Integrity 1.0 "Verify Proof Sets and Chains"): a set, of which one that holds is enough; what is unknown is passed over.</summary>
public static class ProofSet
{
    /// <summary>The most proofs that are looked at; further ones are passed over, so that a document cannot ask for endless work.</summary>
    public const int MaximumProofs = 16;

    /// <summary>Judges the proofs in order until one holds by the issuer's own key.</summary>
    /// <param name="document">The document with its proofs.</param>
    /// <param name="issuerId">The <c>id</c> of its issuer.</param>
    /// <param name="at">The moment of judging: a proof, and a key, may end.</param>
    /// <param name="keys">Finds the keys.</param>
    /// <param name="canonicalizer">Knows the document's contexts.</param>
    /// <param name="stop">Stops the wait for keys.</param>
    /// <returns>One for each proof that was looked at, in the document's order; empty when there is none.</returns>
    public static async ValueTask<IReadOnlyList<JudgedProof>> Judge(
        JsonElement document, string issuerId, DateTimeOffset at, KeyFinder keys, Canonicalizer canonicalizer, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var judged = new List<JudgedProof>();
        foreach (var proof in DataIntegrityProof.Of(document).Take(MaximumProofs))
        {
            judged.Add(await Judge(document, proof, issuerId, at, keys, canonicalizer, stop));
            if (judged[^1] is { Outcome: ProofOutcome.Valid, Key: KeyOutcome.Found { ControllerIsIssuer: true } }) break;
        }

        return judged;
    }

    /// <summary>
    /// The proof that decides: one that holds by the issuer's key, else one that holds, else one that does not hold, else one whose key could not be had,
    /// else one that is not known here. Null when there is none.
    /// </summary>
    public static JudgedProof? Decisive(IReadOnlyList<JudgedProof> judged) => judged.OrderBy(Rank).FirstOrDefault();

    private static int Rank(JudgedProof judged) => judged switch
    {
        { Outcome: ProofOutcome.Valid, Key: KeyOutcome.Found { ControllerIsIssuer: true } } => 0,
        { Outcome: ProofOutcome.Valid } => 1,
        { Outcome: ProofOutcome.Invalid or ProofOutcome.Refused } => 2,
        { Outcome: null, Key: KeyOutcome.NotFound or KeyOutcome.NotAuthorised or KeyOutcome.Malformed } => 3,
        { Outcome: null } => 4,
        _ => 5,
    };

    private static async ValueTask<JudgedProof> Judge(
        JsonElement document, JsonElement proof, string issuerId, DateTimeOffset at, KeyFinder keys, Canonicalizer canonicalizer, CancellationToken stop)
    {
        switch (DataIntegrityProof.Read(proof))
        {
            case DataIntegrityProofReading.Malformed broken:
                return new JudgedProof(proof, null, null, new ProofOutcome.Invalid(broken.Code, broken.Detail));
            case DataIntegrityProofReading.Unsupported other:
                return new JudgedProof(proof, null, null, new ProofOutcome.Unsupported(other.Code, other.Detail));
            case DataIntegrityProofReading.Read { Proof: var options } when ProofSuites.Unknown(options) is { } unknown:
                return new JudgedProof(proof, options.VerificationMethod, null, unknown);
            // VC DI "Verify Proof": a proof that has expired is no proof
            case DataIntegrityProofReading.Read { Proof: var options } when options.Expires <= at:
                return new JudgedProof(proof, options.VerificationMethod, null, new ProofOutcome.Invalid("expired", options.Json.Text("expires") ?? ""));
            case DataIntegrityProofReading.Read { Proof: var options }:
                var key = await keys.Find(options.VerificationMethod, issuerId, stop);
                return new JudgedProof(proof, options.VerificationMethod, key, Verify(document, proof, at, key, canonicalizer));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static ProofOutcome? Verify(JsonElement document, JsonElement proof, DateTimeOffset at, KeyOutcome key, Canonicalizer canonicalizer) => key switch
    {
        // CID 1.0 §2.2: at or after these dates nothing is verified by the key
        KeyOutcome.Found { Revoked: { } revoked } when revoked <= at => new ProofOutcome.Invalid("key-revoked", DateTimeStamp.Write(revoked)),
        KeyOutcome.Found { Expires: { } expires } when expires <= at => new ProofOutcome.Invalid("key-expired", DateTimeStamp.Write(expires)),
        KeyOutcome.Found found => ProofSuites.Verify(document, proof, found.Key, canonicalizer),
        _ => null,
    };
}
