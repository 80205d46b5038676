using System.Text.RegularExpressions;
using Ecusson.Credentials.Dids;

namespace Ecusson.Web.Components;

/// <summary>Keys and addresses that would break a line: they are shown by their ends, and whole on demand.</summary>
static partial class LongNames
{
    const int Longest = 48;
    const int KeptHead = 26;
    const int KeptTail = 8;

    /// <summary>A sentence in parts: words as they are, and long names by their ends with the whole beside.</summary>
    /// <param name="sentence">Text that is fit to be shown.</param>
    /// <param name="arguments">What went into it; a key among them stands in the sentence by its ends already.</param>
    public static IEnumerable<(string Text, string? Whole)> In(string sentence, IEnumerable<string> arguments)
    {
        var keys = arguments.Select(argument => (Whole: argument, Ends: DidKey.Abbreviated(argument))).Where(key => key.Ends != key.Whole).ToList();
        var at = 0;
        foreach (Match match in Name().Matches(sentence))
        {
            var name = match.Value.TrimEnd('.', ':');
            var (shown, whole) = keys.Find(key => key.Ends == name) is { Whole: { } key } ? (name, key) : (Ends(name), name);
            if (shown == whole) continue;
            if (match.Index > at) yield return (sentence[at..match.Index], null);
            yield return (shown, whole);
            at = match.Index + name.Length;
        }

        if (at < sentence.Length) yield return (sentence[at..], null);
    }

    /// <summary>The first and the last characters of a name that is long; of an address its whole host, which says whose it is. A short one as it is.</summary>
    public static string Ends(string name)
    {
        if (name.Length <= Longest) return name;
        var host = name.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? name.IndexOfAny(['/', '?', '#'], scheme + 3) : -1;
        var head = Math.Max(KeptHead, host < 0 && name.Contains("://", StringComparison.Ordinal) ? name.Length : host);
        var tail = name.Length - KeptTail;
        if (head < name.Length && char.IsLowSurrogate(name[head])) head++;
        if (char.IsLowSurrogate(name[tail])) tail--;
        return head + 1 >= tail ? name : $"{name[..head]}…{name[tail..]}";
    }

    [GeneratedRegex(@"[^\s«»“”(),;]{20,}", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
