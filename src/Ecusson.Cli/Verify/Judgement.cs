using System.Globalization;
using Ecusson.Credentials.Verification;

namespace Ecusson.Cli.Verify;

/// <summary>What came of one credential: the report, or why there is none.</summary>
/// <param name="Input">The file, address or <c>-</c>.</param>
/// <param name="Line">Its line in a file of several, from 1; null elsewhere.</param>
/// <param name="Report">The checks; null when it is unread.</param>
/// <param name="Unread">Why there is nothing to judge; null when there is.</param>
sealed record Judgement(string Input, long? Line, VerificationReport? Report, UnreadInput? Unread)
{
    public Answer Answer => Report is null ? Answer.Unreadable : Answers.Of(Report.Outcome);

    /// <summary>The input, and the line in it as compilers write it.</summary>
    public string Name => Line is { } line ? $"{Input}:{line.ToString(CultureInfo.InvariantCulture)}" : Input;
}
