using System.Text.Json;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Dids;

/// <summary>
/// A DID document or other controlled identifier document (DID 1.0 §5, CID 1.0 §2): read as plain JSON, with or without its context,
/// in all the shapes that are met: methods listed or embedded, as Multikey, JWK, or the older Ed25519 types.
/// </summary>
/// <param name="json">The document.</param>
public sealed class ControllerDocument(JsonElement json)
{
    /// <summary>Whose document it is; null when it does not say.</summary>
    public string? Id => json.Text("id");

    /// <summary>Other names that it claims (<c>alsoKnownAs</c>).</summary>
    public IEnumerable<string> AlsoKnownAs => json.Many("alsoKnownAs").Select(name => name.Text()).OfType<string>();

    /// <summary>The most methods that are looked at; further ones are passed over, because reading a key costs work.</summary>
    public const int MaximumMethods = 1000;

    /// <summary>The methods that it lists or embeds, each with whether it may make assertions.</summary>
    public IEnumerable<VerificationMethod> Methods() => AllMethods().Take(MaximumMethods);

    /// <summary>What the document says of a key: it lists it for assertions, or names its address (Open Badges 2.0 <c>publicKey</c>; DID 1.0 §5.3.1).</summary>
    /// <param name="key">The key.</param>
    /// <param name="address">Where it lies; null when it came without one.</param>
    /// <param name="id">Whose document it has to be.</param>
    internal KeyMention Mention(VerificationKey key, string? address, string id)
    {
        if (Id != id) return new KeyMention.None();
        if (Methods().FirstOrDefault(method => method.MayAssert && method.Key is VerificationKeyReading.Read read && read.Key.Equals(key)) is { } listed)
            return listed.Controller == id ? new KeyMention.Named(listed.Revoked, listed.Expires) : new KeyMention.Others();
        var named = json.Many("publicKey").Concat(json.Many("assertionMethod")).Take(MaximumMethods).ToList();
        if (address is not null && named.Exists(entry => (entry.Text() ?? entry.Text("id")) == address)) return new KeyMention.Named(null, null);
        return named.Count > 0 ? new KeyMention.Others() : new KeyMention.None();
    }

    private IEnumerable<VerificationMethod> AllMethods()
    {
        var authorised = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in json.Many("assertionMethod"))
        {
            if (entry.Text() is { } reference) authorised.Add(Absolute(reference));
            else if (Read(entry, mayAssert: true) is { } embedded) yield return embedded;
        }

        foreach (var entry in json.Many("verificationMethod").Concat(json.Many("publicKey")))
        {
            if (Read(entry, mayAssert: false) is { } method) yield return method with { MayAssert = authorised.Contains(method.Id) };
        }
    }

    private VerificationMethod? Read(JsonElement method, bool mayAssert) => method.Text("id") is not { } id ? null
        : new VerificationMethod(Absolute(id), method.Text("controller") ?? method.Text("owner") ?? Id, mayAssert, VerificationMethod.KeyOf(method))
        {
            Revoked = DateTimeStamp.Read(method.Text("revoked")),
            Expires = DateTimeStamp.Read(method.Text("expires")),
        };

    // DID 1.0 §3.2.2: a fragment alone is relative to the document's own id
    private string Absolute(string reference) => reference.StartsWith('#') ? Id + reference : reference;
}

/// <summary>One key in a controller's document.</summary>
/// <param name="Id">Absolute address of the key.</param>
/// <param name="Controller">Whose key it says it is.</param>
/// <param name="MayAssert">True when the document lists it under <c>assertionMethod</c>.</param>
/// <param name="Key">The key itself.</param>
public sealed record VerificationMethod(string Id, string? Controller, bool MayAssert, VerificationKeyReading Key)
{
    /// <summary>From when on it verifies nothing any more; null when it was not withdrawn.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>From when on it verifies nothing any more, as was known from the start; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    internal static VerificationKeyReading KeyOf(JsonElement method)
    {
        if (method.Text("publicKeyMultibase") is { } multibase) return VerificationKey.FromMultibase(multibase);
        if (method.Member("publicKeyJwk") is { } jwk) return VerificationKey.FromJwk(jwk);
        // Ed25519VerificationKey2018: the bare 32 bytes
        if (method.Text("publicKeyBase58") is { } base58 && method.Text("type") == "Ed25519VerificationKey2018")
        {
            return Base58.Decode(base58, Ed25519VerificationKey.Size) is { } raw
                ? Ed25519VerificationKey.Read(raw)
                : new VerificationKeyReading.Malformed("encoding", "publicKeyBase58");
        }

        return new VerificationKeyReading.Unsupported("key-type", method.Text("type") ?? "");
    }
}
