using System.Text.Json;
using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>Open Badges 2.0 and before: a hosted badge is true when its issuer publishes it, a signed one when its issuer's key signed it.</summary>
sealed class AssertionJudge(VerifierOptions options)
{
    const string Source = "OB 2.0 §Verification";

    readonly RemoteAssertions _remote = new(options.Fetch);

    /// <summary>The assertion that a document is; null when it is none.</summary>
    public static OpenBadge2Reading.OfAssertion? Read(JsonElement json) => OpenBadge2.Read(json) as OpenBadge2Reading.OfAssertion;

    /// <summary>Judges the assertion at an address, as Open Badges 1.0 baked it.</summary>
    public async ValueTask<VerificationReading> JudgeAt(string address, VerificationRequest request, CancellationToken stop)
    {
        var hosted = await _remote.Get(address, stop);
        if (hosted is { Reading: OpenBadge2Reading.OfAssertion given, Text: { } text })
        {
            // A page that gives itself another id speaks for nobody: what stands at that id is the hosted copy, and not this page.
            return given.Assertion.Id == address
                ? await JudgeHosted(given, text, hosted, request, stop)
                : await Judge(given, text.Json, text.Bytes, request, stop);
        }

        return new VerificationReading.Unreadable(Codes.InputLinkUnreachable, Findings.Named(("address", address), ("reason", hosted.Reason ?? "unreadable")));
    }

    /// <summary>Judges an assertion that was given as JSON.</summary>
    public async ValueTask<VerificationReading> Judge(OpenBadge2Reading.OfAssertion given, JsonElement json, ReadOnlyMemory<byte> text, VerificationRequest request, CancellationToken stop) =>
        await JudgeHosted(given, new RemoteText(json, text), await _remote.Get(given.Assertion.Id, stop), request, stop);

    /// <summary>Judges a signed assertion.</summary>
    public async ValueTask<VerificationReading> JudgeSigned(OpenBadge2Reading.OfAssertion given, VcJwt token, VerificationRequest request, CancellationToken stop)
    {
        var findings = new Findings();
        DocumentCheck.Judge(findings, StandardOf(given.Assertion), given.Problems, "OB 2.0");
        var chain = await AssertionChain.Follow(given.Assertion, _remote, stop);
        await SignedAssertionChecks.Judge(findings, given.Assertion, token, chain, _remote, stop);
        Finish(findings, given.Assertion, chain, request);
        return Judged(findings, given.Assertion, chain, request, System.Text.Encoding.UTF8.GetBytes(token.Payload.GetRawText()));
    }

    async ValueTask<VerificationReading> JudgeHosted(
        OpenBadge2Reading.OfAssertion given, RemoteText text, Remote hosted, VerificationRequest request, CancellationToken stop)
    {
        var findings = new Findings();
        DocumentCheck.Judge(findings, StandardOf(given.Assertion), given.Problems, "OB 2.0");

        // OB 2.0: only the hosted copy is trusted, so from here on it is the one that is judged, where it can be had.
        var (judged, counts) = hosted is { Reading: OpenBadge2Reading.OfAssertion copy, Reason: null, Text: { } copied } && !copy.Assertion.Revoked
            ? (copy.Assertion, copied)
            : (given.Assertion, text);
        var chain = await AssertionChain.Follow(judged, _remote, stop);
        chain.Tell(findings);
        HostedCopyCheck.Judge(findings, given.Assertion, text.Json, hosted, chain.Issuer);
        Finish(findings, judged, chain, request);
        return Judged(findings, judged, chain, request, counts.Bytes);
    }

    static void Finish(Findings findings, Assertion assertion, AssertionChain chain, VerificationRequest request)
    {
        DateCheck.Judge(findings, assertion.IssuedOn, assertion.Expires, request.At, Source);
        if (!string.IsNullOrWhiteSpace(request.Recipient))
        {
            if (assertion.Recipient is not { } recipient) findings.Unknown(CheckName.Recipient, Codes.RecipientNone, Source);
            else if (recipient.Matches(request.Recipient)) findings.Passed(CheckName.Recipient, Codes.RecipientMatches, Source);
            else findings.Failed(CheckName.Recipient, Codes.RecipientDiffers, Source);
        }

        // Endorsements of 2.0 are documents of other issuers, each with a chain of its own, which is not followed here: that leaves them unknown.
        foreach (var endorsement in assertion.Endorsements.Concat(chain.Badge?.Endorsements ?? []).Take(8))
        {
            var issuer = JsonValues.Text(endorsement, "issuer"u8) ?? JsonValues.Text(endorsement) ?? JsonValues.Text(endorsement, "id"u8) ?? "";
            findings.Unknown(CheckName.Endorsement, Codes.EndorsementUnknown, Source, ("issuer", issuer));
        }
    }

    static VerificationReading.Judged Judged(Findings findings, Assertion assertion, AssertionChain chain, VerificationRequest request, ReadOnlyMemory<byte> document) =>
        new(new VerificationReport(Summary(assertion, chain), findings.Checks, request.At), document);

    static BadgeSummary Summary(Assertion assertion, AssertionChain chain) => new()
    {
        Standard = StandardOf(assertion),
        IsBadge = true,
        Id = assertion.Id,
        BadgeName = chain.Badge?.Name,
        Description = chain.Badge?.Description,
        Criteria = chain.Badge?.Criteria?.Narrative ?? chain.Badge?.Criteria?.Id,
        Image = chain.Badge?.Image?.Id ?? assertion.Image?.Id,
        IssuerId = chain.IssuerId,
        IssuerName = chain.Issuer?.Name,
        HolderName = assertion.Recipient is { Hashed: false, Identity: { } name } ? name : null,
        GivenAt = assertion.IssuedOn,
        ValidUntil = assertion.Expires,
    };

    static string StandardOf(Assertion assertion) => assertion.Edition switch
    {
        Edition.V20 => "Open Badges 2.0",
        Edition.V11 => "Open Badges 1.1",
        Edition.V10 => "Open Badges 1.0",
        _ => "Open Badges 0.5",
    };
}
