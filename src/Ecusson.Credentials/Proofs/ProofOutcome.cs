using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Proofs;

/// <summary>What came of verifying one signature over one document.</summary>
public abstract record ProofOutcome
{
    private ProofOutcome() { }

    /// <summary>The key's holder signed exactly this content.</summary>
    public sealed record Valid : ProofOutcome;

    /// <summary>The proof does not hold.</summary>
    /// <param name="Code">
    /// A stable word: <c>signature-mismatch</c>, <c>proof-value</c>, <c>proof-purpose</c>, <c>created</c>, <c>key-type</c>, <c>malformed</c>,
    /// <c>expired</c>, <c>key-revoked</c>, <c>key-expired</c>, <c>alg-none</c>, <c>alg-symmetric</c>, <c>crit</c>, <c>private-key</c>.
    /// </param>
    /// <param name="Detail">The value concerned, verbatim; may be empty. Not a sentence.</param>
    public sealed record Invalid(string Code, string Detail) : ProofOutcome;

    /// <summary>The proof cannot be judged here; that says nothing about whether it holds.</summary>
    /// <param name="Code">A stable word: <c>proof-type</c>, <c>cryptosuite</c>, <c>previous-proof</c>, <c>alg</c>.</param>
    /// <param name="Detail">The type, suite or algorithm by its name.</param>
    public sealed record Unsupported(string Code, string Detail) : ProofOutcome;

    /// <summary>The document cannot be read as the graph that the proof is over.</summary>
    /// <param name="Problem">What is in the way.</param>
    public sealed record Refused(JsonLdProblem Problem) : ProofOutcome;
}
