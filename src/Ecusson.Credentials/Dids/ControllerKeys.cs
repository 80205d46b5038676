using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Dids;

/// <summary>CID 1.0 §3.3 Retrieve Verification Method, for did:web.</summary>
internal sealed class ControllerKeys(IFetch fetch)
{
    public async ValueTask<KeyOutcome> Find(string url, string issuerId, CancellationToken stop)
    {
        // The controller's address is what stands before the fragment
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var did = hash < 0 ? url : url[..hash];
        if (hash < 0 || DidWeb.DocumentAddress(did) is not { } address) return new KeyOutcome.Malformed("address", url);
        // Dereference it
        var got = await RemoteJson.Get(fetch, address, stop);
        if (got is not RemoteJson.Read { Json: var json }) return ((RemoteJson.Not)got).Outcome;
        return InDocument(new ControllerDocument(json), url, did, issuerId);
    }

    /// <summary>What follows dereferencing, on a document that was asked for at <paramref name="expectedId"/>.</summary>
    public static KeyOutcome InDocument(ControllerDocument document, string url, string expectedId, string issuerId)
    {
        // INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID: the document is the one that was asked for
        if (document.Id != expectedId) return new KeyOutcome.NotFound("wrong-document", document.Id ?? expectedId);
        // The method by its id. Some issuers name a key by its Multikey and list it under another name.
        var methods = document.Methods().ToList();
        var named = methods.Where(method => method.Id == url).ToList();
        if (named.Count == 0 && url.AsSpan(expectedId.Length) is ['#', 'z', ..] && VerificationKey.FromMultibase(url[(expectedId.Length + 1)..]) is VerificationKeyReading.Read { Key: var key })
            named = methods.Where(method => method.Key is VerificationKeyReading.Read { Key: var listed } && listed.Equals(key)).ToList();
        if (named.Count == 0) return new KeyOutcome.NotFound("not-listed", url);
        // INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD: the method is associated with the purpose
        return named.Find(method => method.MayAssert) is { } authorised ? Outcome(authorised, expectedId, issuerId) : new KeyOutcome.NotAuthorised(url);
    }

    public static KeyOutcome Outcome(VerificationMethod method, string documentId, string issuerId) => method.Key is VerificationKeyReading.Read { Key: var key }
        ? new KeyOutcome.Found(key, method.Controller, method.Controller == issuerId && documentId == issuerId) { Revoked = method.Revoked, Expires = method.Expires }
        : KeyFinder.Outcome(method.Key);
}
