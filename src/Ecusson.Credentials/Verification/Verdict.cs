namespace Ecusson.Credentials.Verification;

/// <summary>
/// The one word that a report comes to (Open Badges 3.0 §9: authentic, timely); the words for people are in <see cref="Sentences"/>.
/// It never stands alone: the report's checks say why.
/// </summary>
public enum Verdict
{
    /// <summary>Everything that applies was checked and holds.</summary>
    Authentic,

    /// <summary>Nothing failed, and something could not be known.</summary>
    NotFullyVerified,

    /// <summary>What says where it comes from does not hold.</summary>
    NotAuthentic,

    /// <summary>It departs from its own standard.</summary>
    NotConforming,

    /// <summary>Its issuer took it back.</summary>
    Revoked,

    /// <summary>Its issuer suspended it for a time.</summary>
    Suspended,

    /// <summary>Its time is over; that it was earned stays true.</summary>
    Expired,

    /// <summary>Its time has not come.</summary>
    NotYet,

    /// <summary>It was made out to somebody else than was asked about.</summary>
    NotForThisPerson,

    /// <summary>The badge holds; an endorsement, or a newer edition that it points to, does not.</summary>
    HoldsInPart,
}

static class Verdicts
{
    /// <summary>What a report comes to: the gravest of what failed; else whether all could be known.</summary>
    public static Verdict Of(VerificationReport report)
    {
        var failed = report.Checks.Where(check => check.Outcome == Outcome.Failed).ToList();
        if (failed.Count == 0) return report.Outcome == Outcome.Unknown ? Verdict.NotFullyVerified : Verdict.Authentic;
        return failed.Min(Gravity).Verdict;
    }

    static (int Rank, Verdict Verdict) Gravity(Check check) => check switch
    {
        { Name: CheckName.Proof or CheckName.Key or CheckName.Issuer or CheckName.HostedCopy } => (0, Verdict.NotAuthentic),
        { Code: Codes.StatusRevoked or Codes.StatusRevokedWhy } => (1, Verdict.Revoked),
        { Code: Codes.StatusSuspended } => (2, Verdict.Suspended),
        // A list that was forged or cannot be read says nothing good of the badge that points to it.
        { Name: CheckName.Status } => (3, Verdict.NotAuthentic),
        { Name: CheckName.Document } => (4, Verdict.NotConforming),
        { Name: CheckName.Recipient } => (5, Verdict.NotForThisPerson),
        { Code: Codes.DatesExpired } => (6, Verdict.Expired),
        { Code: Codes.DatesNotYet } => (7, Verdict.NotYet),
        { Name: CheckName.Dates } => (8, Verdict.NotConforming),
        _ => (9, Verdict.HoldsInPart),
    };
}
