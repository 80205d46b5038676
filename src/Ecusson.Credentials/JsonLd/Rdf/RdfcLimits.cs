namespace Ecusson.Credentials.JsonLd.Rdf;

/// <summary>What canonicalisation may cost (RDFC-1.0 §7.1: a dataset can be made so that it costs more than anyone can pay).</summary>
/// <param name="Work">
/// Steps of Hash N-Degree Quads: one for each call, each quad that it looks at and each place of each permutation that it tries.
/// A step costs about a microsecond; a badge takes none, or some tens.
/// </param>
/// <param name="Depth">Nested calls of Hash N-Degree Quads.</param>
/// <param name="OutputBytes">Size of the canonical form, known before any work: a long IRI that many quads repeat is written many times.</param>
internal sealed record RdfcLimits(int Work = 100_000, int Depth = 400, long OutputBytes = 64 << 20)
{
    /// <summary>The limits used where the caller gives none.</summary>
    public static RdfcLimits Default { get; } = new();
}

/// <summary>The hash that RDFC-1.0 runs with. It changes the labels, so both sides must use the same; SHA-256 unless a suite says otherwise.</summary>
internal enum RdfcHash
{
    /// <summary>SHA-256, the default of RDFC-1.0.</summary>
    Sha256,

    /// <summary>SHA-384.</summary>
    Sha384,
}

/// <summary>What came of canonicalising.</summary>
internal enum RdfcOutcome
{
    /// <summary>The canonical form was written.</summary>
    Canonical,

    /// <summary><see cref="RdfcLimits.Work"/> or <see cref="RdfcLimits.Depth"/> was reached; nothing was written.</summary>
    TooMuchWork,

    /// <summary>The canonical form would be larger than <see cref="RdfcLimits.OutputBytes"/>; nothing was written.</summary>
    TooLarge,
}
