namespace Ecusson.Credentials.Verification;

/// <summary>Everything that was looked at in one badge, in the order in which it was looked at.</summary>
/// <param name="Subject">What the badge says, as far as it could be read: shown beside the checks, and no more to be trusted than they allow.</param>
/// <param name="Checks">The checks that apply, in order; never empty.</param>
/// <param name="At">The moment at which it was judged.</param>
public sealed record VerificationReport(BadgeSummary Subject, IReadOnlyList<Check> Checks, DateTimeOffset At)
{
    /// <summary>Failed if any check failed; else Unknown if any is unknown; else Passed.</summary>
    public Outcome Outcome =>
        Checks.Any(c => c.Outcome == Outcome.Failed) ? Outcome.Failed
        : Checks.Any(c => c.Outcome == Outcome.Unknown) ? Outcome.Unknown
        : Outcome.Passed;

    /// <summary>What it comes to: the gravest of what failed; else whether everything could be known.</summary>
    public Verdict Verdict => Verdicts.Of(this);

    /// <summary>What may be said of who issued it: a name alone proves nothing.</summary>
    public KnownIssuer Issuer => KnownIssuer.Of(this);
}

/// <summary>What a badge says of itself, for showing beside its checks. Every text is the badge's own, unescaped, and may be null.</summary>
public sealed record BadgeSummary
{
    /// <summary>Which standard it follows, e.g. <c>Open Badges 3.0</c>, <c>Open Badges 2.0</c>, <c>Verifiable Credential 2.0</c>; null when unreadable.</summary>
    public string? Standard { get; init; }

    /// <summary>False for a credential that is no badge: a status list, an endorsement alone, any other W3C credential.</summary>
    public bool IsBadge { get; init; }

    /// <summary>The credential's or assertion's id.</summary>
    public string? Id { get; init; }

    /// <summary>The badge's name.</summary>
    public string? BadgeName { get; init; }

    /// <summary>The badge's description.</summary>
    public string? Description { get; init; }

    /// <summary>What it takes, as Markdown text or an address.</summary>
    public string? Criteria { get; init; }

    /// <summary>Address or data URI of the badge's picture.</summary>
    public string? Image { get; init; }

    /// <summary>The issuer's id: a DID or an address.</summary>
    public string? IssuerId { get; init; }

    /// <summary>The name that the issuer gives itself.</summary>
    public string? IssuerName { get; init; }

    /// <summary>The holder's name, if the badge carries it in clear.</summary>
    public string? HolderName { get; init; }

    /// <summary>When it was given (<c>awardedDate</c>, else <c>validFrom</c>, <c>issuanceDate</c>, <c>issuedOn</c>).</summary>
    public DateTimeOffset? GivenAt { get; init; }

    /// <summary>Until when it says it is valid.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
}
