using System.CommandLine;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Verify;

/// <summary><c>ecusson verify</c>.</summary>
static class VerifyCommand
{
    public static Command Of(Terminal terminal)
    {
        var inputs = new Argument<string[]>("FILE|URL|-") { Description = terminal.Text(Text.VerifyInputs), Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = terminal.Text(Text.VerifyJson) };
        var recipient = new Option<string>("--recipient") { Description = terminal.Text(Text.VerifyRecipient), HelpName = "EMAIL" };
        var offline = new Option<bool>("--offline") { Description = terminal.Text(Text.VerifyOffline) };
        // One value each: what follows the value is an input again.
        var did = new Option<string[]>("--did") { Description = terminal.Text(Text.DidOption), HelpName = "FILE", AllowMultipleArgumentsPerToken = false };
        var status = new Option<string[]>("--status") { Description = terminal.Text(Text.StatusOption), HelpName = "FILE", AllowMultipleArgumentsPerToken = false };
        var command = new Command("verify", terminal.Text(Text.VerifyCommand)) { inputs, json, recipient, offline, did, status };
        command.SetAction((parsed, stop) => new VerifyRun(terminal, new VerifyQuestion
        {
            Inputs = parsed.GetRequiredValue(inputs),
            AsJson = parsed.GetValue(json),
            Recipient = parsed.GetValue(recipient),
            Offline = parsed.GetValue(offline),
            Documents = [.. parsed.GetValue(did) ?? [], .. parsed.GetValue(status) ?? []],
        }).Run(stop));
        return command;
    }
}
