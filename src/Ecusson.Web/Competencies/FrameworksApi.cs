using System.Diagnostics;
using System.Globalization;
using Ecusson.Competencies;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Ecusson.Web.Competencies;

/// <summary>An organisation's frameworks of competencies, through the API.</summary>
static class FrameworksApi
{
    const string IfMatch = "If-Match";

    public static void MapFrameworksApi(this WebApplication app)
    {
        var api = app.Api("frameworks");
        api.MapGet("/frameworks", List).As("listFrameworks", Scopes.FrameworksRead).Produces<IReadOnlyList<FrameworkData>>();
        api.MapPost("/frameworks", Make).As("loadFramework", Scopes.FrameworksWrite).Produces<FrameworkData>(StatusCodes.Status201Created).Takes(ReadFramework.MostBytes);
        api.MapGet("/frameworks/{id}", One).As("readFramework", Scopes.FrameworksRead).Produces<FrameworkData>();
        api.MapPut("/frameworks/{id}", Again).As("reloadFramework", Scopes.FrameworksWrite).Produces<FrameworkData>().Takes(ReadFramework.MostBytes);
        api.MapGet("/frameworks/{id}/competencies", Competencies).As("readCompetencies", Scopes.FrameworksRead).Produces<ListPart<KnownCompetencyData>>();
        api.MapPost("/frameworks/{id}/retire", Retire).As("retireFramework", Scopes.FrameworksWrite).Produces(StatusCodes.Status204NoContent);
        api.MapPost("/frameworks/{id}/restore", Restore).As("restoreFramework", Scopes.FrameworksWrite).Produces(StatusCodes.Status204NoContent);
        api.MapGet("/competencies", Search).As("searchCompetencies", Scopes.FrameworksRead).Produces<IReadOnlyList<FoundCompetencyData>>();
    }

    static async Task<IResult> List(HttpContext context, OrganizationFrameworks frameworks)
    {
        var program = context.Program();
        return await frameworks.In(program.Actor, program.Token.OrganizationId, context.RequestAborted) is { } found ? Results.Json(found.Select(FrameworkData.Of).ToList()) : ApiProblem.NotFound;
    }

    static async Task<IResult> One(HttpContext context, OrganizationFrameworks frameworks, string id) =>
        await Found(context, frameworks, id) is { } found ? Shown(context, found) : ApiProblem.NotFound;

    static async Task<IResult> Competencies(HttpContext context, OrganizationFrameworks frameworks, string id, int? limit, string? cursor)
    {
        var (size, after, problem) = ListWish.Read(limit, cursor, before: -1);
        if (problem is not null) return problem;
        if (await Found(context, frameworks, id) is not { } found) return ApiProblem.NotFound;
        var read = await frameworks.Competencies(found, after, size + 1, context.RequestAborted);
        return Results.Json(read.Answer(size, competency => competency.Place, KnownCompetencyData.Of));
    }

    static async Task<IResult> Search(HttpContext context, SearchCompetencies search, string? words)
    {
        var program = context.Program();
        return await search.For(program.Actor, program.Token.OrganizationId, words ?? "", context.RequestAborted) is { } found
            ? Results.Json(found.Select(one => new FoundCompetencyData(one.Framework, KnownCompetencyData.Of(one.Competency))).ToList())
            : ApiProblem.NotFound;
    }

    static async Task<IResult> Make(HttpContext context, LoadFramework load, Sent<FrameworkDraft> sent)
    {
        var program = context.Program();
        if (sent.Value.Refusal is { } refusal) return refusal;
        var outcome = await load.New(program.Actor, program.Token.OrganizationId, sent.Value.Form, sent.Value.Reading, context.RequestAborted);
        if (outcome is not LoadFrameworkOutcome.Loaded loaded) return Refused(outcome);
        var made = loaded.Framework;
        SeenVersion.Write(context, made.Version);
        return Results.Created($"{ApiDoor.Root}/frameworks/{made.PublicId}", FrameworkData.Of(new FrameworkStanding(made, loaded.Count, Gone: 0)));
    }

    static async Task<IResult> Again(
        HttpContext context, LoadFramework load, OrganizationFrameworks frameworks, string id, [FromHeader(Name = IfMatch)] string? ifMatch, Sent<FrameworkDraft> sent)
    {
        var (name, version, problem) = SeenVersion.Read(id, ifMatch);
        if ((problem ?? sent.Value.Refusal) is { } refusal) return refusal;
        var outcome = await load.Again(context.Program().Actor, name, sent.Value.Form, sent.Value.Reading, version, context.RequestAborted);
        if (outcome is not LoadFrameworkOutcome.Loaded) return Refused(outcome);
        return await Found(context, frameworks, id) is { } found ? Shown(context, found) : ApiProblem.NotFound;
    }

    static Task<IResult> Retire(HttpContext context, RetireFramework retire, string id) => Turned(context, retire.Of, id);

    static Task<IResult> Restore(HttpContext context, RetireFramework retire, string id) => Turned(context, retire.Undo, id);

    static async Task<IResult> Turned(HttpContext context, Func<Ecusson.Journal.Actor, PublicId, CancellationToken, Task<RetireFrameworkOutcome>> turn, string id) =>
        !PublicId.TryParse(id, out var name) ? ApiProblem.NotFound : await turn(context.Program().Actor, name, context.RequestAborted) switch
        {
            RetireFrameworkOutcome.Done => Results.NoContent(),
            RetireFrameworkOutcome.NotAllowed => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };

    static ApiProblem Refused(LoadFrameworkOutcome outcome) => outcome switch
    {
        LoadFrameworkOutcome.InvalidFields { Problems: var fields } => ApiProblem.Invalid.At(fields),
        LoadFrameworkOutcome.InvalidRows { Problems: var rows } => ApiProblem.Invalid.At(rows.GroupBy(row => string.Create(CultureInfo.InvariantCulture, $"competencies[{row.Line - 1}].{row.Column}"), StringComparer.Ordinal)
            .ToDictionary(all => all.Key, all => all.First().Code, StringComparer.Ordinal)),
        LoadFrameworkOutcome.Unreadable { Why: FrameworkRefusal.Empty } => ApiProblem.Invalid.At("competencies", "missing"),
        LoadFrameworkOutcome.Unreadable => ApiProblem.Invalid.At("competencies", "too-many"),
        LoadFrameworkOutcome.TooMany => ApiProblem.WrongState,
        LoadFrameworkOutcome.Conflict => ApiProblem.Changed,
        LoadFrameworkOutcome.NotAllowed => ApiProblem.NotFound,
        _ => throw new UnreachableException(),
    };

    static async Task<FrameworkStanding?> Found(HttpContext context, OrganizationFrameworks frameworks, string id) =>
        PublicId.TryParse(id, out var name) ? await frameworks.One(context.Program().Actor, name, context.RequestAborted) : null;

    static IResult Shown(HttpContext context, FrameworkStanding framework)
    {
        SeenVersion.Write(context, framework.Framework.Version);
        return Results.Json(FrameworkData.Of(framework));
    }
}
