using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Ecusson.Cli.Shell;

/// <summary>Puts examples under every command's <c>--help</c>: the texts are named <c>ExamplesOf</c> and the command's words.</summary>
static class CommandHelp
{
    public static void TeachByExample(RootCommand root, Terminal terminal)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new WithExamples((HelpAction)help.Action!, terminal);
    }

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

    sealed class WithExamples(HelpAction help, Terminal terminal) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            help.Invoke(parseResult);
            var name = string.Concat(PathOf(parseResult.CommandResult).Split(' ').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine(terminal.Text(Text.Examples));
            foreach (var line in terminal.Text(Enum.Parse<Text>($"ExamplesOf{name}")).Split('\n')) output.WriteLine($"  {line.TrimEnd()}");
            return Exit.Done;
        }
    }
}
