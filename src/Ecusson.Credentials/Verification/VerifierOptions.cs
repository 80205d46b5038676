using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Verification;

/// <summary>What a verifier accepts, and whom it may ask.</summary>
public sealed record VerifierOptions
{
    /// <summary>Asks for keys, status lists, newer editions and hosted copies. Nothing else is asked of anybody.</summary>
    public required IFetch Fetch { get; init; }

    /// <summary>Knows the vocabularies. Default: <see cref="Canonicalizer.Pinned"/>.</summary>
    public Canonicalizer Canonicalizer { get; init; } = Canonicalizer.Pinned;

    /// <summary>Largest input in bytes, pictures included. Default: 10 MiB.</summary>
    public int MaximumBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Most endorsements that are judged in one badge; the rest are said to be Unknown. Default: 20.</summary>
    public int MaximumEndorsements { get; init; } = 20;
}
