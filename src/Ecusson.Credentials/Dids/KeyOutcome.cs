using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Dids;

/// <summary>What came of looking for the key that a proof names.</summary>
public abstract record KeyOutcome
{
    private KeyOutcome() { }

    /// <summary>There is such a key.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="Controller">Whose key it says it is: a DID or an https address; null when nothing says so (a bare JWK).</param>
    /// <param name="ControllerIsIssuer">
    /// True when the issuer itself stands behind the key: its own document lists or names it, its host's key set lists it, or it lies below the issuer's own
    /// path and the issuer names no other; a did:key and did:jwk always stand behind themselves. Never for what the key's document says of itself, nor for
    /// being on the same host. When false the signature shows who signed, not that the issuer did.
    /// </param>
    public sealed record Found(VerificationKey Key, string? Controller, bool ControllerIsIssuer) : KeyOutcome
    {
        /// <summary>From when on it verifies nothing any more, because it was withdrawn (CID 1.0 §2.2); null when it was not.</summary>
        public DateTimeOffset? Revoked { get; init; }

        /// <summary>From when on it verifies nothing any more, as was known from the start (CID 1.0 §2.2); null for never.</summary>
        public DateTimeOffset? Expires { get; init; }

        /// <summary>What could not be reached when the link to the issuer was looked for: then that link is unknown. Null when it was looked for.</summary>
        public Unreachable? LinkUnknown { get; init; }
    }

    /// <summary>The document that should hold the key was read, or is known not to exist, and the key is not in it.</summary>
    /// <param name="Code">A stable word: <c>no-document</c>, <c>not-listed</c>, <c>wrong-document</c> (its id is another).</param>
    /// <param name="Detail">The address concerned.</param>
    public sealed record NotFound(string Code, string Detail) : KeyOutcome;

    /// <summary>The key is there, but its owner does not let it speak for assertions (CID 1.0 §3.3: <c>assertionMethod</c>).</summary>
    /// <param name="Method">Address of the key.</param>
    public sealed record NotAuthorised(string Method) : KeyOutcome;

    /// <summary>What should be the key, its address or its document cannot be read as one.</summary>
    /// <param name="Code">A stable word, as in <see cref="VerificationKeyReading.Malformed"/>; <c>address</c> or <c>document</c>.</param>
    /// <param name="Detail">What is wrong; not a sentence.</param>
    public sealed record Malformed(string Code, string Detail) : KeyOutcome;

    /// <summary>The kind of key or of DID is not known here; that says nothing about the key.</summary>
    /// <param name="Code">A stable word: <c>did-method</c>, <c>key-type</c>, <c>key-size</c>, <c>key-use</c>.</param>
    /// <param name="Detail">The kind by its name.</param>
    public sealed record Unsupported(string Code, string Detail) : KeyOutcome;

    /// <summary>The document could not be had; that says nothing about the key.</summary>
    /// <param name="Address">What was asked for.</param>
    /// <param name="Why">What came of asking.</param>
    public sealed record Unreachable(Uri Address, Fetched Why) : KeyOutcome;
}
