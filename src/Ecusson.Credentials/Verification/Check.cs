namespace Ecusson.Credentials.Verification;

/// <summary>What a check found. "Could not be known" is never "fine" and never "wrong".</summary>
public enum Outcome
{
    /// <summary>The check was made and holds.</summary>
    Passed,

    /// <summary>The check was made and does not hold.</summary>
    Failed,

    /// <summary>The check could not be made: an address did not answer, a method is not supported here.</summary>
    Unknown,
}

/// <summary>What a check is about. A check that does not apply to a badge is not listed in its report.</summary>
public enum CheckName
{
    /// <summary>The document can be read and keeps to its standard.</summary>
    Document,

    /// <summary>Who issued it is named, and the name and its key point to each other.</summary>
    Issuer,

    /// <summary>The key that the proof names was found and belongs to the issuer.</summary>
    Key,

    /// <summary>The signature is over exactly this content.</summary>
    Proof,

    /// <summary>The moment of checking lies between "valid from" and "valid until".</summary>
    Dates,

    /// <summary>The issuer's list says whether it was revoked or suspended.</summary>
    Status,

    /// <summary>It was made out to the address that the caller gave.</summary>
    Recipient,

    /// <summary>One endorsement inside it, judged by the same steps.</summary>
    Endorsement,

    /// <summary>A newer edition of it was asked for where it says that there is one.</summary>
    Refresh,

    /// <summary>The copy that the issuer hosts (Open Badges 2.0) says the same.</summary>
    HostedCopy,
}

/// <summary>One thing that was looked at, and what was found.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Outcome">Passed, Failed or Unknown.</param>
/// <param name="Code">Stable word for what was found, e.g. <c>proof.signature-mismatch</c>; the sentence in <see cref="Sentences"/> is found by it.</param>
/// <param name="Arguments">Values for the sentence's holes, by name; texts from the badge are verbatim and must be escaped where shown.</param>
/// <param name="Source">The step of the specification that asks for it, e.g. <c>OB 3.0 §9.1 step 2</c>; null when it is ours.</param>
public sealed record Check(
    CheckName Name,
    Outcome Outcome,
    string Code,
    IReadOnlyDictionary<string, string> Arguments,
    string? Source)
{
    /// <summary>The report of what is inside, for an endorsement; null for every other check.</summary>
    public VerificationReport? Inner { get; init; }
}
