using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Dids;

/// <summary>did:jwk: the identifier is the key's JWK in base64url; its one verification method is <c>#0</c>.</summary>
public static class DidJwk
{
    private const string Scheme = "did:jwk:";
    private const int LongestIdentifier = 4096;

    /// <summary>Reads the key in <c>did:jwk:…</c>, with or without <c>#0</c>.</summary>
    public static VerificationKeyReading Read(string did)
    {
        ArgumentNullException.ThrowIfNull(did);
        if (!did.StartsWith(Scheme, StringComparison.Ordinal)) return new VerificationKeyReading.Malformed("not-a-key", "did:jwk");
        var hash = did.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0 && !did.AsSpan(hash).SequenceEqual("#0")) return new VerificationKeyReading.Malformed("key-mismatch", "did:jwk");
        var identifier = did.AsSpan(Scheme.Length..(hash < 0 ? did.Length : hash));
        if (identifier.Length > LongestIdentifier || Base64UrlText.Decode(identifier) is not { } json) return new VerificationKeyReading.Malformed("encoding", "base64url");
        if (JsonReading.Of(json) is not JsonReading.Read { Document: var document }) return new VerificationKeyReading.Malformed("encoding", "JSON");
        using (document) return VerificationKey.FromJwk(document.RootElement);
    }
}
