using System.Text;
using System.Text.Json;
using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Verification;

/// <summary>Open Badges 2.0 and before: a hosted badge is true when its issuer publishes it, a signed one when its issuer's key signed it.</summary>
sealed class AssertionJudge(VerifierOptions options)
{
    const string Source = "OB 2.0 §Verification";

    readonly RemoteAssertions _remote = new(options.Fetch);
    readonly EndorsementJudge _endorsements = new(new RemoteAssertions(options.Fetch));

    /// <summary>Judges the badge or endorsement that a JSON text is; null when it is none.</summary>
    public async ValueTask<VerificationReading?> Judge(JsonElement json, ReadOnlyMemory<byte> text, VerificationRequest request, CancellationToken stop) => OpenBadge2.Read(json) switch
    {
        OpenBadge2Reading.OfAssertion given => await Judge(given, new RemoteText(json, text), request, stop),
        OpenBadge2Reading.OfEndorsement given => Judged(await _endorsements.Judge(given, json, text, request, stop)),
        _ => null,
    };

    /// <summary>Judges the signed badge or endorsement that a token carries; null when it carries none.</summary>
    public async ValueTask<VerificationReading?> Judge(VcJwt token, VerificationRequest request, CancellationToken stop) => OpenBadge2.Read(token.Payload) switch
    {
        OpenBadge2Reading.OfAssertion given => await JudgeSigned(given, token, request, stop),
        OpenBadge2Reading.OfEndorsement given => Judged(await _endorsements.JudgeSigned(given, token, request, stop)),
        _ => null,
    };

    /// <summary>Judges the assertion at an address, as Open Badges 1.0 baked it.</summary>
    public async ValueTask<VerificationReading> JudgeAt(string address, VerificationRequest request, CancellationToken stop)
    {
        var hosted = await _remote.Get(address, stop);
        if (hosted is { Reading: OpenBadge2Reading.OfAssertion given, Text: { } text })
        {
            // A page that gives itself another id speaks for nobody: what stands at that id is the hosted copy, and not this page.
            return given.Assertion.Id == address
                ? await JudgeHosted(given, text, hosted, request, stop)
                : await Judge(given, text, request, stop);
        }

        return new VerificationReading.Unreadable(Codes.InputLinkUnreachable, Findings.Named(("address", address), ("reason", hosted.Reason ?? "unreadable")));
    }

    async ValueTask<VerificationReading> Judge(OpenBadge2Reading.OfAssertion given, RemoteText text, VerificationRequest request, CancellationToken stop) =>
        await JudgeHosted(given, text, await _remote.Get(given.Assertion.Id, stop), request, stop);

    async ValueTask<VerificationReading> JudgeSigned(OpenBadge2Reading.OfAssertion given, VcJwt token, VerificationRequest request, CancellationToken stop)
    {
        var findings = new Findings();
        var chain = await AssertionChain.Follow(given.Assertion, _remote, stop);
        DocumentCheck.Judge(findings, AssertionSummary.StandardOf(given.Assertion), [.. given.Problems, .. chain.Problems], "OB 2.0");
        await SignatureChecks.Judge(findings, Statement.Of(given.Assertion), token, chain.Issuer, _remote, stop);
        return await Finish(findings, given.Assertion, chain, Encoding.UTF8.GetBytes(token.Payload.GetRawText()), request, stop);
    }

    async ValueTask<VerificationReading> JudgeHosted(
        OpenBadge2Reading.OfAssertion given, RemoteText text, Remote hosted, VerificationRequest request, CancellationToken stop)
    {
        // OB 2.0: only the hosted copy is trusted, so from here on it is the one that is judged, where it can be had.
        var (judged, counts) = hosted is { Reading: OpenBadge2Reading.OfAssertion copy, Reason: null, IsRevoked: false, Text: { } copied } ? (copy, copied) : (given, text);
        var findings = new Findings();
        var chain = await AssertionChain.Follow(judged.Assertion, _remote, stop);
        DocumentCheck.Judge(findings, AssertionSummary.StandardOf(judged.Assertion), [.. judged.Problems, .. chain.Problems], "OB 2.0");
        chain.Issuer.Tell(findings);

        // Before 2.0 nothing was said of where the badge class lies.
        var badgeClass = judged.Assertion.Edition == Edition.V20 && chain.BadgeId is { } id && id.StartsWith("http", StringComparison.Ordinal) ? id : null;
        HostedCopyCheck.Judge(findings, Statement.Of(given.Assertion), text.Json, hosted, chain.Issuer, badgeClass);

        // Whatever id the copy gives itself, the award is what stands at this address.
        return await Finish(findings, judged.Assertion with { Id = given.Assertion.Id }, chain, counts.Bytes, request, stop);
    }

    async ValueTask<VerificationReading> Finish(
        Findings findings, Assertion assertion, AssertionChain chain, ReadOnlyMemory<byte> document, VerificationRequest request, CancellationToken stop)
    {
        DateCheck.Judge(findings, assertion.IssuedOn, assertion.Expires, request.At, Source);
        if (!string.IsNullOrWhiteSpace(request.Recipient))
        {
            if (assertion.Recipient is not { } recipient) findings.Unknown(CheckName.Recipient, Codes.RecipientNone, Source);
            else if (recipient.Matches(request.Recipient)) findings.Passed(CheckName.Recipient, Codes.RecipientMatches, Source);
            else findings.Failed(CheckName.Recipient, Codes.RecipientDiffers, Source);
        }

        IReadOnlyList<Endorsed> bearers =
        [
            new(Endorsed.Award, assertion.Id, assertion.Endorsements),
            new(Endorsed.Badge, chain.BadgeId, chain.Badge?.Endorsements ?? []),
            new(Endorsed.Issuer, chain.Issuer.Id, chain.Issuer.Profile?.Endorsements ?? []),
        ];
        await AssertionEndorsements.Judge(findings, bearers, options.MaximumEndorsements, _endorsements, request, stop);
        return new VerificationReading.Judged(new VerificationReport(AssertionSummary.Of(assertion, chain), findings.Checks, request.At), document);
    }

    static VerificationReading.Judged Judged(EndorsementJudgement.Judged judged) => new(judged.Report, judged.Document);
}
