using System.CommandLine;
using System.Globalization;
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
    /// <summary>As many as a list of 2 MB has: whoever verifies one badge fetches it all.</summary>
    const int MostPlaces = 1 << 24;

    public static Command Of(Terminal terminal)
    {
        var id = new Option<string>("--id") { Description = terminal.Text(Text.StatusId), HelpName = "URL", Required = true };
        var key = StatusCommand.Key(terminal);
        var output = new Option<string>("--out") { Description = terminal.Text(Text.StatusOut), HelpName = terminal.Text(Text.HoleFile), Required = true };
        var issuer = new Option<string>("--issuer") { Description = terminal.Text(Text.StatusIssuer), HelpName = "profile.json" };
        var purpose = new ChoiceOption("--purpose", terminal.Text(Text.StatusPurpose), "revocation", "suspension").WithDefault();
        var places = new Option<string>("--places")
        {
            Description = terminal.Text(Text.StatusPlaces), HelpName = "N", DefaultValueFactory = _ => BitstringStatusList.MinimumEntries.ToString(CultureInfo.InvariantCulture),
        };
        var did = StatusCommand.Did(terminal);
        var command = new Command("new", terminal.Text(Text.StatusNewCommand)) { id, key, output, issuer, purpose, places, did };
        command.SetAction((parsed, stop) => Run(
            parsed.GetRequiredValue(id), parsed.GetRequiredValue(key), parsed.GetRequiredValue(output), parsed.GetValue(issuer),
            parsed.GetRequiredValue(purpose), parsed.GetRequiredValue(places), parsed.GetValue(did) ?? [], terminal, stop));
        return command;
    }

    static async Task<int> Run(
        string id, string keyPath, string output, string? issuerPath, string purpose, string places, string[] dids, Terminal terminal, CancellationToken stop)
    {
        if (!CellValues.IsHttps(id)) return terminal.Refuse(Text.StatusIdNotHttps, id);
        if (SizeOf(places) is not { } size) return terminal.Refuse(Text.StatusPlacesBroken, places, Number(BitstringStatusList.MinimumEntries), Number(MostPlaces));
        var register = PlaceRegister.PathOf(output);
        if (File.Exists(register)) return terminal.Refuse(Text.OutputExists, register);
        using var key = await KeyFile.Read(keyPath, terminal, stop);
        if (key is null) return Exit.NotDone;
        using var issuer = issuerPath is null ? null : await JsonFile.Read(issuerPath, terminal, stop);
        if (issuerPath is not null && issuer is null) return Exit.NotDone;
        using var network = new GuardedFetch();
        if (await StandInDocuments.Before(network, dids, terminal, stop) is not { } documents) return Exit.NotDone;
        var issuerId = issuer is not null && issuer.RootElement.TryGetProperty("id", out var given) ? given.ToString() : null;
        if (await Voice.Of(issuerId, issuerPath ?? "", key.Public, documents.Fetch, terminal, stop) is not { } voice) return Exit.NotDone;
        var terms = new StatusListCredential { Id = id, Issuer = voice.IssuerId, Purpose = purpose, ValidFrom = terminal.Clock.GetUtcNow() };
        var written = SignedList.Write(terms, new BitstringStatusList(size), key, voice, output, replace: false, terminal);
        if (written != Exit.Done) return written;
        documents.SayUnused(terminal);
        return OutputFile.Write(register, PlaceRegister.Empty(id), terminal, replace: false) ? Exit.Done : Exit.NotDone;
    }

    /// <summary>Whole bytes that hold at least so many places; null for a number that no list can have.</summary>
    static int? SizeOf(string places) =>
        int.TryParse(places, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= BitstringStatusList.MinimumEntries and <= MostPlaces
            ? (size + 7) / 8 * 8 : null;

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
