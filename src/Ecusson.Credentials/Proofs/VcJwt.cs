using System.Text;
using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

/// <summary>
/// A credential as a compact JWS (Open Badges 3.0 "JSON Web Token Proof Format"), or a signed badge of 2.0 and 1.x, whose payload is the assertion: read, and verified with a
/// key that the caller has found.
/// Dispose it when its JSON is no longer needed.
/// </summary>
public sealed class VcJwt : IDisposable
{
    private const int LongestHeader = 64 * 1024;

    private readonly JsonDocument header;
    private readonly JsonDocument payload;
    private readonly JsonDocument? expanded;
    private readonly byte[] signingInput;
    private readonly byte[] signature;

    private VcJwt(JsonDocument header, JsonDocument payload, byte[] signingInput, byte[] signature)
    {
        (this.header, this.payload, this.signingInput, this.signature) = (header, payload, signingInput, signature);
        if (Payload.Member("vc") is { ValueKind: JsonValueKind.Object } claim && Payload.Member("credentialSubject") is null)
            expanded = VcClaim.Expand(claim, Payload);
        HeaderKey = Header.Member("jwk") is { } jwk ? VerificationKey.FromJwk(jwk) : null;
    }

    /// <summary>The JOSE header.</summary>
    public JsonElement Header => header.RootElement;

    /// <summary>The payload: the credential with its claims, the assertion of Open Badges 2.0, or the older form with the credential in <c>vc</c>.</summary>
    public JsonElement Payload => payload.RootElement;

    /// <summary>The credential: the payload itself, or for the older form the <c>vc</c> claim completed from the registered claims (VCDM 1.1 §6.3.1).</summary>
    public JsonElement Credential => expanded?.RootElement ?? payload.RootElement;

    /// <summary>True when the credential stands in a <c>vc</c> claim, as VCDM 1.1 had it.</summary>
    public bool HasVcClaim => expanded is not null;

    /// <summary>The header's <c>alg</c>; null when there is none.</summary>
    public string? Algorithm => Header.Text("alg");

    /// <summary>The header's <c>kid</c>; null when there is none. Where both are there it goes before <see cref="HeaderKey"/>.</summary>
    public string? KeyId => Header.Text("kid");

    /// <summary>The key in the header's <c>jwk</c>; null when there is none. Whose key it is, the header cannot say.</summary>
    public VerificationKeyReading? HeaderKey { get; }

    /// <summary>Reads a compact JWS without verifying it.</summary>
    public static VcJwtReading Read(ReadOnlySpan<char> compact)
    {
        // RFC 7515 §5.2 step 1: three parts, two dots
        var first = compact.IndexOf('.');
        var second = first < 0 ? -1 : compact[(first + 1)..].IndexOf('.') + first + 1;
        if (second <= first || compact[(second + 1)..].Contains('.')) return new VcJwtReading.Refused("not-a-jws", "");
        // Steps 2, 6, 7: base64url without padding or white space
        if (first > LongestHeader
            || Base64UrlText.Decode(compact[..first]) is not { } headerBytes
            || Base64UrlText.Decode(compact[(first + 1)..second]) is not { } payloadBytes
            || Base64UrlText.Decode(compact[(second + 1)..]) is not { } signature) return new VcJwtReading.Refused("encoding", "base64url");
        // Step 3: the header is a JSON object
        if (Parse(headerBytes) is not { } header) return new VcJwtReading.Refused("header", "JSON");
        if (Parse(payloadBytes) is { } payload)
            return new VcJwtReading.Read(new VcJwt(header, payload, SigningInput(compact[..second]), signature));
        header.Dispose();
        return new VcJwtReading.Refused("payload", "JSON");
    }

