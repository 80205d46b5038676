using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Imports;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Ecusson.Web.Awards;

/// <summary>A badge given to many by a program: kept and looked through, then started, which is done once however often it is asked, then watched.</summary>
static class AwardListsApi
{
    const string Key = "Idempotency-Key";

    public static void MapAwardListsApi(this WebApplication app)
    {
        var api = app.Api("award-lists");
        api.MapGet("/award-lists", List).As("listAwardLists", Scopes.AwardsRead).Produces<ListPart<AwardListData>>();
        api.MapPost("/award-lists", Make).As("makeList", Scopes.AwardsWrite).Produces<AwardListData>(StatusCodes.Status201Created).Takes(ReadList.MostBytes);
        api.MapGet("/award-lists/{id}", One).As("readList", Scopes.AwardsRead).Produces<AwardListData>();
        api.MapPost("/award-lists/{id}/start", Start).As("startList", Scopes.AwardsWrite).Produces<AwardListData>(StatusCodes.Status202Accepted);
        api.MapPost("/award-lists/{id}/withdraw", Withdraw).As("withdrawList", Scopes.AwardsWrite).Produces<AwardListData>(StatusCodes.Status202Accepted);
        api.MapPost("/award-lists/{id}/undo", Undo).As("undoList", Scopes.AwardsWrite).Produces(StatusCodes.Status204NoContent);
    }

    static async Task<IResult> List(HttpContext context, AwardLists lists, int? limit, string? cursor)
    {
        var (size, before, problem) = ListWish.Read<AwardListId>(limit, cursor);
        if (problem is not null) return problem;
        var program = context.Program();
        return await lists.Part(program.Actor, program.Token.OrganizationId, before, size, context.RequestAborted) is { } part
            ? Results.Json(part.Answer(seen => AwardListData.Of(seen.List, seen.BadgeId)))
            : ApiProblem.NotFound;
    }

    static async Task<IResult> Make(HttpContext context, MakeList make, NamedAwards named, GrantKeys keys, [FromHeader(Name = Key)] string? key, Sent<AwardListDraft> sent)
    {
        var (actor, draft, stop) = (context.Program().Actor, sent.Value, context.RequestAborted);
        if (key is null || keys.Name(actor, key) is not { } name) return ApiProblem.NoKey;
        if (!PublicId.TryParse(draft.Badge, out var badge) || await named.Badge(badge, stop) is not { } id) return ApiProblem.Invalid.At("badge", "unknown");
        if (draft.Language is { } language && !Ecusson.Badges.BadgeRules.Languages.Contains(language)) return ApiProblem.Invalid.At("language", "unknown");
        if (draft.People.Count is 0 or > ReadList.MostRows) return ApiProblem.Invalid.At("people", draft.People.Count == 0 ? "missing" : "too-many");
        var reading = new ListReading.Read([.. draft.People.Select(person => person.Row)], []);
        return await make.From(actor, id, reading, "", draft.Language, stop, name) switch
        {
            MakeListOutcome.Made { List: var list } => Made(context, list, badge),
            MakeListOutcome.MadeOtherwise => ApiProblem.KeyReused,
            MakeListOutcome.NotAwarded => ApiProblem.NotAwarded,
            MakeListOutcome.NotAllowed => ApiProblem.Invalid.At("badge", "unknown"),
            _ => throw new UnreachableException(),
        };
    }

    static async Task<IResult> One(HttpContext context, AwardLists lists, string id) =>
        await Found(context, lists, id) is { } list ? Shown(context, AwardListData.Of(list)) : ApiProblem.NotFound;

    static async Task<IResult> Start(HttpContext context, StartList start, NamedAwards named, string id)
    {
        if (await Named(context, named, id) is not { } list) return ApiProblem.NotFound;
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
        if (await Named(context, named, id) is not { } list) return ApiProblem.NotFound;
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
        if (await Named(context, named, id) is not { } list) return ApiProblem.NotFound;
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

    /// <summary>A list as it was made, with the version that mends it.</summary>
    internal static IResult Made(HttpContext context, AwardList list, PublicId badge)
    {
        SeenVersion.Write(context, list.Version);
        return Results.Created($"{ApiDoor.Root}/award-lists/{list.PublicId}", AwardListData.Of(list, badge));
    }

    /// <summary>A list with its version.</summary>
    internal static IResult Shown(HttpContext context, AwardListData list)
    {
        SeenVersion.Write(context, list.Version);
        return Results.Json(list);
    }

    /// <summary>The list that an address names, for who is going to ask a verb.</summary>
    static async Task<NamedList?> Named(HttpContext context, NamedAwards named, string id) => PublicId.TryParse(id, out var name) ? await named.List(name, context.RequestAborted) : null;

    /// <summary>The list that an address names, for a program that may see it.</summary>
    internal static async Task<ListStanding?> Found(HttpContext context, AwardLists lists, string id) =>
        PublicId.TryParse(id, out var name) ? await lists.One(context.Program().Actor, name, context.RequestAborted) : null;
}
