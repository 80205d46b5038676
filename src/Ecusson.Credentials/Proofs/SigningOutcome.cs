using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Proofs;

/// <summary>What came of signing a document with a data integrity proof.</summary>
public abstract record SigningOutcome
{
    private SigningOutcome() { }

    /// <summary>It was signed.</summary>
    /// <param name="Json">UTF-8 text: the document's own, unchanged, with the proof added in the array <c>proof</c>.</param>
    public sealed record Signed(ReadOnlyMemory<byte> Json) : SigningOutcome;

    /// <summary>The document cannot be read as a graph without loss, so nothing was signed.</summary>
    /// <param name="Problem">What is in the way.</param>
    public sealed record Refused(JsonLdProblem Problem) : SigningOutcome;
}
