using System.CommandLine;
using System.Text.Json;
using Ecusson.Cli.Files;
using Ecusson.Cli.Issue;
using Ecusson.Cli.Keys;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Status;
using Ecusson.Outbound;

namespace Ecusson.Cli.Status;

/// <summary><c>ecusson status set</c>: changes places of a list and signs it anew.</summary>
static class SetStatusCommand
{
    public static Command Of(Terminal terminal)
    {
        var file = StatusCommand.File(terminal);
        var places = new Argument<string[]>(terminal.Text(Text.HolePlace)) { Description = terminal.Text(Text.StatusPlace), Arity = ArgumentArity.OneOrMore };
        var recipient = new Option<string>("--recipient") { Description = terminal.Text(Text.StatusRecipient), HelpName = terminal.Text(Text.HoleAddress) };
        var key = StatusCommand.Key(terminal);
        var clear = new Option<bool>("--clear") { Description = terminal.Text(Text.StatusClear) };
        var did = StatusCommand.Did(terminal);
        var command = new Command("set", terminal.Text(Text.StatusSetCommand)) { file, places, key, recipient, clear, did };
        command.SetAction((parsed, stop) => Run(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(places), parsed.GetRequiredValue(key), parsed.GetValue(recipient),
            parsed.GetValue(clear), parsed.GetValue(did) ?? [], terminal, stop));
        return command;
    }

    static async Task<int> Run(string path, string[] words, string keyPath, string? recipient, bool clear, string[] dids, Terminal terminal, CancellationToken stop)
    {
        if (await ListFile.Read(path, terminal, stop) is not { } list) return Exit.NotDone;
        // VC Bitstring Status List 1.0 §2.1: revocation is not taken back; suspension is.
        if (clear && list.Purpose == "revocation") return terminal.Refuse(Text.StatusRevocationIsForEver, path);
        using var key = await KeyFile.Read(keyPath, terminal, stop);
        if (key is null) return Exit.NotDone;
        using var network = new GuardedFetch();
        if (await StandInDocuments.Before(network, dids, terminal, stop) is not { } documents) return Exit.NotDone;
        if (await Voice.Of(list.IssuerId, path, key.Public, documents.Fetch, terminal, stop) is not { } voice) return Exit.NotDone;
        if (!IsOwn(list.Json, key.Public)) return terminal.Refuse(Text.StatusUntrusted, path);

        var fetch = new KnownDocuments(documents.Fetch).Add(list.Id, JsonSerializer.SerializeToUtf8Bytes(list.Json));
        if (await new PlaceFinder(list, path, fetch, recipient, terminal).Find(words, stop) is not { } places) return Exit.NotDone;
        foreach (var place in places) list.List[place] = clear ? 0 : 1;
        var terms = new StatusListCredential { Id = list.Id, Issuer = voice.IssuerId, Purpose = list.Purpose, ValidFrom = terminal.Clock.GetUtcNow() };
        documents.SayUnused(terminal);
        return SignedList.Write(terms, list.List, key, voice, path, replace: true, terminal);
    }

    /// <summary>True when this very key signed what the file says: signing it anew vouches for all of it.</summary>
    static bool IsOwn(JsonElement list, VerificationKey key)
    {
        if (!list.TryGetProperty("proof", out var proofs)) return false;
        IEnumerable<JsonElement> each = proofs.ValueKind == JsonValueKind.Array ? proofs.EnumerateArray() : [proofs];
        return each.Any(p => p.ValueKind == JsonValueKind.Object && ProofSuites.Verify(list, p, key, Canonicalizer.Pinned) is ProofOutcome.Valid);
    }
}
