using Ecusson.Cli.Shell;
using Ecusson.Credentials.Verification;

namespace Ecusson.Cli.Verify;

/// <summary>
/// The report for people: the answer in a few words, whose badge it is, then each check with its sign and its sentences. Brief: one line
/// for each badge. Of many, the totals at the end.
/// </summary>
sealed class TextReport(Terminal terminal, bool isBrief, bool hasManyInputs) : Report
{
    readonly Totals totals = new();
    bool isOfMany = hasManyInputs;

    public override void Write(Judgement judgement)
    {
        isOfMany |= judgement.Line is not null;
        totals.Add(judgement);
        if (isBrief) terminal.Result(Brief(judgement));
        else if (isOfMany) WriteOneOfMany(judgement);
        else if (judgement.Report is { } report) WriteReport(report);
        else terminal.Words.WriteLine(judgement.Unread!.Line);
    }

    public override void Refuse(string option, string path, UnreadInput unread) => terminal.Words.WriteLine(unread.Line);

    public override void Dispose()
    {
        if (isOfMany && totals.All > 0) terminal.Result(totals.Line(terminal));
    }

    void WriteOneOfMany(Judgement judgement)
    {
        terminal.Result($"{Texts.Shown(judgement.Name)}:");
        if (judgement.Report is { } report) WriteReport(report);
        else terminal.Result(judgement.Unread!.Line);
        terminal.Result("");
    }

    string Brief(Judgement judgement)
    {
        var sign = judgement.Answer switch { Answer.Passed => '✓', Answer.Failed => '✗', Answer.Unknown => '?', _ => '!' };
        return judgement.Report is { } report
            ? $"{sign} {Texts.Shown(judgement.Name)}: {Sentences.Title(report.Verdict, terminal.LanguageCode)}. {Badge(report.Subject, report.Issuer)}"
            : $"{sign} {Texts.Shown(judgement.Name)}: {Texts.Shown(judgement.Unread!.Title)}. {Texts.Shown(judgement.Unread.Sentence)}";
    }

    void WriteReport(VerificationReport report)
    {
        terminal.Result($"{Sentences.Title(report.Verdict, terminal.LanguageCode)}. {Sentences.Of(report.Verdict, terminal.LanguageCode)}");
        terminal.Result(Badge(report.Subject, report.Issuer));
        terminal.Result("");
        WriteChecks(report, "  ");
    }

    string Badge(BadgeSummary badge, KnownIssuer issuer)
    {
        var nameless = terminal.Text(Text.VerifyNameless);
        var words = terminal.Text(Text.VerifyBadge, badge.BadgeName ?? nameless, Sentences.Of(issuer, terminal.LanguageCode));
        return badge.HolderName is { } holder ? $"{words}, {terminal.Text(Text.VerifyHolder, holder)}" : words;
    }

    void WriteChecks(VerificationReport report, string indent)
    {
        foreach (var check in report.Checks)
        {
            var sign = check.Outcome switch { Outcome.Passed => '✓', Outcome.Failed => '✗', _ => '?' };
            terminal.Result($"{indent}{sign} {Texts.Shown(Sentences.Title(check, terminal.LanguageCode))}");
            terminal.Result($"{indent}  {Texts.Shown(Sentences.Of(check, terminal.LanguageCode))}");
            if (check.Inner is { } inner) WriteChecks(inner, indent + "    ");
        }
    }
}
