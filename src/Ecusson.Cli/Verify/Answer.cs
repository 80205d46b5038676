using Ecusson.Credentials.Verification;

namespace Ecusson.Cli.Verify;

/// <summary>What came of verifying one input, for programs; the numbers are the program's exit codes.</summary>
enum Answer
{
    Passed = 0,
    Failed = 1,
    Unreadable = 2,
    Unknown = 3,
}

/// <summary>How answers follow from reports and add up.</summary>
static class Answers
{
    public static Answer Of(Outcome outcome) => outcome switch
    {
        Outcome.Passed => Answer.Passed,
        Outcome.Failed => Answer.Failed,
        _ => Answer.Unknown,
    };

    /// <summary>Of two the graver counts: failed, then unreadable, then unknown.</summary>
    public static Answer Graver(Answer one, Answer other) => Gravity(one) >= Gravity(other) ? one : other;

    static int Gravity(Answer answer) => answer switch { Answer.Failed => 3, Answer.Unreadable => 2, Answer.Unknown => 1, _ => 0 };
}
