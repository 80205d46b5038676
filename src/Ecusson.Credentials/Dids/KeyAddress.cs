using System.Text.Json;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Dids;

/// <summary>
/// Keys at https addresses: a controller's document with a fragment, a key document with <c>controller</c>, a bare JWK (Open Badges 3.0 "JSON Web Token Proof Format"),
/// a JWK in a key set, or a Multikey in the fragment of an address that says nothing more about it.
/// </summary>
internal sealed class KeyAddress(IFetch fetch)
{
    /// <summary>The key and whose it says it is; whether that is so is for <see cref="KeyProvenance"/>.</summary>
    public async ValueTask<KeyOutcome> Find(Uri address, string url, string issuerId, CancellationToken stop)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var document = hash < 0 ? url : url[..hash];
        var inFragment = hash >= 0 && url.AsSpan(hash + 1) is ['z', ..] && VerificationKey.FromMultibase(url[(hash + 1)..]) is VerificationKeyReading.Read read ? read.Key : null;
        switch (await RemoteJson.Get(fetch, new Uri(address.GetLeftPart(UriPartial.Query)), stop))
        {
            case RemoteJson.Read { Json: var json }:
                if (json.Member("verificationMethod") is not null || json.Member("assertionMethod") is not null)
                    return ControllerKeys.InDocument(new ControllerDocument(json), url, document, issuerId);
                if (json.Member("publicKeyMultibase") is not null || json.Member("publicKeyJwk") is not null) return KeyDocument(json, url);
                if (json.Member("kty") is not null) return OfJwk(json);
                if (json.Member("keys") is not null) return InKeySet(json, url, hash < 0 ? null : url[(hash + 1)..]);
                // The address answers, and does not say that this is its key.
                return inFragment is not null ? new KeyOutcome.Found(inFragment, document, false) : new KeyOutcome.NotFound("not-listed", url);
            case RemoteJson.Not { Outcome: KeyOutcome.Unreachable why } when inFragment is not null:
                return new KeyOutcome.Found(inFragment, document, false) { LinkUnknown = why };
            case RemoteJson.Not when inFragment is not null:
                return new KeyOutcome.Found(inFragment, document, false);
            case RemoteJson.Not { Outcome: var outcome }:
                return outcome;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static KeyOutcome KeyDocument(JsonElement json, string url)
    {
        if (json.Text("id") is { } id && id != url) return new KeyOutcome.NotFound("wrong-document", id);
        if (VerificationMethod.KeyOf(json) is not VerificationKeyReading.Read { Key: var key }) return KeyFinder.Outcome(VerificationMethod.KeyOf(json));
        return new KeyOutcome.Found(key, json.Text("controller") ?? json.Text("owner"), false)
        {
            Revoked = DateTimeStamp.Read(json.Text("revoked")),
            Expires = DateTimeStamp.Read(json.Text("expires")),
        };
    }

    private static KeyOutcome OfJwk(JsonElement json) => VerificationKey.FromJwk(json) switch
    {
        VerificationKeyReading.Read { Key: var key } => new KeyOutcome.Found(key, json.Text("iss"), false),
        var unread => KeyFinder.Outcome(unread),
    };

    // RFC 7517 §4.5: kid tells the keys of a set apart; a set of one key needs no name.
    private static KeyOutcome InKeySet(JsonElement set, string url, string? fragment)
    {
        var keys = set.Many("keys").Take(ControllerDocument.MaximumMethods).ToList();
        var named = keys.Find(jwk => jwk.Text("kid") is { } kid && (kid == url || kid == fragment));
        if (named.ValueKind == JsonValueKind.Undefined && fragment is null && keys is [var only]) named = only;
        return named.ValueKind == JsonValueKind.Undefined ? new KeyOutcome.NotFound("not-listed", url) : OfJwk(named);
    }
}
