using System.Text;
using System.Text.Json;
using Ecusson.Cli.Shell;
using Ecusson.Credentials;
using Ecusson.Credentials.Proofs;
using Ecusson.Outbound;

namespace Ecusson.Cli.Files;

/// <summary>The way out to the network, with the documents in front of it that the person gave to use in its place.</summary>
/// <param name="network">Who is asked for the rest.</param>
sealed class StandInDocuments(IFetch network)
{
    readonly KnownDocuments known = new(network);
    readonly List<(string Path, string Id)> given = [];

    public IFetch Fetch => known;

    /// <summary>Null after saying which file cannot stand in for anything.</summary>
    /// <param name="network">Who is asked for the rest.</param>
    /// <param name="paths">DID documents and status lists, known by their <c>id</c>; a list may be a JWT.</param>
    /// <param name="terminal">Where to say what is wrong.</param>
    /// <param name="stop">Stops the reading.</param>
    public static async Task<StandInDocuments?> Before(IFetch network, IEnumerable<string> paths, Terminal terminal, CancellationToken stop)
    {
        var documents = new StandInDocuments(network);
        foreach (var path in paths)
        {
            if (await documents.Add(path, terminal, stop) is not { } refused) continue;
            terminal.Words.WriteLine(refused.Sentence(terminal));
            return null;
        }

        return documents;
    }

    /// <summary>Adds a file; otherwise returns why it cannot stand in for anything.</summary>
    public async Task<InputReading.Refused?> Add(string path, Terminal terminal, CancellationToken stop)
    {
        var reading = await InputFile.TryRead(path, terminal, stop);
        if (reading is InputReading.Refused refused) return refused;
        var bytes = ((InputReading.Read)reading).Content;
        if ((known.AddByOwnId(bytes) ?? AddToken(bytes)) is not { } id) return new InputReading.Refused(Text.DidFileWithoutId, path);
        given.Add((path, id));
        return null;
    }

    /// <summary>Names each file that nothing asked for: its id may be mistyped, or the badge may name another.</summary>
    public void SayUnused(Terminal terminal)
    {
        foreach (var (path, id) in given.Where(g => !known.WasAsked(g.Id))) terminal.Say(Text.StandInUnused, path, id);
    }

    string? AddToken(byte[] bytes)
    {
        if (VcJwt.Read(Encoding.UTF8.GetString(bytes).Trim()) is not VcJwtReading.Read read) return null;
        using var token = read.Token;
        if (!token.Credential.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String) return null;
        known.Add(id.GetString()!, bytes);
        return id.GetString();
    }
}
