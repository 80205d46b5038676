namespace Ecusson.Credentials.Issuing;

/// <summary>One person in a list to whom a badge is issued. Random values come from the caller.</summary>
public sealed record Recipient
{
    /// <summary>
    /// The holder's mail address. Only its salted hash goes into the credential, over the trimmed, lower-cased address
    /// (Open Badges 3.0, IdentityObject).
    /// </summary>
    public required string Email { get; init; }

    /// <summary>Random text that is hashed after the address; a new one for each award, 16 random bytes in hexadecimal for example.</summary>
    public required string Salt { get; init; }

    /// <summary>The credential's <c>id</c>: an absolute address, or <c>urn:uuid:</c> with a random UUID.</summary>
    public required string CredentialId { get; init; }

    /// <summary>The subject's <c>id</c>: <c>urn:uuid:</c> with a random UUID, a new one for each award, never an address in clear.</summary>
    public required string SubjectId { get; init; }

    /// <summary>When the achievement was earned, to the second; null leaves <c>awardedDate</c> out.</summary>
    public DateTimeOffset? AwardedDate { get; init; }

    /// <summary>When the credential ends, to the second; null for never.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>What the person did, in Markdown: the subject's <c>narrative</c>; null leaves it out.</summary>
    public string? Story { get; init; }

    /// <summary>Address of the evidence, absolute; null for none.</summary>
    public string? EvidenceUrl { get; init; }

    /// <summary>The holder's name in clear, only at the holder's wish; null leaves it out.</summary>
    public string? Name { get; init; }

    /// <summary>The place in the status list of <see cref="AwardTerms.Status"/>; null for a credential that has no status.</summary>
    public int? StatusListIndex { get; init; }
}
