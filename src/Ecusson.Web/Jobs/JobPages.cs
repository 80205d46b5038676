using System.Diagnostics;
using Ecusson.Jobs;
using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Jobs;

/// <summary>Long work, for the operator: how far it is, why it broke off, and what to do about it.</summary>
static class JobPages
{
    public const string Path = "/admin/jobs";

    public const string Do = "do", Row = "row";

    public static void MapJobs(this WebApplication app) => app.MapFormPage(Path, Access.Operator, Show, Take);

    static async Task<IResult> Show(HttpContext context, JobProgress progress) =>
        await progress.All(context.Actor(), context.RequestAborted) is { } jobs ? Page.Of<JobsPage>(parameters: (nameof(JobsPage.Jobs), jobs)) : Results.NotFound();

    static async Task<IResult> Take(HttpContext context, RetryJob retry, StopJob stop)
    {
        if (!PublicId.TryParse(context.Posted().Text(Row), out var id)) return Results.BadRequest();
        switch (context.Posted().Text(Do))
        {
            case "retry":
                return await retry.Of(context.Actor(), id, context.RequestAborted) switch
                {
                    RetryJobOutcome.Retried => Done(context, "Retried"),
                    RetryJobOutcome.NotParked => Done(context, "NotParked"),
                    RetryJobOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "stop":
                return await stop.Of(context.Actor(), id, context.RequestAborted) switch
                {
                    StopJobOutcome.Stopped => Done(context, "Stopped"),
                    StopJobOutcome.Ended => Done(context, "Ended"),
                    StopJobOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            default: return Results.BadRequest();
        }
    }

    static IResult Done(HttpContext context, string sentence) =>
        FormPages.SeeOther<JobsPage>(context, Language.Here(Path), sentence);
}
