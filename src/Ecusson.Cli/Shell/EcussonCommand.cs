using System.CommandLine;
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
    /// <summary>A word that begins with @ is a word, not the name of a file with more words in it.</summary>
    static readonly ParserConfiguration AsWritten = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        var parsed = Of(terminal).Parse(arguments, AsWritten);
        if (!CommandHelp.IsAskedFor(parsed) && Complaints(parsed, terminal) is { Count: > 0 } complaints)
        {
            foreach (var complaint in complaints) terminal.Words.WriteLine(complaint);
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

    /// <summary>Ours; the parser's own words where it sees what we do not, so that nothing is carried out that it refuses.</summary>
    static IReadOnlyList<string> Complaints(ParseResult parsed, Terminal terminal) =>
        new Complaints(parsed, terminal).All() is { Count: > 0 } ours ? ours : [.. parsed.Errors.Select(e => Texts.Shown(e.Message))];

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
