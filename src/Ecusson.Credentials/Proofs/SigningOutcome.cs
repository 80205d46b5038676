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

    /// <summary>No suite signs with a key of this kind (RSA), so nothing was signed; a JWT may still be.</summary>
    /// <param name="Type">The kind of key.</param>
    public sealed record NoSuite(KeyType Type) : SigningOutcome;
}
