namespace Ecusson.Credentials.Dids;

/// <summary>What an issuer's publication says of a key.</summary>
internal abstract record KeyMention
{
    private KeyMention() { }

    /// <summary>It is the issuer's.</summary>
    public sealed record Named(DateTimeOffset? Revoked, DateTimeOffset? Expires) : KeyMention;

    /// <summary>The issuer's keys are others.</summary>
    public sealed record Others : KeyMention;

    /// <summary>Nothing is said of any key.</summary>
    public sealed record None : KeyMention;

    /// <summary>The publication could not be had.</summary>
    public sealed record Unheard(KeyOutcome.Unreachable Why) : KeyMention;

    /// <summary>What two publications say together: the more telling word, and what could not be heard might have named it.</summary>
    public KeyMention Or(KeyMention second) => (this, second) switch
    {
        (_, Named) => second,
        (Named or Unheard, _) => this,
        (_, Unheard) => second,
        (Others, _) => this,
        _ => second,
    };
}
