using System.CommandLine;
using System.CommandLine.Parsing;

namespace Ecusson.Cli.Shell;

/// <summary>
/// What is wrong with a command line, in the program's own sentences: those of System.CommandLine are only half translated.
/// </summary>
sealed class Complaints(ParseResult parsed, Terminal terminal)
{
    readonly Command command = parsed.CommandResult.Command;

    /// <summary>None when the line can be carried out.</summary>
    public IReadOnlyList<string> All()
    {
        if (UnknownOption() is { } option) return [WithGuess(Text.UnknownOption, option, [.. command.Options.Select(o => o.Name)])];
        if (command.Subcommands.Count > 0) return [OfGroup(command.Subcommands.Select(c => c.Name).ToList())];
        return [.. TooMuch(), .. command.Options.SelectMany(OfOption), .. TooLittle()];
    }

    string OfGroup(List<string> names) => parsed.UnmatchedTokens is [var word, ..]
        ? WithGuess(Text.UnknownCommand, word, names)
        : terminal.Text(Text.CommandMissing, string.Join(", ", names));

    string WithGuess(Text sentence, string word, IReadOnlyList<string> known)
    {
        var unknown = terminal.Text(sentence, word);
        return Resemblance.Nearest(word, known) is { } guess ? $"{unknown} {terminal.Text(Text.DidYouMean, guess)}" : unknown;
    }

    /// <summary>A mistyped option would otherwise be taken for the name of a file; <c>./-x</c> names a file that begins so.</summary>
    string? UnknownOption() => parsed.UnmatchedTokens
        .Concat(parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value))
        .FirstOrDefault(v => v.Length > 1 && v[0] == '-');

    IEnumerable<string> TooMuch() => parsed.UnmatchedTokens.Select(word => terminal.Text(Text.WordTooMany, word));

    IEnumerable<string> OfOption(Option option)
    {
        if (parsed.GetResult(option) is not { Implicit: false } given) yield break;
        if (given.Tokens.Count < option.Arity.MinimumNumberOfValues) yield return terminal.Text(Text.ValueMissing, option.Name, option.HelpName ?? "");
        else if (option.Arity.MaximumNumberOfValues <= 1 && given.IdentifierTokenCount > 1) yield return terminal.Text(Text.GivenTwice, option.Name);
        else if (option is ChoiceOption choice && given.Tokens.FirstOrDefault(t => !choice.Words.Contains(t.Value, StringComparer.Ordinal)) is { } other)
            yield return terminal.Text(Text.NotAmong, option.Name, other.Value, string.Join(", ", choice.Words));
    }

    IEnumerable<string> TooLittle()
    {
        var missing = command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(a) is not { Tokens.Count: > 0 }).Select(a => a.Name)
            .Concat(command.Options.Where(o => o.Required && parsed.GetResult(o) is not { Implicit: false }).Select(o => $"{o.Name} {o.HelpName}"))
            .ToList();
        if (missing.Count > 0) yield return terminal.Text(Text.StillNeeded, string.Join("  ", missing));
    }
}
