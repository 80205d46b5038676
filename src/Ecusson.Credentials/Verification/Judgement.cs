namespace Ecusson.Credentials.Verification;

/// <summary>A report, and the newer edition that it is on, where one took the place of the credential that was given.</summary>
/// <param name="Report">The checks.</param>
/// <param name="Newer">The newer edition's JSON; null when the credential that was given is the one judged.</param>
sealed record Judgement(VerificationReport Report, ReadOnlyMemory<byte>? Newer = null)
{
    /// <summary>What was judged, given the text that the credential came as.</summary>
    public VerificationReading.Judged On(ReadOnlyMemory<byte> text) => new(Report, Newer ?? text);
}
