using System.Text.Json;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Dids;

/// <summary>Whether an issuer publishes a key that came without an address of its own (Open Badges 3.0, issuer and key provenance).</summary>
internal sealed class KeyProvenance(IFetch fetch)
{
    public async ValueTask<KeyOutcome> Vouch(VerificationKey key, string issuerId, CancellationToken stop)
    {
        var unlinked = new KeyOutcome.Found(key, null, false);
        if (AddressOf(issuerId) is not { } address) return unlinked;
        switch (await RemoteJson.Get(fetch, address, stop))
        {
            case RemoteJson.Read { Json: var json } when IsDid(issuerId):
                var document = new ControllerDocument(json);
                var listed = document.Methods().FirstOrDefault(method => method.MayAssert && method.Key is VerificationKeyReading.Read read && read.Key.Equals(key));
                return listed is null || document.Id != issuerId ? unlinked : ControllerKeys.Outcome(listed, issuerId, issuerId);
            case RemoteJson.Read { Json: var json }:
                return KeysOf(json, issuerId).Any(jwk => VerificationKey.FromJwk(jwk) is VerificationKeyReading.Read read && read.Key.Equals(key))
                    ? new KeyOutcome.Found(key, issuerId, true)
                    : unlinked;
            case RemoteJson.Not { Outcome: KeyOutcome.Unreachable why }:
                return unlinked with { LinkUnknown = why };
            default:
                return unlinked;
        }
    }

    /// <summary>The key that an issuer publishes under a name: in its DID document, or in its host's key set.</summary>
    public async ValueTask<KeyOutcome> Named(string kid, string issuerId, CancellationToken stop)
    {
        if (AddressOf(issuerId) is not { } address) return new KeyOutcome.NotFound("not-listed", kid);
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

    private static bool IsDid(string issuerId) => issuerId.StartsWith("did:", StringComparison.Ordinal);

    private static Uri? AddressOf(string issuerId) => IsDid(issuerId) ? DidWeb.DocumentAddress(issuerId)
        : Origin.Of(issuerId) is { } authority ? new Uri($"https://{authority}/.well-known/jwks.json") : null;

    // A key set of a host with many issuers says of each key whose it is; a key without iss is the host's, and so each issuer's.
    private static IEnumerable<JsonElement> KeysOf(JsonElement set, string issuerId) =>
        set.Many("keys").Take(ControllerDocument.MaximumMethods).Where(jwk => jwk.Member("iss") is not { } owner || owner.Text() == issuerId);
}
