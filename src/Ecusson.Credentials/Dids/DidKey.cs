using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Dids;

/// <summary>did:key (W3C CCG did:key method 0.7): the identifier is the key itself, so that nothing is asked of anyone.</summary>
public static class DidKey
{
    private const string Scheme = "did:key:";
    private const int KeptHead = 8;
    private const int KeptTail = 6;

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

    /// <summary>
    /// A did:key short enough for a sentence: the key's first and last characters, without its fragment. For people's eyes alone: two keys may
    /// look the same so. Other texts are returned as they are.
    /// </summary>
    public static string Abbreviated(string did)
    {
        ArgumentNullException.ThrowIfNull(did);
        if (!did.StartsWith(Scheme, StringComparison.Ordinal)) return did;
        var hash = did.IndexOf('#', StringComparison.Ordinal);
        var key = did[Scheme.Length..(hash < 0 ? did.Length : hash)];
        return key.Length <= KeptHead + KeptTail + 1 ? Scheme + key : $"{Scheme}{key[..KeptHead]}…{key[^KeptTail..]}";
    }
}
