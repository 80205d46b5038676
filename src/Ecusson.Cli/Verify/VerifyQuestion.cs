namespace Ecusson.Cli.Verify;

/// <summary>What the person asked <c>verify</c>.</summary>
sealed record VerifyQuestion
{
    /// <summary>Files, addresses, or <c>-</c>.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    public bool AsJson { get; init; }

    public bool IsBrief { get; init; }

    public string? Recipient { get; init; }

    public bool Offline { get; init; }

    /// <summary>Files to use in place of the network, known by their id, with the option that named each.</summary>
    public IReadOnlyList<(string Option, string Path)> Documents { get; init; } = [];
}
