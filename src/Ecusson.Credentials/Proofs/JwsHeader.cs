using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

/// <summary>What a JOSE header may not say, whatever the signature.</summary>
internal static class JwsHeader
{
    /// <summary>Null when nothing speaks against it.</summary>
    public static ProofOutcome.Invalid? Check(JsonElement header, VerificationKeyReading? headerKey)
    {
        // RFC 7515 §4.1.1: alg is required
        if (header.Text("alg") is not { } algorithm) return new ProofOutcome.Invalid("malformed", "alg");
        // RFC 8725 §3.2: neither unsigned nor signed with what the verifier would have to know as a secret
        if (algorithm.Equals("none", StringComparison.OrdinalIgnoreCase)) return new ProofOutcome.Invalid("alg-none", algorithm);
        if (algorithm is "HS256" or "HS384" or "HS512") return new ProofOutcome.Invalid("alg-symmetric", algorithm);
        // RFC 7515 §4.1.11: no extension is understood here, so none may be critical
        if (header.Member("crit") is not null) return new ProofOutcome.Invalid("crit", "");
        // RFC 7797 §3: an unencoded payload may not hide behind a missing crit
        if (header.Member("b64") is not null) return new ProofOutcome.Invalid("crit", "b64");
        // Open Badges 3.0 "JOSE Header": the key in the header is never a private one
        if (headerKey is VerificationKeyReading.Malformed { Code: "private-key" } secret) return new ProofOutcome.Invalid("private-key", secret.Detail);
        if (header.Member("kid") is { ValueKind: not JsonValueKind.String }) return new ProofOutcome.Invalid("malformed", "kid");
        // RFC 7517 §4.4
        if (header.Member("jwk")?.Text("alg") is { } keyAlgorithm && keyAlgorithm != algorithm && header.Member("kid") is null)
            return new ProofOutcome.Invalid("key-type", keyAlgorithm);
        return null;
    }
}
