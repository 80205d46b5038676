using System.CommandLine;
using Ecusson.Cli.Shell;
using Ecusson.Outbound;

namespace Ecusson.Cli.Verify;

/// <summary><c>ecusson verify</c>.</summary>
static class VerifyCommand
{
    public static Command Of(Terminal terminal)
    {
        var inputs = new Argument<string[]>(terminal.Text(Text.HoleInput)) { Description = terminal.Text(Text.VerifyInputs), Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = terminal.Text(Text.VerifyJson) };
        var brief = new Option<bool>("--brief") { Description = terminal.Text(Text.VerifyBrief) };
        var recipient = new Option<string>("--recipient") { Description = terminal.Text(Text.VerifyRecipient), HelpName = terminal.Text(Text.HoleAddress) };
        var offline = new Option<bool>("--offline") { Description = terminal.Text(Text.VerifyOffline) };
        // One value each: what follows the value is an input again.
        var did = new Option<string[]>("--did") { Description = terminal.Text(Text.DidOption), HelpName = terminal.Text(Text.HoleFile), AllowMultipleArgumentsPerToken = false };
        var status = new Option<string[]>("--status") { Description = terminal.Text(Text.StatusOption), HelpName = terminal.Text(Text.HoleFile), AllowMultipleArgumentsPerToken = false };
        var command = new Command("verify", terminal.Text(Text.VerifyCommand)) { inputs, json, brief, recipient, offline, did, status };
        command.SetAction((parsed, stop) => Run(
            new VerifyQuestion
            {
                Inputs = parsed.GetRequiredValue(inputs),
                AsJson = parsed.GetValue(json),
                IsBrief = parsed.GetValue(brief),
                Recipient = parsed.GetValue(recipient),
                Offline = parsed.GetValue(offline),
                Documents = [.. Named(did, parsed), .. Named(status, parsed)],
            },
            terminal,
            stop));
        return command;
    }

    static IEnumerable<(string Option, string Path)> Named(Option<string[]> option, ParseResult parsed) =>
        (parsed.GetValue(option) ?? []).Select(path => (option.Name, path));

    static async Task<int> Run(VerifyQuestion question, Terminal terminal, CancellationToken stop)
    {
        using var guarded = new GuardedFetch();
        return await new VerifyRun(terminal, question, question.Offline ? new Offline() : guarded).Run(stop);
    }
}
