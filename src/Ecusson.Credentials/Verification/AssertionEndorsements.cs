using System.Text.Json;

namespace Ecusson.Credentials.Verification;

/// <summary>Every endorsement of a badge of 2.0: attached to the award, to its badge class, to its issuer.</summary>
static class AssertionEndorsements
{
    const string Source = "OB 2.0 §Endorsement";

    public static async ValueTask Judge(
        Findings findings, IReadOnlyList<Endorsed> bearers, int limit, EndorsementJudge judge, VerificationRequest request, CancellationToken stop)
    {
        var attached = bearers.SelectMany(bearer => bearer.Endorsements.Select(endorsement => (endorsement, bearer))).ToList();
        foreach (var (endorsement, bearer) in attached.Take(limit)) findings.Add(await JudgeOne(endorsement, bearer, judge, request, stop));
        EndorsementFinding.TooMany(findings, attached.Count, limit, Source);
    }

    static async ValueTask<Check> JudgeOne(JsonElement endorsement, Endorsed bearer, EndorsementJudge judge, VerificationRequest request, CancellationToken stop)
    {
        switch (await judge.JudgeAttached(endorsement, request, stop))
        {
            case EndorsementJudgement.None none:
                return EndorsementFinding.Unreadable(none.Detail, bearer.What, Source);
            case EndorsementJudgement.NotHad away:
                return EndorsementFinding.Of(away.Report, away.Address, bearer.What, Source);
            case EndorsementJudgement.Judged { Report: var report, Endorsement: var read }:
                var issuer = report.Subject.IssuerName ?? report.Subject.IssuerId ?? "";

                // OB 2.0 §Endorsement: the claim names by its id what it speaks of; what it is attached to has no say in that.
                return read.Claim?.Id is { } subject && subject == bearer.Id
                    ? EndorsementFinding.Of(report, issuer, bearer.What, Source)
                    : EndorsementFinding.Elsewhere(report, issuer, read.Claim?.Id ?? "", bearer.What, Source);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
