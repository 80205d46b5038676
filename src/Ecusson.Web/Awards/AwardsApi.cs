using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Ecusson.Awards;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Ecusson.Web.Awards;

/// <summary>Awards given, read and mended by an organisation's programs.</summary>
static class AwardsApi
{
    const string Key = "Idempotency-Key";

    static readonly Dictionary<string, AwardStands> States = Enum.GetValues<AwardStands>().ToDictionary(state => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString()), StringComparer.Ordinal);

    public static void MapAwardsApi(this WebApplication app)
    {
        var api = app.Api("awards");
        api.MapGet("/awards", List).As("listAwards", Scopes.AwardsRead).Produces<ListPart<AwardData>>();
        api.MapPost("/awards", Grant).As("grantAward", Scopes.AwardsWrite).Produces<AwardData>(StatusCodes.Status201Created);
        api.MapGet("/awards/{id}", One).As("readAward", Scopes.AwardsRead).Produces<AwardData>();
        api.MapPost("/awards/{id}/revoke", Revoke).As("revokeAward", Scopes.AwardsWrite).Produces(StatusCodes.Status204NoContent);
        api.MapPost("/awards/{id}/replace", Replace).As("replaceAward", Scopes.AwardsWrite).Produces<AwardData>(StatusCodes.Status201Created);
        api.MapPost("/awards/{id}/resend", Resend).As("resendAward", Scopes.AwardsWrite).Produces<AwardData>();
        api.MapPost("/awards/{id}/move", Move).As("moveAward", Scopes.AwardsWrite).Produces<AwardData>(StatusCodes.Status202Accepted);
        api.MapPost("/awards/{id}/undo", Undo).As("undoAward", Scopes.AwardsWrite).Produces(StatusCodes.Status204NoContent);
    }

    static async Task<IResult> List(HttpContext context, DeskAwards awards, SiteAddress site, int? limit, string? cursor, string? badge, string? state, string? q)
    {
        var (size, before, problem) = ListWish.Read<AwardId>(limit, cursor);
        if (problem is not null) return problem;
        PublicId? only = null;
        if (badge is not null)
        {
            if (!PublicId.TryParse(badge, out var read)) return ApiProblem.Invalid.At("badge", "unknown");
            only = read;
        }

        AwardStands? stands = null;
        if (state is not null)
        {
            if (!States.TryGetValue(state, out var known)) return ApiProblem.Invalid.At("state", "unknown");
            stands = known;
        }

        var program = context.Program();
        return await awards.Part(program.Actor, program.Token.OrganizationId, new DeskAwardQuestion(q ?? "", stands, only), before, size, context.RequestAborted) is { } page
            ? Results.Json(page.Answer(award => AwardData.Of(award, site)))
            : ApiProblem.NotFound;
    }

    static async Task<IResult> One(HttpContext context, DeskAwards awards, SiteAddress site, string id) =>
        PublicId.TryParse(id, out var name) && await awards.One(context.Program().Actor, name, context.RequestAborted) is { } award ? Results.Json(AwardData.Of(award, site)) : ApiProblem.NotFound;

    static async Task<IResult> Grant(
        HttpContext context, GrantAward grant, GrantKeys keys, NamedAwards named, SiteAddress site, [FromHeader(Name = Key)] string? key, Sent<AwardGrant> sent)
    {
        var (actor, stop) = (context.Program().Actor, context.RequestAborted);
        if (key is null || keys.Name(actor, key) is not { } once) return ApiProblem.NoKey;
        if (!PublicId.TryParse(sent.Value.Badge, out var badge) || await named.Badge(badge, stop) is not { } id) return ApiProblem.Invalid.At("badge", "unknown");
        return await grant.To(actor, id, sent.Value.Form with { Id = once }, stop) switch
        {
            GrantAwardOutcome.Granted { Award: var award } => Made(AwardData.Of(award, badge, site)),
            GrantAwardOutcome.GrantedOtherwise => ApiProblem.KeyReused,
            GrantAwardOutcome.Invalid { Problems: var problems } => ApiProblem.Invalid.At(AwardData.Named(problems)),
            GrantAwardOutcome.HoldsItAlready => ApiProblem.HeldAlready,
            GrantAwardOutcome.NotAwarded => ApiProblem.NotAwarded,
            // Another organisation's badge is none to this one.
            GrantAwardOutcome.NotAllowed => ApiProblem.Invalid.At("badge", "unknown"),
            _ => throw new UnreachableException(),
        };
    }

    static async Task<IResult> Revoke(HttpContext context, RevokeAward revoke, NamedAwards named, string id, Sent<AwardRevocation> sent)
    {
        if (await Found(context, named, id) is not { } award) return ApiProblem.NotFound;
        return await revoke.One(context.Program().Actor, award.Id, sent.Value.Reason, context.RequestAborted) switch
        {
            RevokeAwardOutcome.Revoked => Results.NoContent(),
            RevokeAwardOutcome.NoReason => Reason(sent.Value.Reason),
            RevokeAwardOutcome.NotAllowed => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };
    }

    static async Task<IResult> Replace(HttpContext context, ReplaceAward replace, NamedAwards named, SiteAddress site, string id, Sent<AwardReplacement> sent)
    {
        if (await Found(context, named, id) is not { } award) return ApiProblem.NotFound;
        return await replace.By(context.Program().Actor, award.Id, sent.Value.Form, sent.Value.Reason, context.RequestAborted) switch
        {
            ReplaceAwardOutcome.Replaced { Award: var right } => Made(AwardData.Of(right, award.Badge, site) with { Replaces = id }),
            ReplaceAwardOutcome.Invalid { Problems: var problems } => ApiProblem.Invalid.At(AwardData.Named(problems)),
            ReplaceAwardOutcome.NoReason => Reason(sent.Value.Reason),
            ReplaceAwardOutcome.StandsNoMore => ApiProblem.WrongState,
            ReplaceAwardOutcome.NotAllowed => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };
    }

    static async Task<IResult> Resend(HttpContext context, ResendAward resend, NamedAwards named, SiteAddress site, TimeProvider clock, string id, Sent<AwardResending> sent)
    {
        if (await Found(context, named, id) is not { } award) return ApiProblem.NotFound;
        switch (await resend.To(context.Program().Actor, award.Id, sent.Value.Recipient, context.RequestAborted))
        {
            case ResendAwardOutcome.Sent { Award: var told }:
                return Results.Json(AwardData.Of(told, award.Badge, site));
            case ResendAwardOutcome.TooSoon { From: var from }:
                return TooSoon(context, from, clock);
            case ResendAwardOutcome.NotAnAddress:
                return ApiProblem.Invalid.At("recipient", "not-an-address");
            case ResendAwardOutcome.HoldsItAlready:
                return ApiProblem.HeldAlready;
            case ResendAwardOutcome.Answered or ResendAwardOutcome.Over:
                return ApiProblem.WrongState;
            case ResendAwardOutcome.NotAllowed:
                return ApiProblem.NotFound;
            default:
                throw new UnreachableException();
        }
    }

    static async Task<IResult> Move(HttpContext context, MoveAward move, NamedAwards named, SiteAddress site, TimeProvider clock, string id, Sent<AwardMove> sent)
    {
        if (await Found(context, named, id) is not { } award) return ApiProblem.NotFound;
        return await move.Ask(context.Program().Actor, award.Id, sent.Value.Recipient, sent.Value.Reason, context.RequestAborted) switch
        {
            // It is moved once whoever reads mail at the new address confirms.
            MoveAwardOutcome.Done { Award: var asked } => Results.Json(AwardData.Of(asked, award.Badge, site), statusCode: StatusCodes.Status202Accepted),
            MoveAwardOutcome.NotAnAddress => ApiProblem.Invalid.At("recipient", "not-an-address"),
            MoveAwardOutcome.NoReason => Reason(sent.Value.Reason),
            MoveAwardOutcome.HoldsItAlready => ApiProblem.HeldAlready,
            MoveAwardOutcome.StandsNoMore or MoveAwardOutcome.Conflict => ApiProblem.WrongState,
            MoveAwardOutcome.TooSoon { From: var from } => TooSoon(context, from, clock),
            MoveAwardOutcome.NotAllowed => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };
    }

    static ApiProblem TooSoon(HttpContext context, DateTimeOffset from, TimeProvider clock)
    {
        // RFC 9110 §10.2.3: in whole seconds.
        context.Response.Headers.RetryAfter = Math.Ceiling((from - clock.GetUtcNow()).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ApiProblem.TooMany;
    }

    static async Task<IResult> Undo(HttpContext context, UndoAward undo, NamedAwards named, string id)
    {
        if (await Found(context, named, id) is not { } award) return ApiProblem.NotFound;
        return await undo.One(context.Program().Actor, award.Id, context.RequestAborted) switch
        {
            UndoAwardOutcome.Undone => Results.NoContent(),
            UndoAwardOutcome.TooLate => ApiProblem.TooLate,
            UndoAwardOutcome.NotAllowed => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };
    }

    static async Task<NamedAward?> Found(HttpContext context, NamedAwards named, string id) => PublicId.TryParse(id, out var name) ? await named.Award(name, context.RequestAborted) : null;

    static IResult Made(AwardData award) => Results.Created($"{ApiDoor.Root}/awards/{award.Id}", award);

    internal static ApiProblem Reason(string reason) => ApiProblem.Invalid.At("reason", string.IsNullOrWhiteSpace(reason) ? "missing" : "too-long");
}
