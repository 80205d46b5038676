using System.Globalization;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.Verification;

namespace Ecusson.Cli.Verify;

/// <summary>Counts what many inputs came to.</summary>
sealed class Totals
{
    readonly SortedDictionary<Verdict, long> judged = [];
    long unread;

    public void Add(Judgement judgement)
    {
        if (judgement.Report is { Verdict: var verdict }) judged[verdict] = judged.GetValueOrDefault(verdict) + 1;
        else unread++;
    }

    public long All => judged.Values.Sum() + unread;

    /// <summary>Each word with how often it was said, in one line.</summary>
    public string Line(Terminal terminal)
    {
        IEnumerable<(string Word, long Count)> counts = judged.Select(j => (Sentences.Title(j.Key, terminal.LanguageCode), j.Value));
        if (unread > 0) counts = counts.Append((Word: terminal.Text(Text.TotalUnread), Count: unread));
        return string.Join(' ', counts.Prepend((Word: terminal.Text(Text.Total), Count: All))
            .Select(c => terminal.Text(Text.TotalOf, c.Word, c.Count.ToString(CultureInfo.InvariantCulture))));
    }
}
