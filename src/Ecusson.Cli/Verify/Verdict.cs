using Ecusson.Credentials.Verification;

namespace Ecusson.Cli.Verify;

/// <summary>What came of verifying one input; the numbers are the program's exit codes.</summary>
enum Verdict
{
    Passed = 0,
    Failed = 1,
    Unreadable = 2,
    Unknown = 3,
}

/// <summary>How verdicts follow from reports and add up.</summary>
static class Verdicts
{
    public static Verdict Of(Outcome outcome) => outcome switch
    {
        Outcome.Passed => Verdict.Passed,
        Outcome.Failed => Verdict.Failed,
        _ => Verdict.Unknown,
    };

    /// <summary>Of several inputs the gravest counts: failed, then unreadable, then unknown.</summary>
    public static Verdict Of(IEnumerable<Verdict> verdicts) =>
        verdicts.MaxBy(v => v switch { Verdict.Failed => 3, Verdict.Unreadable => 2, Verdict.Unknown => 1, _ => 0 });
}
