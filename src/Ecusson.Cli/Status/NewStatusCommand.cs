using System.CommandLine;
using Ecusson.Cli.Files;
using Ecusson.Cli.Issue;
using Ecusson.Cli.Keys;
using Ecusson.Cli.Recipients;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.Status;
using Ecusson.Outbound;

namespace Ecusson.Cli.Status;

/// <summary><c>ecusson status new</c>: makes a signed list in which nothing is set.</summary>
static class NewStatusCommand
{
    public static Command Of(Terminal terminal)
    {
        var id = new Option<string>("--id") { Description = terminal.Text(Text.StatusId), HelpName = "URL", Required = true };
        var key = StatusCommand.Key(terminal);
        var output = new Option<string>("--out") { Description = terminal.Text(Text.StatusOut), HelpName = "FILE", Required = true };
        var issuer = new Option<string>("--issuer") { Description = terminal.Text(Text.StatusIssuer), HelpName = "profile.json" };
        var purpose = new Option<string>("--purpose")
        {
            Description = terminal.Text(Text.StatusPurpose), HelpName = "revocation|suspension", DefaultValueFactory = _ => "revocation",
        };
        purpose.AcceptOnlyFromAmong("revocation", "suspension");
        var did = StatusCommand.Did(terminal);
        var command = new Command("new", terminal.Text(Text.StatusNewCommand)) { id, key, output, issuer, purpose, did };
        command.SetAction((parsed, stop) => Run(
            parsed.GetRequiredValue(id), parsed.GetRequiredValue(key), parsed.GetRequiredValue(output), parsed.GetValue(issuer),
            parsed.GetRequiredValue(purpose), parsed.GetValue(did) ?? [], terminal, stop));
        return command;
    }

    static async Task<int> Run(
        string id, string keyPath, string output, string? issuerPath, string purpose, string[] dids, Terminal terminal, CancellationToken stop)
    {
        if (!CellValues.IsHttps(id)) return terminal.Refuse(Text.StatusIdNotHttps, id);
        using var key = await KeyFile.Read(keyPath, terminal, stop);
        if (key is null) return Exit.NotDone;
        using var issuer = issuerPath is null ? null : await JsonFile.Read(issuerPath, terminal, stop);
        if (issuerPath is not null && issuer is null) return Exit.NotDone;
        using var network = new GuardedFetch();
        if (await StandInDocuments.Before(network, dids, terminal, stop) is not { } fetch) return Exit.NotDone;
        var issuerId = issuer is not null && issuer.RootElement.TryGetProperty("id", out var given) ? given.ToString() : null;
        if (await Voice.Of(issuerId, issuerPath ?? "", key.Public, fetch, terminal, stop) is not { } voice) return Exit.NotDone;
        var terms = new StatusListCredential { Id = id, Issuer = voice.IssuerId, Purpose = purpose, ValidFrom = terminal.Clock.GetUtcNow() };
        return SignedList.Write(terms, new BitstringStatusList(), key, voice, output, replace: false, terminal);
    }
}
