using System.Globalization;
using System.Text;

namespace Ecusson.Cli.Shell;

/// <summary>Guesses which known word a mistyped one was meant to be.</summary>
static class Resemblance
{
    /// <summary>So many equal letters at the beginning are enough: <c>vérifier</c> is meant for <c>verify</c>.</summary>
    const int TellingStart = 4;

    /// <summary>Longest word that is compared.</summary>
    const int Longest = 40;

    /// <summary>The known word that is at most two slips (or a third of its letters) away, or begins alike; null when none is.</summary>
    public static string? Nearest(string word, IReadOnlyList<string> known)
    {
        if (word.Length > Longest) return null;
        var plain = Plain(word);
        var nearest = known.MinBy(k => Distance(plain, Plain(k)));
        if (nearest is null || Distance(plain, Plain(nearest)) <= Math.Min(2, nearest.Length / 3 + 1)) return nearest;
        return known.FirstOrDefault(k => Plain(k).Trim('-') is { Length: >= TellingStart } start && plain.Trim('-').StartsWith(start[..TellingStart], StringComparison.Ordinal));
    }

    static string Plain(string word) => string.Concat(Texts.WellFormed(word).Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    /// <summary>Letters to add, drop, change or swap with their neighbour (Damerau and Levenshtein, each place touched once).</summary>
    static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) cost[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) cost[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}
