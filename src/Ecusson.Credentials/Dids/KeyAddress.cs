using System.Text.Json;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Dids;

/// <summary>
/// Keys at https addresses: a controller's document with a fragment, a key document with <c>controller</c>, a bare JWK (Open Badges 3.0 "JSON Web Token Proof Format"),
/// or a Multikey in the fragment of an address that says nothing more about it.
/// </summary>
internal sealed class KeyAddress(IFetch fetch)
{
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
                if (json.Member("publicKeyMultibase") is not null || json.Member("publicKeyJwk") is not null) return await KeyDocument(json, url, issuerId, stop);
                if (json.Member("kty") is not null) return BareJwk(json, address, issuerId);
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

    // A key document names its controller; the controller must name it too, unless both are on one host, which then answers for both.
    private async ValueTask<KeyOutcome> KeyDocument(JsonElement json, string url, string issuerId, CancellationToken stop)
    {
        if (json.Text("id") is { } id && id != url) return new KeyOutcome.NotFound("wrong-document", id);
        if (VerificationMethod.KeyOf(json) is not VerificationKeyReading.Read { Key: var key } reading) return KeyFinder.Outcome(VerificationMethod.KeyOf(json));
        var controller = json.Text("controller") ?? json.Text("owner");
        var found = new KeyOutcome.Found(reading.Key, controller, false)
        {
            Revoked = DateTimeStamp.Read(json.Text("revoked")),
            Expires = DateTimeStamp.Read(json.Text("expires")),
        };
        if (controller is null || controller != issuerId) return found;
        if (Origin.Of(controller) is { } origin && origin == Origin.Of(url)) return found with { ControllerIsIssuer = true };
        return await new KeyProvenance(fetch).Vouch(key, issuerId, stop) switch
        {
            KeyOutcome.Found { ControllerIsIssuer: true } => found with { ControllerIsIssuer = true },
            KeyOutcome.Found { LinkUnknown: { } why } => found with { LinkUnknown = why },
            _ => found,
        };
    }

    private static KeyOutcome BareJwk(JsonElement json, Uri address, string issuerId) => VerificationKey.FromJwk(json) switch
    {
        VerificationKeyReading.Read { Key: var key } => new KeyOutcome.Found(key, json.Text("iss"), Origin.Of(issuerId) is { } origin && origin == Origin.Of(address.AbsoluteUri)),
        var unread => KeyFinder.Outcome(unread),
    };
}
