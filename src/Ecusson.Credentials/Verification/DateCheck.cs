namespace Ecusson.Credentials.Verification;

/// <summary>Is the moment asked about between the start and the end of validity?</summary>
static class DateCheck
{
    public static void Judge(Findings findings, DateTimeOffset? from, DateTimeOffset? until, DateTimeOffset at, string source)
    {
        if (from is not { } start) findings.Failed(CheckName.Dates, Codes.DatesUnreadable, source);
        else if (at + ClockSkew.Allowed < start) findings.Failed(CheckName.Dates, Codes.DatesNotYet, source, ("from", Iso(start)));
        else if (until is not { } end) findings.Passed(CheckName.Dates, Codes.DatesNoEnd, source, ("from", Iso(start)));
        else if (at > end) findings.Failed(CheckName.Dates, Codes.DatesExpired, source, ("until", Iso(end)));
        else findings.Passed(CheckName.Dates, Codes.DatesWithin, source, ("until", Iso(end)));
    }

    static string Iso(DateTimeOffset moment) => moment.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
