using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Ecusson.Cli.Shell;

/// <summary>Gives every command a <c>--help</c> of our own, that teaches by example.</summary>
static class CommandHelp
{
    public static void TeachByExample(RootCommand root, Terminal terminal)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = terminal.Text(Text.HelpOption);
        help.Action = new Show(terminal, parsed => new HelpPage(terminal, parsed.CommandResult.Command, PathOf(parsed.CommandResult)).Lines());
        root.Options.Remove(root.Options.OfType<VersionOption>().Single());
        root.Options.Add(new Option<bool>("--version") { Description = terminal.Text(Text.VersionOption), Action = new Show(terminal, _ => [ProgramVersion.Text]) });
    }

    /// <summary>True when the line asks for help or the version, whatever else is on it.</summary>
    public static bool IsAskedFor(ParseResult parsed) => parsed.Action is Show;

    /// <summary>The command's words, e.g. <c>ecusson key new</c>.</summary>
    public static string PathOf(CommandResult command) => string.Join(' ', Words(command).Reverse());

    static IEnumerable<string> Words(CommandResult command)
    {
        for (SymbolResult? at = command; at is not null; at = at.Parent)
        {
            if (at is CommandResult { Command: RootCommand }) yield return "ecusson";
            else if (at is CommandResult named) yield return named.Command.Name;
        }
    }

    sealed class Show(Terminal terminal, Func<ParseResult, IEnumerable<string>> lines) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            foreach (var line in lines(parseResult)) terminal.Result(line);
            return Exit.Done;
        }
    }
}
