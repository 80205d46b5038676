namespace Ecusson.Credentials.Verification;

/// <summary>Plain sentences for what a check found.</summary>
public static class Sentences
{
    /// <summary>The sentence for a check in a language (<c>fr</c> or <c>en</c>), with its arguments filled in.</summary>
    public static string Of(Check check, string language)
    {
        ArgumentNullException.ThrowIfNull(check);
        return $"{check.Code} ({language})";
    }
}
