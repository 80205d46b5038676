using System.CommandLine;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Status;

/// <summary><c>ecusson status</c>.</summary>
static class StatusCommand
{
    public static Command Of(Terminal terminal) => new("status", terminal.Text(Text.StatusCommand))
    {
        NewStatusCommand.Of(terminal), SetStatusCommand.Of(terminal), GetStatusCommand.Of(terminal),
    };

    public static Option<string> Key(Terminal terminal) =>
        new("--key") { Description = terminal.Text(Text.IssueKey), HelpName = "key.json", Required = true };

    public static Option<string[]> Did(Terminal terminal) =>
        new("--did") { Description = terminal.Text(Text.DidOption), HelpName = terminal.Text(Text.HoleFile), AllowMultipleArgumentsPerToken = false };

    public static Argument<string> File(Terminal terminal) => new(terminal.Text(Text.HoleFile)) { Description = terminal.Text(Text.StatusFile) };

    public static Argument<string[]> Places(Terminal terminal) =>
        new(terminal.Text(Text.HoleIndex)) { Description = terminal.Text(Text.StatusIndex), Arity = ArgumentArity.OneOrMore };
}
