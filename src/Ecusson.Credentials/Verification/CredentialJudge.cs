using Ecusson.Credentials.Dids;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>Open Badges 3.0 §9.1, step by step, for a badge, an endorsement or another W3C credential.</summary>
sealed class CredentialJudge
{
    readonly VerifierOptions _options;
    readonly ProofChecks _proofs;
    readonly StatusChecks _status;

    public CredentialJudge(VerifierOptions options, KeyFinder keys)
    {
        _options = options;
        _proofs = new ProofChecks(options.Canonicalizer, keys);
        _status = new StatusChecks(options.Fetch, _proofs);
    }

    public ValueTask<Judgement> Judge(SecuredCredential secured, VerificationRequest request, CancellationToken stop) =>
        Judge(secured, request, mayRefresh: true, stop);

    async ValueTask<VerificationReport> JudgeInside(SecuredCredential secured, VerificationRequest request, CancellationToken stop) =>
        (await Judge(secured, request, mayRefresh: false, stop)).Report;

    async ValueTask<Judgement> Judge(SecuredCredential secured, VerificationRequest request, bool mayRefresh, CancellationToken stop)
    {
        var findings = new Findings();
        var credential = secured.Credential;

        // Step 1: the document and its subject.
        JudgeDocument(findings, secured);

        // Step 2: the proof, with the key and the issuer that it stands on.
        await _proofs.Judge(findings, secured, request.At, stop);

        // Step 3: a newer edition, once, and only after the proof: nobody is sent anywhere by a forged badge.
        if (mayRefresh && findings.Holds(CheckName.Proof) && RefreshCheck.ServiceOf(credential) is { } service)
        {
            var newer = await RefreshCheck.Judge(findings, service, secured, _options.Fetch, (edition, wait) => JudgeInside(edition, request, wait), stop);
            if (newer is not null) return newer;
        }

        // Step 4: revoked, before its start, after its end.
        if (!findings.Fails(CheckName.Proof)) await _status.Judge(findings, credential, request.At, stop);
        DateCheck.Judge(findings, credential.ValidFrom, credential.ValidUntil, request.At, "OB 3.0 §9.1 step 4");

        // Step 5: the recipient, when one is asked about.
        RecipientCheck.Judge(findings, credential, request.Recipient);

        // Step 6: endorsements, by the same steps.
        await EndorsementChecks.Judge(
            findings, credential, _options.MaximumEndorsements, (endorsement, wait) => JudgeInside(endorsement, request with { Recipient = null }, wait), stop);

        return new Judgement(new VerificationReport(CredentialSummary.Of(credential), findings.Checks, request.At));
    }

    static void JudgeDocument(Findings findings, SecuredCredential secured)
    {
        var credential = secured.Credential;
        var standard = CredentialSummary.StandardOf(credential);
        if (OpenBadgeRules.IsBadge(credential) || OpenBadgeRules.IsEndorsement(credential))
            DocumentCheck.Judge(findings, standard, Together(secured.Problems, OpenBadgeRules.Check(credential.Json)), "OB 3.0 §9.1 step 1");
        else if (secured.Problems.Count == 0)
            findings.Passed(CheckName.Document, Codes.DocumentNotABadge, "VC Data Model 2.0 §4", ("standard", standard));
        else
            DocumentCheck.Judge(findings, standard, secured.Problems, "VC Data Model 2.0 §4");
    }

    // Both layers ask for much the same, and find it in the same words: what both say counts once.
    static IReadOnlyList<DocumentProblem> Together(IReadOnlyList<DocumentProblem> credential, IReadOnlyList<DocumentProblem> badge) =>
        credential.Count == 0 ? badge : badge.Count == 0 ? credential : [.. credential.Union(badge)];
}
