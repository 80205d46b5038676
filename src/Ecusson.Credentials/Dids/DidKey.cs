using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Dids;

/// <summary>did:key (W3C CCG did:key method 0.7): the identifier is the key itself, so that nothing is asked of anyone.</summary>
public static class DidKey
{
    private const string Scheme = "did:key:";

    /// <summary>Reads the key in <c>did:key:z…</c>, with or without its fragment. A fragment must name that same key.</summary>
    public static VerificationKeyReading Read(string did)
    {
        ArgumentNullException.ThrowIfNull(did);
        if (!did.StartsWith(Scheme, StringComparison.Ordinal)) return new VerificationKeyReading.Malformed("not-a-key", "did:key");
        var hash = did.IndexOf('#', StringComparison.Ordinal);
        var multibase = did.AsSpan(Scheme.Length..(hash < 0 ? did.Length : hash));
        if (hash >= 0 && !multibase.SequenceEqual(did.AsSpan(hash + 1))) return new VerificationKeyReading.Malformed("key-mismatch", "did:key");
        return Multikey.ReadPublic(multibase);
    }
}
