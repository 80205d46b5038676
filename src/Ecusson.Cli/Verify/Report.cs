using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Verify;

/// <summary>Tells what came of the inputs, one after the other.</summary>
abstract class Report : IDisposable
{
    public abstract void Write(Judgement judgement);

    /// <summary>A document that was to be used in place of the network cannot be; nothing is judged then.</summary>
    /// <param name="option">Where it was named: <c>--did</c> or <c>--status</c>.</param>
    /// <param name="path">The file.</param>
    /// <param name="unread">Why not.</param>
    public abstract void Refuse(string option, string path, UnreadInput unread);

    /// <summary>What follows the last input.</summary>
    public abstract void Dispose();

    public static Report Of(VerifyQuestion question, Terminal terminal) =>
        question.AsJson ? new JsonReport(terminal, question.Inputs.Count > 1) : new TextReport(terminal, question.IsBrief, question.Inputs.Count > 1);
}
