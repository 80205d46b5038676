using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Imports;
using Ecusson.Messages;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Api;

namespace Ecusson.Web.Awards;

/// <summary>A badge given to many by a program: kept and looked through, then started, which is done once however often it is asked, then watched.</summary>
static class AwardListsApi
{
    public static void MapAwardListsApi(this WebApplication app)
    {
        var api = app.Api("award-lists");
        api.MapPost("/award-lists", Make).As("makeList", Scopes.AwardsWrite).Produces<AwardListData>(StatusCodes.Status201Created).Takes(ReadList.MostBytes);
        api.MapGet("/award-lists/{id}", One).As("readList", Scopes.AwardsRead).Produces<AwardListData>();
        api.MapGet("/award-lists/{id}/rows", Rows).As("readListRows", Scopes.AwardsRead).Produces<AwardListRows>();
        api.MapPost("/award-lists/{id}/start", Start).As("startList", Scopes.AwardsWrite).Produces<AwardListData>(StatusCodes.Status202Accepted);
        api.MapPost("/award-lists/{id}/withdraw", Withdraw).As("withdrawList", Scopes.AwardsWrite).Produces<AwardListData>(StatusCodes.Status202Accepted);
        api.MapPost("/award-lists/{id}/undo", Undo).As("undoList", Scopes.AwardsWrite).Produces(StatusCodes.Status204NoContent);
    }

    static async Task<IResult> Make(HttpContext context, MakeList make, NamedAwards named, Sent<AwardListDraft> sent)
    {
        var (draft, stop) = (sent.Value, context.RequestAborted);
        if (!PublicId.TryParse(draft.Badge, out var badge) || await named.Badge(badge, stop) is not { } id) return ApiProblem.Invalid.At("badge", "unknown");
        if (!Ecusson.Badges.BadgeRules.Languages.Contains(draft.Language)) return ApiProblem.Invalid.At("language", "unknown");
        if (draft.People.Count is 0 or > ReadList.MostRows) return ApiProblem.Invalid.At("people", draft.People.Count == 0 ? "missing" : "too-many");
        var reading = new ListReading.Read([.. draft.People.Select(person => person.Row)], []);
        return await make.From(context.Program().Actor, id, reading, "", draft.Language, stop) switch
        {
            MakeListOutcome.Made { List: var list } => Results.Created($"{ApiDoor.Root}/award-lists/{list.PublicId}", AwardListData.Of(list, badge)),
            MakeListOutcome.NotAwarded => ApiProblem.NotAwarded,
            MakeListOutcome.NotAllowed or MakeListOutcome.MadeOtherwise => ApiProblem.Invalid.At("badge", "unknown"),
            _ => throw new UnreachableException(),
        };
    }

    static async Task<IResult> One(HttpContext context, AwardLists lists, string id) =>
        await Found(context, lists, id) is { } list ? Results.Json(AwardListData.Of(list)) : ApiProblem.NotFound;

    static async Task<IResult> Rows(HttpContext context, AwardLists lists, AwardMails mails, string id, bool? broken, int? limit, int? after)
    {
        if (limit < 1) return ApiProblem.Invalid.At("limit", "out-of-range");
        if (await Found(context, lists, id) is not { } list) return ApiProblem.NotFound;
        var size = Math.Min(limit ?? ListWish.Usual, Paging.Largest);
        var rows = await lists.Rows(list, broken == true ? ListedRows.Broken : ListedRows.All, after ?? 0, size, context.RequestAborted);
        var states = await mails.Of([.. rows.Select(row => row.Award).OfType<Award>().Select(award => award.Id)], context.RequestAborted);
        return Results.Json(new AwardListRows([.. rows.Select(row => AwardListRowData.Of(row, row.Award is { } award && states.TryGetValue(award.Id, out var state) ? state : null))], rows.Count == size ? rows[^1].Row.Number : null));
    }

    static async Task<IResult> Start(HttpContext context, StartList start, NamedAwards named, string id)
    {
        if (!PublicId.TryParse(id, out var name) || await named.List(name, context.RequestAborted) is not { } list) return ApiProblem.NotFound;
        return await start.Of(context.Program().Actor, list.Id, context.RequestAborted) switch
        {
            StartListOutcome.Started { List: { State: AwardListState.Started } there } => Results.Accepted($"{ApiDoor.Root}/award-lists/{id}", AwardListData.Of(there, list.Badge)),
            StartListOutcome.Started => ApiProblem.WrongState,
            StartListOutcome.NotAwarded => ApiProblem.NotAwarded,
            StartListOutcome.Nobody => ApiProblem.Invalid.At("people", "missing"),
            StartListOutcome.Conflict => ApiProblem.WrongState,
            StartListOutcome.NotAllowed => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };
    }

    static async Task<IResult> Undo(HttpContext context, UndoList undo, NamedAwards named, string id)
    {
        if (!PublicId.TryParse(id, out var name) || await named.List(name, context.RequestAborted) is not { } list) return ApiProblem.NotFound;
        return await undo.Of(context.Program().Actor, list.Id, context.RequestAborted) switch
        {
            UndoListOutcome.Undone => Results.NoContent(),
            UndoListOutcome.NotStarted => ApiProblem.WrongState,
            UndoListOutcome.TooLate => ApiProblem.TooLate,
            UndoListOutcome.NotAllowed => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };
    }

    static async Task<IResult> Withdraw(HttpContext context, WithdrawList withdraw, NamedAwards named, string id, Sent<AwardRevocation> sent)
    {
        if (!PublicId.TryParse(id, out var name) || await named.List(name, context.RequestAborted) is not { } list) return ApiProblem.NotFound;
        return await withdraw.Of(context.Program().Actor, list.Id, sent.Value.Reason, context.RequestAborted) switch
        {
            WithdrawListOutcome.Withdrawn { List: var there } => Results.Accepted($"{ApiDoor.Root}/award-lists/{id}", AwardListData.Of(there, list.Badge)),
            WithdrawListOutcome.NotStarted or WithdrawListOutcome.Conflict => ApiProblem.WrongState,
            WithdrawListOutcome.TooEarly => ApiProblem.TooEarly,
            WithdrawListOutcome.NoReason => AwardsApi.Reason(sent.Value.Reason),
            WithdrawListOutcome.NotAllowed => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };
    }

    static async Task<ListStanding?> Found(HttpContext context, AwardLists lists, string id) =>
        PublicId.TryParse(id, out var name) ? await lists.One(context.Program().Actor, name, context.RequestAborted) : null;
}
