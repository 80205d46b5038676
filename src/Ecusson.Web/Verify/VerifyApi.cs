using System.Diagnostics;
using Ecusson.Credentials.Verification;
using Ecusson.Storage;
using Ecusson.Web.Api;
using Ecusson.Web.Components;
using Ecusson.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Ecusson.Web.Verify;

/// <summary>Verifying for any program: the badge is the body, the report comes back as JSON. Bounds and limit are those of the page.</summary>
static class VerifyApi
{
    const string Recipient = "Badge-Recipient";

    public static void MapVerifyApi(this WebApplication app) => app.Api("public").MapPost("/verify", Verify).ForAnyone("verifyBadge")
        .Produces<ReportData>().Takes(VerifyForm.LargestBadge).RequireRateLimiting(VerifyRoom.RateLimit);

    static async Task<IResult> Verify(HttpContext context, JudgeBadge judge, SiteAddress site, SentFile<BadgeInAnyForm> sent, [FromHeader(Name = Recipient)] string recipient = "")
    {
        if (sent.Bytes.Length == 0) return ApiProblem.Malformed;
        if (recipient.Trim() is { Length: > 0 } typed && !typed.Contains('@', StringComparison.Ordinal)) return ApiProblem.Invalid.At("recipient", "not-an-address");
        return await judge.Sent(sent.Bytes, recipient.Trim(), context.RequestAborted) switch
        {
            VerifyAnswer.Judged judged => Results.Json(ReportData.Of(judged, site)),
            VerifyAnswer.Refused { Code: { } code, Details: var details } => ApiProblem.UnreadableBadge.At("badge", code) with { Detail = details },
            _ => throw new UnreachableException(),
        };
    }
}

/// <summary>A report as a program reads it, in the names that <c>ecusson verify --json</c> has too.</summary>
sealed record ReportData(
    Outcome Verdict, string Code, string Title, string Sentence, string IssuedBy, string? Organization, DateTimeOffset? ReplacedAt, string? ReplacedBy, DateTimeOffset At, SummaryData Badge, IReadOnlyList<CheckData> Checks)
{
    public static ReportData Of(VerifyAnswer.Judged judged, SiteAddress site)
    {
        var (report, language) = (judged.Report, Language.Current.Code);
        return new ReportData(
            report.Outcome, Sentences.CodeOf(report.Verdict), Sentences.Title(report.Verdict, language), Sentences.Of(report.Verdict, language), Sentences.Of(report.Issuer, language),
            judged.Known is { } here ? site.Organization(here.Id) : null, judged.Replaced?.At,
            judged.Replaced?.By is { } next ? site.Award(next) : null, report.At, SummaryData.Of(report.Subject), CheckData.Of(report, language));
    }
}

/// <summary>What the badge says of itself, no more to be trusted than the checks allow.</summary>
sealed record SummaryData(
    string? Standard, string? Id, string? Name, string? Description, string? Criteria, string? IssuerId, string? IssuerName, string? HolderName, DateTimeOffset? GivenAt, DateTimeOffset? ValidUntil)
{
    public static SummaryData Of(BadgeSummary badge) => new(
        badge.Standard, badge.Id, badge.BadgeName, badge.Description, badge.Criteria, badge.IssuerId, badge.IssuerName, badge.HolderName, badge.GivenAt, badge.ValidUntil);
}

/// <summary>One thing that was looked at.</summary>
sealed record CheckData(
    CheckName Name, Outcome Outcome, string Code, string Title, string Sentence, string? Source, IReadOnlyDictionary<string, string> Arguments, IReadOnlyList<CheckData>? Checks)
{
    public static IReadOnlyList<CheckData> Of(VerificationReport report, string language) =>
    [
        .. report.Checks.Select(check => new CheckData(
            check.Name, check.Outcome, check.Code, Sentences.Title(check, language), Sentences.Of(check, language, SpokenDate.Zone), check.Source, check.Arguments, check.Inner is { } inner ? Of(inner, language) : null)),
    ];
}
