using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Ecusson.Cli.Baking;
using Ecusson.Cli.Canonize;
using Ecusson.Cli.Files;
using Ecusson.Cli.Issue;
using Ecusson.Cli.Keys;
using Ecusson.Cli.Status;
using Ecusson.Cli.Verify;

namespace Ecusson.Cli.Shell;

/// <summary>The program's table of contents, and the one way in.</summary>
static class EcussonCommand
{
    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        var parsed = Of(terminal).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors) terminal.Words.WriteLine(Texts.Shown(error.Message));
            terminal.Say(Text.SeeHelp, CommandHelp.PathOf(parsed.CommandResult));
            return Exit.Usage;
        }

        if (UnknownOption(parsed) is { } option)
        {
            terminal.Say(Text.UnknownOption, option);
            terminal.Say(Text.SeeHelp, CommandHelp.PathOf(parsed.CommandResult));
            return Exit.Usage;
        }

        using var results = new StreamWriter(terminal.Output, leaveOpen: true);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = results,
                Error = terminal.Words,
            });
            results.Flush();
            terminal.Output.Flush();
            return code;
        }
        catch (OperationCanceledException)
        {
            terminal.Say(Text.Interrupted);
            return Exit.Interrupted;
        }
        catch (IOException exception)
        {
            // Commands speak for the files they open; what is left is standard output itself.
            FileProblem.Say(exception, "-", terminal, reading: false);
            return Exit.NotDone;
        }
    }

    /// <summary>A mistyped option would otherwise be taken for the name of a file.</summary>
    static string? UnknownOption(ParseResult parsed) => parsed.CommandResult.Children.OfType<ArgumentResult>()
        .SelectMany(a => a.Tokens).Select(t => t.Value).FirstOrDefault(v => v.StartsWith("--", StringComparison.Ordinal));

    static RootCommand Of(Terminal terminal)
    {
        var ecusson = new RootCommand(terminal.Text(Text.Ecusson))
        {
            KeyCommand.Of(terminal),
            IssueCommand.Of(terminal),
            VerifyCommand.Of(terminal),
            BakeCommand.Of(terminal),
            UnbakeCommand.Of(terminal),
            CanonizeCommand.Of(terminal),
            StatusCommand.Of(terminal),
        };
        CommandHelp.TeachByExample(ecusson, terminal);
        return ecusson;
    }
}
