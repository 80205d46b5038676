using System.Text;
using Ecusson.Cli.Shell;
using Ecusson.Credentials;
using Ecusson.Credentials.Proofs;
using Ecusson.Outbound;

namespace Ecusson.Cli.Files;

/// <summary>The way out to the network, with the documents in front of it that the person gave to use in its place.</summary>
static class StandInDocuments
{
    /// <summary>Null after saying which file cannot stand in for anything.</summary>
    /// <param name="paths">DID documents and status lists, known by their <c>id</c>; a list may be a JWT.</param>
    /// <param name="network">Who is asked for the rest.</param>
    /// <param name="terminal">Where to say what is wrong.</param>
    /// <param name="stop">Stops the reading.</param>
    public static async Task<IFetch?> Before(IFetch network, IEnumerable<string> paths, Terminal terminal, CancellationToken stop)
    {
        var known = new KnownDocuments(network);
        foreach (var path in paths)
        {
            if (await InputFile.Read(path, terminal, stop) is not { } bytes) return null;
            if (known.AddByOwnId(bytes) is not null || AddToken(known, bytes)) continue;
            terminal.Say(Text.DidFileWithoutId, path);
            return null;
        }

        return known;
    }

    static bool AddToken(KnownDocuments known, byte[] bytes)
    {
        if (VcJwt.Read(Encoding.UTF8.GetString(bytes).Trim()) is not VcJwtReading.Read read) return false;
        using var token = read.Token;
        if (!token.Credential.TryGetProperty("id", out var id) || id.ValueKind != System.Text.Json.JsonValueKind.String) return false;
        known.Add(id.GetString()!, bytes);
        return true;
    }
}
