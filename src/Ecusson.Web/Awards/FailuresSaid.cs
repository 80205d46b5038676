namespace Ecusson.Web.Awards;

/// <summary>What is tried again with each beat fails again with each beat: the same words are told once, and again while they stay true.</summary>
sealed class FailuresSaid(TimeProvider clock)
{
    /// <summary>After how long the same is told again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    readonly Dictionary<string, Dictionary<string, DateTimeOffset>> last = new(StringComparer.Ordinal);

    /// <summary>Whether it is to be told why a verb failed: it has not been just now.</summary>
    public bool IsNews(string verb, string words)
    {
        var now = clock.GetUtcNow();
        if (!last.TryGetValue(verb, out var told)) last[verb] = told = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var (old, _) in told.Where(known => now - known.Value >= Again).ToList()) told.Remove(old);
        return told.TryAdd(words, now);
    }

    /// <summary>Notes that it has not failed: if it fails again, that is told at once.</summary>
    public void Passed(string verb) => last.Remove(verb);
}
