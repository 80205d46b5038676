using System.Diagnostics;
using System.Text.Json;
using Ecusson.Awards;
using Ecusson.Awards.Claims;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Ecusson.Web.Awards.Claims;

/// <summary>Claim links made and watched by a program, and claims that it decides about.</summary>
static class ClaimsApi
{
    const string IfMatch = "If-Match";

    static readonly Dictionary<string, ClaimState> States = Enum.GetValues<ClaimState>().ToDictionary(state => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString()), StringComparer.Ordinal);

    public static void MapClaimsApi(this WebApplication app)
    {
        var api = app.Api("claims");
        api.MapGet("/claim-links", List).As("listClaimLinks", Scopes.ClaimsRead).Produces<ListPart<ClaimLinkData>>();
        api.MapPost("/claim-links", Make).As("makeClaimLink", Scopes.ClaimsWrite).Produces<ClaimLinkData>(StatusCodes.Status201Created);
        api.MapGet("/claim-links/{id}", One).As("readClaimLink", Scopes.ClaimsRead).Produces<ClaimLinkData>();
        api.MapPut("/claim-links/{id}", Change).As("changeClaimLink", Scopes.ClaimsWrite).Produces<ClaimLinkData>();
        api.MapPost("/claim-links/{id}/close", Close).As("closeClaimLink", Scopes.ClaimsWrite).Produces<ClaimLinkData>();
        api.MapPost("/claim-links/{id}/reopen", Reopen).As("reopenClaimLink", Scopes.ClaimsWrite).Produces<ClaimLinkData>();
        api.MapPost("/claim-links/{id}/code", Recode).As("recodeClaimLink", Scopes.ClaimsWrite).Produces<ClaimLinkData>();
        api.MapGet("/claim-links/{id}/claims", Claims).As("listClaims", Scopes.ClaimsRead).Produces<ListPart<ClaimData>>();
        api.MapPost("/claim-links/{id}/claims/{claim}/approve", Approve).As("approveClaim", Scopes.ClaimsWrite).Produces(StatusCodes.Status204NoContent);
        api.MapPost("/claim-links/{id}/claims/{claim}/refuse", Refuse).As("refuseClaim", Scopes.ClaimsWrite).Produces(StatusCodes.Status204NoContent);
    }

    static async Task<IResult> List(HttpContext context, DeskClaims claims, SiteAddress site, int? limit, string? cursor)
    {
        var (size, before, problem) = ListWish.Read<ClaimLinkId>(limit, cursor);
        if (problem is not null) return problem;
        var program = context.Program();
        return await claims.Part(program.Actor, program.Token.OrganizationId, before, size, context.RequestAborted) is { } part
            ? Results.Json(part.Answer(link => ClaimLinkData.Of(link, site)))
            : ApiProblem.NotFound;
    }

    static async Task<IResult> Make(HttpContext context, MakeClaimLink make, DeskClaims claims, NamedAwards named, SiteAddress site, Sent<ClaimLinkDraft> sent)
    {
        var (actor, draft, stop) = (context.Program().Actor, sent.Value, context.RequestAborted);
        if (!PublicId.TryParse(draft.Badge, out var badge) || await named.Badge(badge, stop) is not { } id) return ApiProblem.Invalid.At("badge", "unknown");
        switch (await make.For(actor, id, draft.Form, stop))
        {
            case MakeClaimLinkOutcome.Made { Link: var link }:
                SeenVersion.Write(context, link.Version);
                return Results.Created($"{ApiDoor.Root}/claim-links/{link.PublicId}", ClaimLinkData.Of(await claims.Changed(link, stop), site));
            case MakeClaimLinkOutcome.Invalid { Problems: var problems }: return ApiProblem.Invalid.At(problems);
            case MakeClaimLinkOutcome.NotAwarded: return ApiProblem.NotAwarded;
            case MakeClaimLinkOutcome.NotAllowed: return ApiProblem.Invalid.At("badge", "unknown");
            default: throw new UnreachableException();
        }
    }

    static async Task<IResult> One(HttpContext context, DeskClaims claims, SiteAddress site, string id) =>
        await Found(context, claims, id) is { } link ? Shown(context, ClaimLinkData.Of(link, site)) : ApiProblem.NotFound;

    static async Task<IResult> Change(HttpContext context, ChangeClaimLink change, [FromHeader(Name = IfMatch)] string? ifMatch, string id, Sent<ClaimLinkChange> sent)
    {
        var (name, version, problem) = SeenVersion.Read(id, ifMatch);
        return problem ?? await Changed(context, await change.To(context.Program().Actor, name, sent.Value.Times, context.RequestAborted, version));
    }

    static async Task<IResult> Close(HttpContext context, ChangeClaimLink change, string id) =>
        PublicId.TryParse(id, out var name) ? await Changed(context, await change.Close(context.Program().Actor, name, context.RequestAborted)) : ApiProblem.NotFound;

    static async Task<IResult> Reopen(HttpContext context, ChangeClaimLink change, string id) =>
        PublicId.TryParse(id, out var name) ? await Changed(context, await change.Reopen(context.Program().Actor, name, context.RequestAborted)) : ApiProblem.NotFound;

    static async Task<IResult> Recode(HttpContext context, ChangeClaimLink change, string id) =>
        PublicId.TryParse(id, out var name) ? await Changed(context, await change.Recode(context.Program().Actor, name, context.RequestAborted)) : ApiProblem.NotFound;

    static async Task<IResult> Changed(HttpContext context, ChangeClaimLinkOutcome outcome)
    {
        switch (outcome)
        {
            case ChangeClaimLinkOutcome.Changed { Link: var link }:
                var (claims, site) = (context.RequestServices.GetRequiredService<DeskClaims>(), context.RequestServices.GetRequiredService<SiteAddress>());
                return Shown(context, ClaimLinkData.Of(await claims.Changed(link, context.RequestAborted), site));
            case ChangeClaimLinkOutcome.Invalid { Problems: var problems }: return ApiProblem.Invalid.At(problems);
            case ChangeClaimLinkOutcome.Over: return ApiProblem.WrongState;
            case ChangeClaimLinkOutcome.Conflict: return ApiProblem.Changed;
            case ChangeClaimLinkOutcome.NotAllowed: return ApiProblem.NotFound;
            default: throw new UnreachableException();
        }
    }

    static async Task<IResult> Claims(HttpContext context, DeskClaims claims, string id, int? limit, string? cursor, string? state)
    {
        var (size, before, problem) = ListWish.Read<ClaimId>(limit, cursor);
        if (problem is not null) return problem;
        ClaimState? only = null;
        if (state is not null)
        {
            if (!States.TryGetValue(state, out var known)) return ApiProblem.Invalid.At("state", "unknown");
            only = known;
        }

        if (await Found(context, claims, id) is not { } link) return ApiProblem.NotFound;
        var readsAwards = context.Program().Scopes.Contains(Scopes.AwardsRead, StringComparer.Ordinal);
        return Results.Json((await claims.Claims(link, only, before, size, context.RequestAborted)).Answer(claim => ClaimData.Of(claim, readsAwards)));
    }

    static Task<IResult> Approve(HttpContext context, DecideClaim decide, string id, string claim) => Decided(context, decide.Approve, id, claim);

    static Task<IResult> Refuse(HttpContext context, DecideClaim decide, string id, string claim) => Decided(context, decide.Refuse, id, claim);

    static async Task<IResult> Decided(HttpContext context, Func<Ecusson.Journal.Actor, PublicId, PublicId, CancellationToken, Task<DecideClaimOutcome>> decide, string id, string claim)
    {
        if (!PublicId.TryParse(id, out var link) || !PublicId.TryParse(claim, out var name)) return ApiProblem.NotFound;
        return await decide(context.Program().Actor, link, name, context.RequestAborted) switch
        {
            DecideClaimOutcome.Decided => Results.NoContent(),
            DecideClaimOutcome.CannotBe or DecideClaimOutcome.UsedUp or DecideClaimOutcome.Conflict => ApiProblem.WrongState,
            DecideClaimOutcome.NotAwarded => ApiProblem.NotAwarded,
            DecideClaimOutcome.NotAllowed => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };
    }

    static IResult Shown(HttpContext context, ClaimLinkData link)
    {
        SeenVersion.Write(context, link.Version);
        return Results.Json(link);
    }

    static async Task<DeskClaimLink?> Found(HttpContext context, DeskClaims claims, string id) =>
        PublicId.TryParse(id, out var name) ? await claims.One(context.Program().Actor, name, context.RequestAborted) : null;
}
