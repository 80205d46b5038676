using System.Collections.Concurrent;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Dids;

/// <summary>
/// Finds the key that a proof names, and whether the issuer stands behind it (CID 1.0 §3.3). Keys that stand in their own
/// name are kept imported; documents are asked for each time, and whether an answer may be kept is for <see cref="IFetch"/> to know.
/// </summary>
/// <param name="fetch">Asks for DID documents and key documents.</param>
public sealed class KeyFinder(IFetch fetch)
{
    private const int KeptKeys = 1024;

    private readonly ConcurrentDictionary<string, VerificationKeyReading> kept = new(StringComparer.Ordinal);

    /// <summary>Finds the key at an address: a did:key, did:jwk or did:web URL, or an https address of a key or of its controller's document.</summary>
    /// <param name="verificationMethod">The proof's <c>verificationMethod</c>, or a JWT's <c>kid</c>.</param>
    /// <param name="issuerId">The <c>id</c> of the credential's issuer.</param>
    /// <param name="stop">Stops the wait.</param>
    public ValueTask<KeyOutcome> Find(string verificationMethod, string issuerId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(verificationMethod);
        ArgumentNullException.ThrowIfNull(issuerId);
        if (verificationMethod.StartsWith("did:key:", StringComparison.Ordinal)) return new(Itself(verificationMethod, issuerId, DidKey.Read));
        if (verificationMethod.StartsWith("did:jwk:", StringComparison.Ordinal)) return new(Itself(verificationMethod, issuerId, DidJwk.Read));
        if (verificationMethod.StartsWith("did:web:", StringComparison.Ordinal)) return Linked(new ControllerKeys(fetch).Find(verificationMethod, issuerId, stop), verificationMethod, issuerId, stop);
        if (verificationMethod.StartsWith("did:", StringComparison.Ordinal)) return new(new KeyOutcome.Unsupported("did-method", MethodOf(verificationMethod)));
        return Uri.TryCreate(verificationMethod, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0
            ? Linked(new KeyAddress(fetch).Find(address, verificationMethod, issuerId, stop), verificationMethod, issuerId, stop)
            : new(new KeyOutcome.Malformed("address", verificationMethod));
    }

    /// <summary>
    /// Finds the key that a JWT's header names: by <c>kid</c>, or else the header's own <c>jwk</c>, for which the issuer's document and the key set at
    /// <c>/.well-known/jwks.json</c> of the issuer's host are asked whether they list it.
    /// </summary>
    public ValueTask<KeyOutcome> Find(VcJwt token, string issuerId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(issuerId);
        if (token.KeyId is { } kid)
        {
            // A name without its document is a name in the issuer's own.
            if (kid.StartsWith('#')) return Find(issuerId + kid, issuerId, stop);
            return kid.Contains(':', StringComparison.Ordinal) ? Find(kid, issuerId, stop) : new KeyProvenance(fetch).Named(kid, issuerId, stop);
        }

        return token.HeaderKey switch
        {
            VerificationKeyReading.Read { Key: var key } => Vouch(key, issuerId, stop),
            null => new(new KeyOutcome.NotFound("not-listed", "kid, jwk")),
            var unread => new(Outcome(unread)),
        };
    }

    /// <summary>Asks whether the issuer publishes a key that came without an address.</summary>
    public ValueTask<KeyOutcome> Vouch(VerificationKey key, string issuerId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(issuerId);
        return new KeyProvenance(fetch).Link(new KeyOutcome.Found(key, null, false), null, issuerId, stop);
    }

    /// <summary>The outcome for a key that could not be read.</summary>
    internal static KeyOutcome Outcome(VerificationKeyReading unread) => unread switch
    {
        VerificationKeyReading.Unsupported other => new KeyOutcome.Unsupported(other.Code, other.Detail),
        VerificationKeyReading.Malformed broken => new KeyOutcome.Malformed(broken.Code, broken.Detail),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // The document at the key's own address may already be the issuer's; else the issuer is asked.
    private async ValueTask<KeyOutcome> Linked(ValueTask<KeyOutcome> finding, string address, string issuerId, CancellationToken stop) =>
        await finding is var outcome && outcome is KeyOutcome.Found { ControllerIsIssuer: false, LinkUnknown: null } found
            ? await new KeyProvenance(fetch).Link(found, address, issuerId, stop)
            : outcome;

    private KeyOutcome Itself(string url, string issuerId, Func<string, VerificationKeyReading> read)
    {
        if (!kept.TryGetValue(url, out var reading))
        {
            reading = read(url);
            // Names are the attacker's to choose: what is kept has a bound, and nothing that failed is kept.
            if (kept.Count >= KeptKeys) kept.Clear();
            if (reading is VerificationKeyReading.Read) kept[url] = reading;
        }

        if (reading is not VerificationKeyReading.Read { Key: var key }) return Outcome(reading);
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var did = hash < 0 ? url : url[..hash];
        return new KeyOutcome.Found(key, did, did == issuerId);
    }

    private static string MethodOf(string did) => did.Split(':', 3) is [_, var method, ..] ? method : "";
}
