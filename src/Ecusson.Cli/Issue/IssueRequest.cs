namespace Ecusson.Cli.Issue;

/// <summary>What the person asked <c>issue</c> to do.</summary>
sealed record IssueRequest
{
    public required string Issuer { get; init; }

    public required string Badge { get; init; }

    public required string Recipients { get; init; }

    public required string Key { get; init; }

    public required string Out { get; init; }

    public bool AsJwt { get; init; }

    public string? Picture { get; init; }

    /// <summary>The status list in which each award gets a place of its own; null for awards that cannot be revoked.</summary>
    public string? StatusList { get; init; }

    public string? ValidFrom { get; init; }

    public bool WithNames { get; init; }

    public bool SkipBadRows { get; init; }

    public IReadOnlyList<string> Dids { get; init; } = [];

    /// <summary>One line a person in one file, instead of one file a person.</summary>
    public bool IsOneFile => Path.GetExtension(Out).ToUpperInvariant() is ".NDJSON" or ".JSONL";
}
