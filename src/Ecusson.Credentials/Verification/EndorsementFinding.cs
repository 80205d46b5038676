namespace Ecusson.Credentials.Verification;

/// <summary>The one line that a badge's report has for an endorsement, whatever its standard.</summary>
static class EndorsementFinding
{
    /// <summary>It was judged, and speaks of what it should.</summary>
    public static Check Of(VerificationReport report, string issuer, string what, string source)
    {
        var code = report.Outcome switch
        {
            Outcome.Passed => Codes.EndorsementValid,
            Outcome.Failed => Codes.EndorsementFailed,
            _ => Codes.EndorsementUnknown,
        };
        return new Check(CheckName.Endorsement, report.Outcome, code, Findings.Named(("issuer", issuer), ("of", what)), source) { Inner = report };
    }

    /// <summary>It speaks of something else: a true endorsement of one badge lends nothing to another.</summary>
    public static Check Elsewhere(VerificationReport report, string issuer, string subject, string what, string source) =>
        new(CheckName.Endorsement, Outcome.Failed, Codes.EndorsementElsewhere, Findings.Named(("issuer", issuer), ("subject", subject), ("of", what)), source) { Inner = report };

    /// <summary>It is none.</summary>
    public static Check Unreadable(string detail, string what, string source) =>
        new(CheckName.Endorsement, Outcome.Failed, Codes.EndorsementUnreadable, Findings.Named(("detail", detail), ("of", what)), source);

    /// <summary>There are more than are judged.</summary>
    public static void TooMany(Findings findings, int count, int limit, string source)
    {
        if (count > limit) findings.Unknown(CheckName.Endorsement, Codes.EndorsementsTooMany, source, ("count", $"{count}"), ("limit", $"{limit}"));
    }
}
