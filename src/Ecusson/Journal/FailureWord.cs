namespace Ecusson.Journal;

/// <summary>Why work in the background failed, in words that may be kept: an exception's own message may hold an address or a name.</summary>
public static class FailureWord
{
    const int Longest = 2000, Deepest = 8;

    /// <summary>The kinds of the exceptions from the outer to the inner one, and the method that threw, e.g. <c>DbUpdateException, TimeoutException in Grant.To</c>.</summary>
    public static string Of(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var kinds = new List<string>();
        var inner = failure;
        for (var cause = failure; cause is not null && kinds.Count < Deepest; cause = cause.InnerException)
        {
            kinds.Add(cause.GetType().Name);
            inner = cause;
        }

        var method = inner.TargetSite is { } site ? $" in {site.DeclaringType?.FullName}.{site.Name}" : "";
        var word = string.Join(", ", kinds) + method;
        return word.Length > Longest ? word[..Longest] : word;
    }
}
