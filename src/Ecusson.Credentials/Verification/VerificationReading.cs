namespace Ecusson.Credentials.Verification;

/// <summary>What came of trying to verify some bytes: a report, or the reason why there is nothing to judge.</summary>
public abstract record VerificationReading
{
    private VerificationReading() { }

    /// <summary>It could be read as a badge or credential and was judged.</summary>
    /// <param name="Report">The checks.</param>
    /// <param name="Document">The JSON that was judged, as it was read: the credential or assertion, a newer edition of it where one was found.</param>
    public sealed record Judged(VerificationReport Report, ReadOnlyMemory<byte> Document) : VerificationReading;

    /// <summary>There is no badge in it that can be read.</summary>
    /// <param name="Code">One of the <c>input.…</c> words of <see cref="Codes"/>.</param>
    /// <param name="Arguments">Values for the sentence's holes.</param>
    public sealed record Unreadable(string Code, IReadOnlyDictionary<string, string> Arguments) : VerificationReading;
}

/// <summary>What the one who asks wants judged.</summary>
/// <param name="At">The moment for which validity is judged; normally now.</param>
public sealed record VerificationRequest(DateTimeOffset At)
{
    /// <summary>An address (mail, web address, telephone number or name) that the badge should be made out to; null: not asked, and no such check is listed.</summary>
    public string? Recipient { get; init; }
}
