namespace Ecusson.Credentials.Status;

/// <summary>What a status list says about one credential.</summary>
public abstract record StatusOutcome
{
    private StatusOutcome() { }

    /// <summary>Nothing is said against it.</summary>
    public sealed record NotSet : StatusOutcome;

    /// <summary>The status is set.</summary>
    /// <param name="Purpose"><c>revocation</c>, <c>suspension</c>, <c>refresh</c>, <c>message</c> or another.</param>
    /// <param name="Message">Why, or what the value means, in the issuer's words; null when nothing is said.</param>
    public sealed record Set(string Purpose, string? Message) : StatusOutcome;

    /// <summary>The list does not say; that is neither "set" nor "not set".</summary>
    /// <param name="Code">A stable word: <c>purpose</c> (the list is for another), <c>range</c> (the index lies beyond it), <c>list-expired</c>, <c>list-not-yet-valid</c>.</param>
    /// <param name="Detail">The value concerned.</param>
    public sealed record Unknown(string Code, string Detail) : StatusOutcome;

    /// <summary>What was given is no status list.</summary>
    /// <param name="Code">A stable word: <c>type</c>, <c>encoding</c>, <c>too-large</c>, <c>length</c>, <c>subject</c>.</param>
    /// <param name="Detail">What is wrong; not a sentence.</param>
    public sealed record Malformed(string Code, string Detail) : StatusOutcome;
}
