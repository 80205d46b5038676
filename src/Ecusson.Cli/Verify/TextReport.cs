using Ecusson.Cli.Shell;
using Ecusson.Credentials.Verification;

namespace Ecusson.Cli.Verify;

/// <summary>The report for a person: the answer in one sentence, whose badge it is, then each check with its sign and its sentences.</summary>
sealed class TextReport(Terminal terminal)
{
    public void Write(string input, VerificationReport? report, UnreadInput? unread, bool isOneOfMany)
    {
        if (isOneOfMany) terminal.Result($"{Texts.Shown(input)}:");
        if (report is not null) WriteReport(report);
        if (unread is not null) terminal.Words.WriteLine(unread.Line);
        if (isOneOfMany) terminal.Result("");
    }

    void WriteReport(VerificationReport report)
    {
        terminal.Result(terminal.Text((report.Outcome, report.Subject.IsBadge) switch
        {
            (Outcome.Passed, true) => Text.VerdictPassed,
            (Outcome.Failed, true) => Text.VerdictFailed,
            (_, true) => Text.VerdictUnknown,
            (Outcome.Passed, false) => Text.CredentialPassed,
            (Outcome.Failed, false) => Text.CredentialFailed,
            _ => Text.CredentialUnknown,
        }));
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