    /// <summary>
    /// Signs a credential (Open Badges 3.0 "JSON Web Token Proof Format"): header <c>alg</c>, <c>kid</c> or <c>jwk</c>, and <c>typ</c> alone; payload the credential's own JSON
    /// with <c>iss</c>, <c>jti</c>, <c>sub</c>, <c>nbf</c> and, where it ends, <c>exp</c> added after it.
    /// </summary>
    /// <param name="credential">A credential with <c>id</c>, issuer, <c>validFrom</c> and the subject's <c>id</c>, and without proof.</param>
    /// <param name="key">The issuer's key.</param>
    /// <param name="kid">Address of the key: a DID URL, or an https address that answers with the bare JWK; null to put the public key itself into the header.</param>
    public static VcJwtSigning Sign(JsonElement credential, SigningKey key, string? kid)
    {
        ArgumentNullException.ThrowIfNull(key);
        return VcJwtWriter.Sign(credential, key, kid);
    }

    /// <summary>Verifies the signature with a key that the caller has found and trusts as the issuer's.</summary>
    public ProofOutcome Verify(VerificationKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (JwsHeader.Check(Header, HeaderKey) is { } refused) return refused;
        if (JwsAlgorithm.TypeOf(Algorithm) is not { } type) return new ProofOutcome.Unsupported("alg", Algorithm ?? "");
        // RFC 8725 §3.1: the key says what it is for, the header only claims it
        if (type != key.Type) return new ProofOutcome.Invalid("key-type", $"{Algorithm}, {key.Type}");
        return key.Verify(signingInput, signature) ? new ProofOutcome.Valid() : new ProofOutcome.Invalid("signature-mismatch", "");
    }

    /// <summary>Where the registered claims and the credential do not say the same (Open Badges 3.0 "JSON Web Token Proof Format"); empty when they agree.</summary>
    public IReadOnlyList<JwtClaimProblem> ClaimProblems() => JwtClaims.Compare(Payload, Credential, HasVcClaim);

    /// <summary>Gives the JSON's memory back.</summary>
    public void Dispose()
    {
        header.Dispose();
        payload.Dispose();
        expanded?.Dispose();
    }

    // RFC 7515 §5.2 step 8: what was signed is the first two parts as they came
    private static byte[] SigningInput(ReadOnlySpan<char> compact)
    {
        var ascii = new byte[compact.Length];
        Encoding.ASCII.GetBytes(compact, ascii);
        return ascii;
    }

    private static JsonDocument? Parse(byte[] utf8)
    {
        if (JsonReading.Of(utf8) is not JsonReading.Read { Document: var document }) return null;
        if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
        document.Dispose();
        return null;
    }
}

/// <summary>What came of reading a compact JWS.</summary>
public abstract record VcJwtReading
{
    private VcJwtReading() { }

    /// <summary>It was read; nothing has been verified.</summary>
    public sealed record Read(VcJwt Token) : VcJwtReading;

    /// <summary>It is no compact JWS with JSON inside.</summary>
    /// <param name="Code">A stable word: <c>not-a-jws</c>, <c>encoding</c>, <c>header</c>, <c>payload</c>.</param>
    /// <param name="Detail">What is wrong; not a sentence.</param>
    public sealed record Refused(string Code, string Detail) : VcJwtReading;
}

/// <summary>What came of signing a credential as a JWT.</summary>
public abstract record VcJwtSigning
{
    private VcJwtSigning() { }

    /// <summary>It was signed.</summary>
    /// <param name="Compact">The compact JWS.</param>
    public sealed record Signed(string Compact) : VcJwtSigning;

    /// <summary>The credential lacks what a JWT badge must say, or says it already in another way.</summary>
    /// <param name="Code">A stable word: <c>missing</c>, <c>claim-taken</c>, <c>not-a-date</c>, <c>already-signed</c>.</param>
    /// <param name="Detail">The property concerned.</param>
    public sealed record Refused(string Code, string Detail) : VcJwtSigning;
}

/// <summary>One registered claim that does not say what the credential says.</summary>
/// <param name="Claim"><c>iss</c>, <c>jti</c>, <c>sub</c>, <c>nbf</c> or <c>exp</c>.</param>
/// <param name="Code">A stable word: <c>missing</c>, <c>different</c>, <c>not-a-number</c>.</param>
/// <param name="Claimed">What the claim says, verbatim; empty when it is missing.</param>
/// <param name="Expected">What the credential says.</param>
public sealed record JwtClaimProblem(string Claim, string Code, string Claimed, string Expected);
