using System.Diagnostics;
using System.Text.Json;
using Ecusson.Cli.Shell;
using Ecusson.Credentials;
using Ecusson.Credentials.Dids;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Verification;

namespace Ecusson.Cli.Issue;

/// <summary>In whose name a key speaks.</summary>
/// <param name="IssuerId">The issuer's id.</param>
/// <param name="VerificationMethod">The address of the key's public half, as proofs name it.</param>
sealed record Voice(string IssuerId, string VerificationMethod)
{
    /// <summary>
    /// A key speaks for its own did:key, and for a did:web whose document lists it under <c>assertionMethod</c>. Null after saying why it does not.
    /// </summary>
    /// <param name="id">The issuer's id; null takes the key's did:key.</param>
    /// <param name="path">The file that the id stands in.</param>
    /// <param name="key">The key.</param>
    /// <param name="fetch">Asked for the did:web's document.</param>
    /// <param name="terminal">Where to say why.</param>
    /// <param name="stop">Stops the wait.</param>
    public static async Task<Voice?> Of(string? id, string path, VerificationKey key, IFetch fetch, Terminal terminal, CancellationToken stop)
    {
        if (id is null || id == key.DidKey) return new Voice(key.DidKey, key.DidKeyUrl);
        if (DidWeb.DocumentAddress(id) is { } address) return await OfDidWeb(id, address, key, fetch, terminal, stop);
        if (id.StartsWith("did:", StringComparison.Ordinal)) terminal.Say(Text.IssueIdOtherKey, path, id, key.DidKey);
        else terminal.Say(Text.IssueIdNotADid, path, id);
        return null;
    }

    static async Task<Voice?> OfDidWeb(string id, Uri address, VerificationKey key, IFetch fetch, Terminal terminal, CancellationToken stop)
    {
        var reason = await fetch.Get(address, "application/did+json, application/json", stop) switch
        {
            Fetched.Document document => JsonReading.Of(document.Content) is JsonReading.Read read ? Find(read, id, key) : null,
            Fetched.Missing => "missing",
            Fetched.Refused refused => refused.Reason,
            Fetched.Unreachable unreachable => unreachable.Reason,
            _ => throw new UnreachableException(),
        };
        if (reason is null or NotListed) terminal.Say(Text.IssueDidWithoutKey, id);
        else if (reason.StartsWith("did:", StringComparison.Ordinal)) return new Voice(id, reason);
        else terminal.Say(Text.IssueDidUnknown, id, Sentences.OfReason(reason, terminal.LanguageCode));
        return null;
    }

    const string NotListed = "not-listed";

    /// <summary>The address of the method that is this key.</summary>
    static string Find(JsonReading.Read read, string id, VerificationKey key)
    {
        using var json = read.Document;
        if (json.RootElement.ValueKind != JsonValueKind.Object) return NotListed;
        var document = new ControllerDocument(json.RootElement);
        if (document.Id != id) return NotListed;
        return document.Methods().FirstOrDefault(m =>
            m is { MayAssert: true, Revoked: null } && m.Id.StartsWith("did:", StringComparison.Ordinal)
            && m.Key is VerificationKeyReading.Read listed && listed.Key.Equals(key))?.Id ?? NotListed;
    }
}
