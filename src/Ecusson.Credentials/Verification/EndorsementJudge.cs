using System.Text;
using System.Text.Json;
using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>
/// Judges one endorsement of Open Badges 2.0 (§Endorsement: "very similar to Assertion"): hosted by its endorser, or signed with its endorser's key.
/// Its own endorsements are not asked about: each level would multiply the work that a stranger can cause.
/// </summary>
sealed class EndorsementJudge(RemoteAssertions remote)
{
    const string Source = "OB 2.0 §Endorsement";

    /// <summary>Judges what is attached to something: an address, a document or a token.</summary>
    public async ValueTask<EndorsementJudgement> JudgeAttached(JsonElement attached, VerificationRequest request, CancellationToken stop)
    {
        if (JsonValues.Text(attached) is { } text)
            return BadgeInput.TokenOf(Encoding.UTF8.GetBytes(text)) is { } compact ? await JudgeCompact(compact, request, stop) : await JudgeAt(text, request, stop);
        if (OpenBadge2.ReadInside(attached, Edition.V20) is OpenBadge2Reading.OfEndorsement given) return await Judge(given, attached, default, request, stop);

        // JSON-LD's other way of writing an address.
        return JsonValues.Text(attached, "id"u8) is { } address && attached.GetPropertyCount() == 1
            ? await JudgeAt(address, request, stop)
            : new EndorsementJudgement.None("not-an-endorsement");
    }

    /// <summary>Judges an endorsement that was given as JSON: only the copy at its own address counts.</summary>
    public async ValueTask<EndorsementJudgement.Judged> Judge(
        OpenBadge2Reading.OfEndorsement given, JsonElement json, ReadOnlyMemory<byte> text, VerificationRequest request, CancellationToken stop) =>
        await JudgeHosted(given, new RemoteText(json, text), await remote.Get(given.Endorsement.Id, stop), request, stop);

    /// <summary>Judges a signed endorsement.</summary>
    public async ValueTask<EndorsementJudgement.Judged> JudgeSigned(
        OpenBadge2Reading.OfEndorsement given, VcJwt token, VerificationRequest request, CancellationToken stop)
    {
        var findings = new Findings();
        DocumentCheck.Judge(findings, AssertionSummary.Standard, given.Problems, Source);
        var issuer = await IssuerPage.Read(given.Endorsement.IssuerId, remote, stop);
        await SignatureChecks.Judge(findings, Statement.Of(given.Endorsement), token, issuer, remote, stop);
        return Finish(findings, given.Endorsement, issuer, Encoding.UTF8.GetBytes(token.Payload.GetRawText()), request);
    }

    async ValueTask<EndorsementJudgement> JudgeCompact(string compact, VerificationRequest request, CancellationToken stop)
    {
        var reading = VcJwt.Read(compact);
        if (reading is VcJwtReading.Refused refused) return new EndorsementJudgement.None(refused.Code);
        using (var token = ((VcJwtReading.Read)reading).Token)
        {
            return OpenBadge2.Read(token.Payload) is OpenBadge2Reading.OfEndorsement given
                ? await JudgeSigned(given, token, request, stop)
                : new EndorsementJudgement.None("not-an-endorsement");
        }
    }

    async ValueTask<EndorsementJudgement> JudgeAt(string address, VerificationRequest request, CancellationToken stop)
    {
        var page = await remote.Get(address, stop);
        if (page.Token is { } compact) return await JudgeCompact(compact, request, stop);

        // A page that gives itself another id speaks for nobody: what stands at that id is the hosted copy, and not this page.
        if (page is { Reading: OpenBadge2Reading.OfEndorsement given, Text: { } text, Reason: null, IsRevoked: false })
            return await JudgeHosted(given, text, given.Endorsement.Id == address ? page : await remote.Get(given.Endorsement.Id, stop), request, stop);
        var findings = new Findings();
        return HostedCopyCheck.IsAbsent(findings, address, page)
            ? new EndorsementJudgement.NotHad(address, new VerificationReport(new BadgeSummary { Id = address }, findings.Checks, request.At))
            : new EndorsementJudgement.None("not-an-endorsement");
    }

    async ValueTask<EndorsementJudgement.Judged> JudgeHosted(
        OpenBadge2Reading.OfEndorsement given, RemoteText text, Remote hosted, VerificationRequest request, CancellationToken stop)
    {
        var (judged, counts) = hosted is { Reading: OpenBadge2Reading.OfEndorsement copy, Reason: null, IsRevoked: false, Text: { } copied } ? (copy, copied) : (given, text);
        var findings = new Findings();
        DocumentCheck.Judge(findings, AssertionSummary.Standard, judged.Problems, Source);
        var issuer = await IssuerPage.Read(judged.Endorsement.IssuerId, remote, stop);
        issuer.Tell(findings);
        HostedCopyCheck.Judge(findings, Statement.Of(given.Endorsement), text.Json, hosted, issuer, badgeClass: null);
        return Finish(findings, judged.Endorsement, issuer, counts.Bytes, request);
    }

    static EndorsementJudgement.Judged Finish(Findings findings, Endorsement endorsement, IssuerPage issuer, ReadOnlyMemory<byte> document, VerificationRequest request)
    {
        DateCheck.Judge(findings, endorsement.IssuedOn, endorsement.Expires, request.At, Source);
        return new EndorsementJudgement.Judged(endorsement, new VerificationReport(AssertionSummary.Of(endorsement, issuer), findings.Checks, request.At), document);
    }
}

/// <summary>What came of judging something that is attached as an endorsement.</summary>
abstract record EndorsementJudgement
{
    private EndorsementJudgement() { }

    /// <summary>It was read and judged.</summary>
    /// <param name="Endorsement">What counts: the hosted copy where it could be had, else what was given.</param>
    /// <param name="Report">The checks.</param>
    /// <param name="Document">The JSON that was judged, as it came.</param>
    public sealed record Judged(Endorsement Endorsement, VerificationReport Report, ReadOnlyMemory<byte> Document) : EndorsementJudgement;

    /// <summary>Only its address was given, and nothing to judge was had there.</summary>
    public sealed record NotHad(string Address, VerificationReport Report) : EndorsementJudgement;

    /// <summary>It is no endorsement.</summary>
    public sealed record None(string Detail) : EndorsementJudgement;
}
