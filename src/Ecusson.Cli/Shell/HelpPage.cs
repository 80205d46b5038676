using System.CommandLine;
using System.CommandLine.Help;

namespace Ecusson.Cli.Shell;

/// <summary>One command's help: what it does, how it is written, its parts, examples (the texts named <c>ExamplesOf</c> and the command's words).</summary>
sealed class HelpPage(Terminal terminal, Command command, string path)
{
    /// <summary>Names longer than this stand on a line of their own.</summary>
    const int WidestName = 30;

    public IEnumerable<string> Lines() =>
    [
        .. Wrapped(command.Description!, ""),
        .. Section(Text.HelpUsage, [Usage()]),
        .. Section(Text.HelpCommands, Rows(command.Subcommands.Select(c => (c.Name, FirstSentence(c.Description!))))),
        .. Section(Text.HelpArguments, Rows(command.Arguments.Select(a => (a.Name, a.Description!)))),
        .. Section(Text.HelpOptions, Rows(AllOptions().Select(o => (NameOf(o), DescriptionOf(o))))),
        .. Section(Text.Examples, terminal.Text(Enum.Parse<Text>(ExamplesOf(path))).Split('\n').Select(line => line.TrimEnd())),
    ];

    static string ExamplesOf(string path) => $"ExamplesOf{string.Concat(path.Split(' ').Select(w => char.ToUpperInvariant(w[0]) + w[1..]))}";

    IEnumerable<string> Section(Text title, IEnumerable<string> lines)
    {
        var indented = lines.Select(line => line.Length == 0 ? line : $"  {line}").ToList();
        return indented.Count == 0 ? [] : ["", terminal.Text(title), .. indented];
    }

    string Usage()
    {
        if (command.Subcommands.Count > 0) return $"{path} {terminal.Text(Text.HelpCommand)}";
        var needed = command.Options.Where(o => o.Required).Select(o => $" {o.Name} {o.HelpName}");
        var more = command.Options.Any(o => !o.Required && o is not HelpOption) ? $" {terminal.Text(Text.HelpMoreOptions)}" : "";
        return $"{path}{string.Concat(command.Arguments.Select(a => $" {a.Name}{(a.Arity.MaximumNumberOfValues > 1 ? " …" : "")}"))}{string.Concat(needed)}{more}";
    }

    /// <summary>Those needed first. Help itself is declared once, at the root, and is everywhere.</summary>
    IEnumerable<Option> AllOptions() => command.Options.Where(o => o is not HelpOption).OrderByDescending(o => o.Required).Append(new HelpOption { Description = terminal.Text(Text.HelpOption) });

    static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? text[..(end + 1)] : text;

    static string NameOf(Option option) => option is HelpOption ? "-h, --help" : $"{option.Name} {option.HelpName}".TrimEnd();

    string DescriptionOf(Option option)
    {
        if (option.Required) return $"{option.Description} ({terminal.Text(Text.HelpNeeded)})";
        return option.ValueType == typeof(string) && option.HasDefaultValue ? $"{option.Description} ({terminal.Text(Text.HelpDefault, $"{option.GetDefaultValue()}")})" : option.Description!;
    }

    IEnumerable<string> Rows(IEnumerable<(string Name, string Description)> rows)
    {
        var all = rows.ToList();
        var width = Math.Min(WidestName, all.Select(r => r.Name.Length).DefaultIfEmpty().Max()) + 2;
        foreach (var (name, description) in all)
        {
            var indent = new string(' ', width);
            var lines = Wrapped(description, indent).ToList();
            if (name.Length > WidestName) yield return name;
            else lines[0] = name.PadRight(width) + lines[0][width..];
            foreach (var line in lines) yield return line;
        }
    }

    /// <summary>The words of a text, the signs that French sets after a space with the word before them.</summary>
    static IEnumerable<string> Words(string text)
    {
        var held = "";
        foreach (var word in text.Split(' '))
        {
            var isSign = word.Length == 1 && ":;?!»".Contains(word[0], StringComparison.Ordinal);
            if (!isSign && held.Length > 0) yield return held;
            held = isSign ? $"{held} {word}" : word;
        }

        yield return held;
    }

    IEnumerable<string> Wrapped(string text, string indent)
    {
        var line = indent;
        foreach (var word in Words(text))
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > terminal.Width - 2)
            {
                yield return line;
                line = indent;
            }

            line += line.Length > indent.Length ? $" {word}" : word;
        }

        yield return line;
    }
}
