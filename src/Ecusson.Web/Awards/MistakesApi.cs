using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Api;

namespace Ecusson.Web.Awards;

/// <summary>What holders report as wrong with their awards, read and answered by their issuer's programs.</summary>
static class MistakesApi
{
    public static void MapMistakesApi(this WebApplication app)
    {
        var api = app.Api("awards");
        api.MapGet("/mistakes", List).As("listMistakes", Scopes.AwardsRead).Produces<ListPart<MistakeData>>();
        api.MapPost("/awards/{id}/mistakes/{number}/answer", Answer).As("answerMistake", Scopes.AwardsWrite).Produces(StatusCodes.Status204NoContent);
    }

    static async Task<IResult> List(HttpContext context, Mistakes mistakes, int? limit, string? cursor, string? award, bool? open)
    {
        var (size, before, problem) = ListWish.Read<MistakeReportId>(limit, cursor);
        if (problem is not null) return problem;
        PublicId? only = null;
        if (award is not null)
        {
            if (!PublicId.TryParse(award, out var read)) return ApiProblem.Invalid.At("award", "unknown");
            only = read;
        }

        var program = context.Program();
        return await mistakes.Part(program.Actor, program.Token.OrganizationId, only, open == true, before, size, context.RequestAborted) is { } part
            ? Results.Json(part.Answer(MistakeData.Of))
            : ApiProblem.NotFound;
    }

    static async Task<IResult> Answer(HttpContext context, Mistakes mistakes, ReportMistake reports, string id, int number, Sent<MistakeAnswer> sent)
    {
        var (program, stop) = (context.Program(), context.RequestAborted);
        if (!PublicId.TryParse(id, out var award) || await mistakes.Numbered(program.Actor, award, number, stop) is not { } report) return ApiProblem.NotFound;
        return await reports.Answer(program.Actor, report, sent.Value.Answer, stop) switch
        {
            ReportMistakeOutcome.Done => Results.NoContent(),
            ReportMistakeOutcome.AnsweredBefore => ApiProblem.WrongState,
            ReportMistakeOutcome.NotWritten => ApiProblem.Invalid.At("answer", string.IsNullOrWhiteSpace(sent.Value.Answer) ? "missing" : "too-long"),
            ReportMistakeOutcome.NotAllowed or ReportMistakeOutcome.TooMany => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };
    }
}

/// <summary>A report as a program reads it.</summary>
sealed record MistakeData(string Award, int Number, string Text, DateTimeOffset ReportedAt, string? Answer, DateTimeOffset? AnsweredAt)
{
    public static MistakeData Of(SeenMistake seen) => new(seen.Award.ToString(), seen.Number, seen.Report.Text, seen.Report.ReportedAt, seen.Report.Answer, seen.Report.ClosedAt);
}

/// <summary>What a program answers to one.</summary>
sealed record MistakeAnswer
{
    public required string Answer { get; init; }
}
