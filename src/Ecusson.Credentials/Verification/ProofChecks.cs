using Ecusson.Credentials.Dids;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>Issuer, key and proof: three questions with one chain of facts between them.</summary>
/// <remarks>Open Badges 3.0 §8.2 lets any one of several proofs serve; what is reported is the first one that holds, else the first that was judged.</remarks>
sealed class ProofChecks(Canonicalizer canonicalizer, KeyFinder keys)
{
    const string Source = "OB 3.0 §9.1 step 2";

    public async ValueTask Judge(Findings findings, SecuredCredential secured, DateTimeOffset at, CancellationToken stop)
    {
        if (secured.Credential.IssuerId is not { } issuer)
        {
            findings.Failed(CheckName.Issuer, Codes.IssuerMissing, Source);
            issuer = "";
        }

        if (secured.Token is { } token) await JudgeToken(findings, token, issuer, at, stop);
        else await JudgeEmbedded(findings, secured, issuer, at, stop);
    }

    async ValueTask JudgeEmbedded(Findings findings, SecuredCredential secured, string issuer, DateTimeOffset at, CancellationToken stop)
    {
        var judged = await ProofSet.Judge(secured.Json, issuer, at, keys, canonicalizer, stop);
        if (ProofSet.Decisive(judged) is not { } decisive)
        {
            findings.Failed(CheckName.Proof, Codes.ProofNone, Source);
            return;
        }

        var suite = SuiteOf(decisive.Proof);
        if (decisive.Key is { } key) JudgeKey(findings, key, decisive.VerificationMethod ?? "", issuer, at);
        else if (issuer.Length > 0) findings.Unknown(CheckName.Issuer, Codes.IssuerNotKnown, Source, ("issuer", issuer));
        if (decisive.Outcome is ProofOutcome.Valid && CompactForm.Breach(secured.Json, canonicalizer.Contexts) is { } name)
            findings.Failed(CheckName.Proof, Codes.ProofUnsignedContent, "VC Data Model 2.0 §1.3", ("code", "not compact"), ("detail", name));
        else if (decisive.Outcome is { } outcome) JudgeSignature(findings, outcome, suite);
        else findings.Unknown(CheckName.Proof, Codes.ProofNotTried, Source);
    }

    async ValueTask JudgeToken(Findings findings, VcJwt token, string issuer, DateTimeOffset at, CancellationToken stop)
    {
        var suite = $"VC-JWT {token.Algorithm}";
        var method = token.KeyId ?? "jwk";
        var outcome = await keys.Find(token, issuer, stop);
        JudgeKey(findings, outcome, method, issuer, at);
        if (outcome is not KeyOutcome.Found { Key: var key })
        {
            findings.Unknown(CheckName.Proof, Codes.ProofNotTried, Source);
            return;
        }

        var proof = token.Verify(key);
        var claims = token.ClaimProblems();

        // OB 3.0 §8.2.4: the registered claims and the credential must say the same.
        if (proof is ProofOutcome.Valid && claims.Count > 0)
            findings.Failed(CheckName.Proof, Codes.ProofClaimsDiffer, "OB 3.0 §8.2.4", ("claims", string.Join(", ", claims.Select(claim => claim.Claim))));
        else
            JudgeSignature(findings, proof, suite);
    }

    static void JudgeKey(Findings findings, KeyOutcome outcome, string method, string issuer, DateTimeOffset at)
    {
        if (outcome is KeyOutcome.Found found)
        {
            IssuerCheck.Judge(findings, found, method, issuer);
            if (found.Revoked <= at) findings.Failed(CheckName.Key, Codes.KeyNotAuthorised, Source, ("method", method), ("detail", "revoked"));
            else if (found.Expires <= at) findings.Failed(CheckName.Key, Codes.KeyNotAuthorised, Source, ("method", method), ("detail", "expired"));
            else findings.Passed(CheckName.Key, Codes.KeyFound, Source, ("method", method));
            return;
        }

        if (issuer.Length > 0) findings.Unknown(CheckName.Issuer, Codes.IssuerNotKnown, Source, ("issuer", issuer));
        switch (outcome)
        {
            case KeyOutcome.NotFound:
                findings.Failed(CheckName.Key, Codes.KeyNotFound, Source, ("method", method));
                break;
            case KeyOutcome.NotAuthorised:
                findings.Failed(CheckName.Key, Codes.KeyNotAuthorised, Source, ("method", method), ("detail", "assertionMethod"));
                break;
            case KeyOutcome.Malformed broken:
                findings.Failed(CheckName.Key, Codes.KeyMalformed, Source, ("method", method), ("detail", Joined(broken.Code, broken.Detail)));
                break;
            case KeyOutcome.Unsupported other:
                findings.Unknown(CheckName.Key, Codes.KeyUnsupported, Source, ("method", method), ("detail", Joined(other.Code, other.Detail)));
                break;
            case KeyOutcome.Unreachable { Why: Fetched.Refused { Reason: "redirected" } } away:
                findings.Unknown(CheckName.Key, Codes.KeyRedirected, Source, ("method", method), ("address", away.Address.AbsoluteUri));
                break;
            case KeyOutcome.Unreachable away:
                findings.Unknown(CheckName.Key, Codes.KeyUnreachable, Source, ("method", method), ("reason", FetchReason.Of(away.Why)));
                break;
        }
    }

    static void JudgeSignature(Findings findings, ProofOutcome outcome, string suite)
    {
        switch (outcome)
        {
            case ProofOutcome.Valid:
                findings.Passed(CheckName.Proof, Codes.ProofValid, Source, ("suite", suite));
                break;
            case ProofOutcome.Invalid { Code: "signature-mismatch" }:
                findings.Failed(CheckName.Proof, Codes.ProofMismatch, Source, ("suite", suite));
                break;
            case ProofOutcome.Invalid broken:
                findings.Failed(CheckName.Proof, Codes.ProofMalformed, Source, ("suite", suite), ("detail", Joined(broken.Code, broken.Detail)));
                break;
            case ProofOutcome.Unsupported other:
                findings.Unknown(CheckName.Proof, Codes.ProofUnsupported, Source, ("suite", suite), ("detail", Joined(other.Code, other.Detail)));
                break;
            case ProofOutcome.Refused { Problem: var problem }:
                JudgeRefusal(findings, problem);
                break;
        }
    }

    // A vocabulary that is not here, or too much work, says nothing about the badge; content outside every vocabulary does.
    static void JudgeRefusal(Findings findings, JsonLdProblem problem)
    {
        if (problem.Code is "context not allowed" or "inline context not allowed")
            findings.Unknown(CheckName.Proof, Codes.ProofContextUnknown, Source, ("context", problem.Detail));
        else if (problem.Code.StartsWith("too ", StringComparison.Ordinal))
            findings.Unknown(CheckName.Proof, Codes.ProofTooCostly, Source, ("detail", Joined(problem.Code, problem.Detail)));
        else
            findings.Failed(CheckName.Proof, Codes.ProofUnsignedContent, Source, ("code", problem.Code), ("detail", Joined(problem.Detail, problem.Path)));
    }

    static string SuiteOf(System.Text.Json.JsonElement proof) =>
        JsonValues.Text(proof, "cryptosuite"u8) ?? JsonValues.Text(proof, "type"u8) ?? "Data Integrity";

    static string Joined(string code, string detail) => detail.Length > 0 ? $"{code} ({detail})" : code;
}
