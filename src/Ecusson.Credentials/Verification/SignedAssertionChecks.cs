using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Verification;

/// <summary>A signed badge of 1.x and 2.0: the key that it names, the two-way link between key and issuer, the signature, the issuer's list of revoked badges.</summary>
static class SignedAssertionChecks
{
    const string Source = "OB 2.0 §Verification of signed badges";

    public static async ValueTask Judge(Findings findings, Assertion assertion, VcJwt token, AssertionChain chain, RemoteAssertions remote, CancellationToken stop)
    {
        chain.Tell(findings);
        var method = assertion.Verification?.Creator ?? "";
        var page = await remote.Get(method, stop);
        if (KeyOf(findings, page, method) is not ({ } key, { } document))
        {
            findings.Unknown(CheckName.Proof, Codes.ProofNotTried, Source);
        }
        else
        {
            JudgeLink(findings, document, method, chain);
            JudgeSignature(findings, token, key);
        }

        if (chain.Issuer?.RevocationList is { } list) await JudgeRevocation(findings, assertion, list, chain.IssuerId, remote, stop);
    }

    static (VerificationKey? Key, CryptographicKey? Document) KeyOf(Findings findings, Remote page, string method)
    {
        if (page.Reading is not OpenBadge2Reading.OfKey { Key: var document } || page.Reason is not null)
        {
            if (page.Reason is "missing" or "gone") findings.Failed(CheckName.Key, Codes.KeyNotFound, Source, ("method", method));
            else findings.Unknown(CheckName.Key, Codes.KeyUnreachable, Source, ("method", method), ("reason", page.Reason ?? "unreadable"));
            return (null, null);
        }

        switch (VerificationKey.FromPem(document.PublicKeyPem ?? ""))
        {
            case VerificationKeyReading.Read { Key: var key }:
                return (key, document);
            case VerificationKeyReading.Unsupported other:
                findings.Unknown(CheckName.Key, Codes.KeyUnsupported, Source, ("method", method), ("detail", other.Detail));
                return (null, document);
            case VerificationKeyReading.Malformed broken:
                findings.Failed(CheckName.Key, Codes.KeyMalformed, Source, ("method", method), ("detail", broken.Code));
                return (null, document);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // OB 2.0: the key names its owner and the owner lists the key; one of the two alone proves nothing.
    static void JudgeLink(Findings findings, CryptographicKey document, string method, AssertionChain chain)
    {
        if (chain.Issuer is not { } issuer) findings.Passed(CheckName.Key, Codes.KeyFound, Source, ("method", method));
        else if (document.Owner == chain.IssuerId && issuer.Lists(method)) findings.Passed(CheckName.Key, Codes.KeyFound, Source, ("method", method));
        else findings.Failed(CheckName.Issuer, Codes.IssuerNotController, Source, ("issuer", chain.IssuerId ?? ""), ("controller", document.Owner ?? method));
    }

    static void JudgeSignature(Findings findings, VcJwt token, VerificationKey key)
    {
        var suite = $"JWS {token.Algorithm}";
        switch (token.Verify(key))
        {
            case ProofOutcome.Valid:
                findings.Passed(CheckName.Proof, Codes.ProofValid, Source, ("suite", suite));
                break;
            case ProofOutcome.Invalid { Code: "signature-mismatch" }:
                findings.Failed(CheckName.Proof, Codes.ProofMismatch, Source, ("suite", suite));
                break;
            case ProofOutcome.Invalid broken:
                findings.Failed(CheckName.Proof, Codes.ProofMalformed, Source, ("suite", suite), ("detail", broken.Code));
                break;
            case ProofOutcome.Unsupported other:
                findings.Unknown(CheckName.Proof, Codes.ProofUnsupported, Source, ("suite", suite), ("detail", other.Code));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    static async ValueTask JudgeRevocation(Findings findings, Assertion assertion, string address, string? issuerId, RemoteAssertions remote, CancellationToken stop)
    {
        var page = await remote.Get(address, stop);
        if (page is not { Reading: OpenBadge2Reading.OfRevocationList { List: var list }, Reason: null })
            findings.Unknown(CheckName.Status, Codes.StatusUnreachable, Source, ("list", address), ("reason", page.Reason ?? "unreadable"));
        else if (list.IssuerId is { } owner && owner != issuerId)
            findings.Unknown(CheckName.Status, Codes.StatusListNotAuthentic, Source, ("list", address));
        else if (list.Find(assertion) is not { } entry)
            findings.Passed(CheckName.Status, Codes.StatusClear, Source, ("list", address));
        else if (string.IsNullOrWhiteSpace(entry.RevocationReason))
            findings.Failed(CheckName.Status, Codes.StatusRevoked, Source, ("list", address));
        else
            findings.Failed(CheckName.Status, Codes.StatusRevokedWhy, Source, ("list", address), ("reason", entry.RevocationReason));
    }
}
