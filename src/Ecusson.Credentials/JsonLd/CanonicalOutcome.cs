namespace Ecusson.Credentials.JsonLd;

/// <summary>What came of reading a JSON-LD document as a graph and putting it in canonical form.</summary>
public abstract record CanonicalOutcome
{
    private CanonicalOutcome() { }

    /// <summary>The document in RDFC-1.0 canonical form.</summary>
    /// <param name="NQuads">UTF-8 canonical N-Quads, sorted by code point, each line ended by a line feed. What a Data Integrity proof hashes.</param>
    public sealed record Canonical(ReadOnlyMemory<byte> NQuads) : CanonicalOutcome;

    /// <summary>The document cannot be read as a graph without loss, or would cost more than the caller allows.</summary>
    /// <param name="Problem">What is in the way, and where.</param>
    public sealed record Refused(JsonLdProblem Problem) : CanonicalOutcome;
}

/// <summary>One reason why a JSON-LD document was refused.</summary>
/// <param name="Code">A stable word: the JSON-LD 1.1 API's error code where there is one (<c>invalid term definition</c>),
/// else one of ours (<c>context not allowed</c>, <c>inline context not allowed</c>, <c>too-deep</c>, <c>too-large</c>, <c>too many quads</c>,
/// <c>too much canonicalisation work</c>…); what safe mode refuses has the name that the reference implementation gives it (<c>invalid property</c> for a term
/// that means nothing, <c>relative @type reference</c>…).</param>
/// <param name="Detail">The term, address or limit concerned, verbatim; may be empty. Not a sentence.</param>
/// <param name="Path">JSON Pointer to where it stands, as far as known; empty for the whole document.</param>
public sealed record JsonLdProblem(string Code, string Detail, string Path);
