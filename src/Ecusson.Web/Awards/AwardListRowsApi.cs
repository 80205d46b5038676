using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Imports;
using Ecusson.Messages;
using Ecusson.Organizations;
using Ecusson.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Ecusson.Web.Awards;

/// <summary>The people of a list as a program reads them, mends what is wrong before the list starts, and leaves some out.</summary>
static class AwardListRowsApi
{
    const string IfMatch = "If-Match";

    public static void MapAwardListRowsApi(this WebApplication app)
    {
        var api = app.Api("award-lists");
        api.MapGet("/award-lists/{id}/rows", Rows).As("readListRows", Scopes.AwardsRead).Produces<ListPart<AwardListRowData>>();
        api.MapPatch("/award-lists/{id}/rows", Mend).As("mendListRows", Scopes.AwardsWrite).Produces<AwardListData>().Takes(ReadList.MostBytes);
    }

    static async Task<IResult> Rows(HttpContext context, AwardLists lists, AwardMails mails, string id, bool? broken, int? limit, string? cursor)
    {
        var (size, after, problem) = ListWish.Read(limit, cursor, before: 0);
        if (problem is not null) return problem;
        if (await AwardListsApi.Found(context, lists, id) is not { } list) return ApiProblem.NotFound;
        var rows = await lists.Rows(list, broken == true ? ListedRows.Broken : ListedRows.All, after, size + 1, context.RequestAborted);
        var states = await mails.Of([.. rows.Select(row => row.Award).OfType<Award>().Select(award => award.Id)], context.RequestAborted);
        return Results.Json(rows.Answer(size, row => row.Row.Number, row => AwardListRowData.Of(row, row.Award is { } award && states.TryGetValue(award.Id, out var state) ? state : null)));
    }

    static async Task<IResult> Mend(HttpContext context, MendList mend, NamedAwards named, string id, [FromHeader(Name = IfMatch)] string? ifMatch, Sent<AwardListMending> sent)
    {
        var (name, version, problem) = SeenVersion.Read(id, ifMatch);
        if (problem is not null) return problem;
        if (await named.List(name, context.RequestAborted) is not { } list) return ApiProblem.NotFound;
        if (sent.Value.Changes is not { } changes) return ApiProblem.Invalid.At("rows", "twice");
        return await mend.Rows(context.Program().Actor, list.Id, changes, context.RequestAborted, version) switch
        {
            MendListOutcome.Mended { List: var there } => AwardListsApi.Shown(context, AwardListData.Of(there, list.Badge)),
            MendListOutcome.NoSuchRow => ApiProblem.Invalid.At("rows", "unknown"),
            MendListOutcome.Started => ApiProblem.WrongState,
            MendListOutcome.Conflict => ApiProblem.Changed,
            MendListOutcome.NotAllowed => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };
    }
}
