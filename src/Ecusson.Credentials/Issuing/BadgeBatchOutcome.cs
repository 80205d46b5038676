using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Issuing;

/// <summary>What came of preparing a badge for many people.</summary>
public abstract record BadgeBatchOutcome
{
    private BadgeBatchOutcome() { }

    /// <summary>The badge is ready.</summary>
    public sealed record Compiled(BadgeBatch Batch) : BadgeBatchOutcome;

    /// <summary>Profile, achievement or terms cannot be read as a graph without loss, so nothing can be signed.</summary>
    /// <param name="Problem">What is in the way, and where in the credential.</param>
    public sealed record Refused(JsonLdProblem Problem) : BadgeBatchOutcome;
}

/// <summary>What came of issuing to one person.</summary>
public abstract record IssuingOutcome
{
    private IssuingOutcome() { }

    /// <summary>The only instance of <see cref="Issued"/>.</summary>
    public static IssuingOutcome Done { get; } = new Issued();

    /// <summary>The signed credential was written.</summary>
    public sealed record Issued : IssuingOutcome;

    /// <summary>The person's values cannot be signed, an address that is not absolute for example; nothing was written.</summary>
    /// <param name="Problem">What is in the way, and where in the credential.</param>
    public sealed record Refused(JsonLdProblem Problem) : IssuingOutcome;
}
