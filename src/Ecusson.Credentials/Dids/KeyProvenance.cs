using System.Text.Json;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Dids;

/// <summary>
/// Whether an issuer stands behind a key. A host may have many issuers, so that a key's place on a host says nothing; what counts is
/// what the issuer's own document says, and the key set of its host (Open Badges 3.0, issuer and key provenance).
/// </summary>
internal sealed class KeyProvenance(IFetch fetch)
{
    /// <summary>Links a key to an issuer, where the issuer's publications do.</summary>
    /// <param name="found">The key, with whose it says it is.</param>
    /// <param name="address">Where it was found; null when it came with the badge.</param>
    /// <param name="issuerId">The issuer.</param>
    /// <param name="stop">Stops the wait.</param>
    public async ValueTask<KeyOutcome> Link(KeyOutcome.Found found, string? address, string issuerId, CancellationToken stop)
    {
        if (found.Controller is not null && found.Controller != issuerId) return found;
        if (issuerId.StartsWith("did:key:", StringComparison.Ordinal)) return Itself(found, issuerId, DidKey.Read(issuerId));
        if (issuerId.StartsWith("did:jwk:", StringComparison.Ordinal)) return Itself(found, issuerId, DidJwk.Read(issuerId));
        if (IsDid(issuerId)) return Linked(found, await InDidDocument(found.Key, issuerId, stop), issuerId);
        if (Origin.Of(issuerId) is not { } host) return found;

        var said = await InProfile(found.Key, address, issuerId, stop);
        if (said is not KeyMention.Named) said = said.Or(await InKeySet(found.Key, host, issuerId, stop));
        // Nothing is said of any key: what lies below the issuer's own path is its own.
        if (said is KeyMention.None && Origin.IsBelow(address, issuerId)) return found with { Controller = issuerId, ControllerIsIssuer = true };
        return Linked(found, said, issuerId);
    }

    /// <summary>The key that an issuer publishes under a name: in its DID document, or in its host's key set.</summary>
    public async ValueTask<KeyOutcome> Named(string kid, string issuerId, CancellationToken stop)
    {
        var address = IsDid(issuerId) ? DidWeb.DocumentAddress(issuerId) : Origin.Of(issuerId) is { } host ? KeySetOf(host) : null;
        if (address is null) return new KeyOutcome.NotFound("not-listed", kid);
        var got = await RemoteJson.Get(fetch, address, stop);
        if (got is not RemoteJson.Read { Json: var json }) return ((RemoteJson.Not)got).Outcome;
        if (IsDid(issuerId)) return ControllerKeys.InDocument(new ControllerDocument(json), issuerId + "#" + kid, issuerId, issuerId);
        var named = KeysOf(json, issuerId).FirstOrDefault(jwk => jwk.Text("kid") == kid);
        return named.ValueKind == JsonValueKind.Undefined ? new KeyOutcome.NotFound("not-listed", kid) : VerificationKey.FromJwk(named) switch
        {
            VerificationKeyReading.Read { Key: var key } => new KeyOutcome.Found(key, issuerId, true),
            var unread => KeyFinder.Outcome(unread),
        };
    }

    private async ValueTask<KeyMention> InDidDocument(VerificationKey key, string did, CancellationToken stop) =>
        DidWeb.DocumentAddress(did) is { } address ? await In(address, json => new ControllerDocument(json).Mention(key, null, did), stop) : new KeyMention.None();

    private ValueTask<KeyMention> InProfile(VerificationKey key, string? address, string issuerId, CancellationToken stop) =>
        In(new Uri(new Uri(issuerId).GetLeftPart(UriPartial.Query)), json => new ControllerDocument(json).Mention(key, address, issuerId), stop);

    private ValueTask<KeyMention> InKeySet(VerificationKey key, string host, string issuerId, CancellationToken stop) => In(
        KeySetOf(host),
        json =>
        {
            var keys = KeysOf(json, issuerId).ToList();
            if (keys.Exists(jwk => VerificationKey.FromJwk(jwk) is VerificationKeyReading.Read read && read.Key.Equals(key))) return new KeyMention.Named(null, null);
            return keys.Count > 0 ? new KeyMention.Others() : new KeyMention.None();
        },
        stop);

    // A page that is no JSON, such as the issuer's page for people, says nothing of keys.
    private async ValueTask<KeyMention> In(Uri address, Func<JsonElement, KeyMention> read, CancellationToken stop) => await RemoteJson.Get(fetch, address, stop) switch
    {
        RemoteJson.Read { Json: var json } => read(json),
        RemoteJson.Not { Outcome: KeyOutcome.Unreachable why } => new KeyMention.Unheard(why),
        _ => new KeyMention.None(),
    };

    private static KeyOutcome.Found Linked(KeyOutcome.Found found, KeyMention said, string issuerId) => said switch
    {
        KeyMention.Named named => found with
        {
            Controller = issuerId,
            ControllerIsIssuer = true,
            Revoked = named.Revoked ?? found.Revoked,
            Expires = named.Expires ?? found.Expires,
        },
        KeyMention.Unheard { Why: var why } => found with { LinkUnknown = why },
        _ => found,
    };

    private static KeyOutcome.Found Itself(KeyOutcome.Found found, string issuerId, VerificationKeyReading own) =>
        own is VerificationKeyReading.Read { Key: var key } && key.Equals(found.Key) ? found with { Controller = issuerId, ControllerIsIssuer = true } : found;

    private static bool IsDid(string issuerId) => issuerId.StartsWith("did:", StringComparison.Ordinal);

    private static Uri KeySetOf(string host) => new($"https://{host}/.well-known/jwks.json");

    // A key set of a host with many issuers says of each key whose it is; a key without iss is the host's, and so each issuer's.
    private static IEnumerable<JsonElement> KeysOf(JsonElement set, string issuerId) =>
        set.Many("keys").Take(ControllerDocument.MaximumMethods).Where(jwk => jwk.Member("iss") is not { } owner || owner.Text() == issuerId);
}
