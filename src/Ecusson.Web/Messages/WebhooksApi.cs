using System.Diagnostics;
using System.Text.Json;
using Ecusson.Messages;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Api;

namespace Ecusson.Web.Messages;

/// <summary>An organisation's webhooks and their log, through the API.</summary>
static class WebhooksApi
{
    static readonly Dictionary<string, WebhookCallState> States = Enum.GetValues<WebhookCallState>().ToDictionary(state => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString()), StringComparer.Ordinal);

    public static void MapWebhooksApi(this WebApplication app)
    {
        var api = app.Api("webhooks");
        api.MapGet("/webhooks", List).As("listWebhooks", Scopes.WebhooksRead).Produces<IReadOnlyList<WebhookData>>();
        api.MapPost("/webhooks", Add).As("addWebhook", Scopes.WebhooksWrite).Produces<WebhookMade>(StatusCodes.Status201Created);
        api.MapPost("/webhooks/{id}/stop", Stop).As("stopWebhook", Scopes.WebhooksWrite).Produces(StatusCodes.Status204NoContent);
        api.MapPost("/webhooks/{id}/resume", Resume).As("resumeWebhook", Scopes.WebhooksWrite).Produces(StatusCodes.Status204NoContent);
        api.MapGet("/webhook-calls", Calls).As("listWebhookCalls", Scopes.WebhooksRead).Produces<ListPart<WebhookCallData>>();
        api.MapPost("/webhook-calls/{id}/replay", Replay).As("replayWebhookCall", Scopes.WebhooksWrite).Produces(StatusCodes.Status204NoContent);
    }

    static async Task<IResult> List(HttpContext context, OrganizationWebhooks webhooks)
    {
        var program = context.Program();
        return await webhooks.Called(program.Actor, program.Token.OrganizationId, context.RequestAborted) is { } hooks ? Results.Json(hooks.Select(WebhookData.Of)) : ApiProblem.NotFound;
    }

    static async Task<IResult> Add(HttpContext context, KeepWebhook keep, Sent<WebhookWish> sent)
    {
        var program = context.Program();
        return Answer(await keep.Add(program.Actor, program.Token.OrganizationId, sent.Value.Address, context.RequestAborted));
    }

    static async Task<IResult> Stop(HttpContext context, KeepWebhook keep, string id)
    {
        var program = context.Program();
        return PublicId.TryParse(id, out var hook) ? Answer(await keep.Stop(program.Actor, program.Token.OrganizationId, hook, context.RequestAborted)) : ApiProblem.NotFound;
    }

    static async Task<IResult> Resume(HttpContext context, KeepWebhook keep, string id)
    {
        var program = context.Program();
        return PublicId.TryParse(id, out var hook) ? Answer(await keep.Resume(program.Actor, program.Token.OrganizationId, hook, context.RequestAborted)) : ApiProblem.NotFound;
    }

    static async Task<IResult> Calls(HttpContext context, OrganizationWebhooks webhooks, int? limit, string? cursor, string? webhook, string? state)
    {
        var (size, before, problem) = ListWish.Read<WebhookCallId>(limit, cursor);
        if (problem is not null) return problem;
        PublicId? only = null;
        if (webhook is not null)
        {
            if (!PublicId.TryParse(webhook, out var read)) return ApiProblem.Invalid.At("webhook", "unknown");
            only = read;
        }

        WebhookCallState? stands = null;
        if (state is not null)
        {
            if (!States.TryGetValue(state, out var known)) return ApiProblem.Invalid.At("state", "unknown");
            stands = known;
        }

        var program = context.Program();
        return await webhooks.Calls(program.Actor, program.Token.OrganizationId, new WebhookCallQuestion(stands, only), before, size, context.RequestAborted) is { } part
            ? Results.Json(part.Answer(WebhookCallData.Of))
            : ApiProblem.NotFound;
    }

    static async Task<IResult> Replay(HttpContext context, KeepWebhook keep, string id)
    {
        var program = context.Program();
        return Guid.TryParse(id, out var call) ? Answer(await keep.Replay(program.Actor, program.Token.OrganizationId, new WebhookCallId(call), context.RequestAborted)) : ApiProblem.NotFound;
    }

    static IResult Answer(KeepWebhookOutcome outcome) => outcome switch
    {
        KeepWebhookOutcome.Added { Webhook: var hook, Secret: var secret } => Results.Json(new WebhookMade(WebhookData.Of(hook), secret), statusCode: StatusCodes.Status201Created),
        KeepWebhookOutcome.Stopped or KeepWebhookOutcome.Resumed or KeepWebhookOutcome.Replayed => Results.NoContent(),
        KeepWebhookOutcome.NotAnAddress => ApiProblem.Invalid.At("address", "not-an-address"),
        KeepWebhookOutcome.TooMany => ApiProblem.Invalid.At("address", "too-many"),
        KeepWebhookOutcome.IsPaused or KeepWebhookOutcome.IsOnItsWay => ApiProblem.WrongState,
        KeepWebhookOutcome.NotThere or KeepWebhookOutcome.NotAllowed => ApiProblem.NotFound,
        _ => throw new UnreachableException(),
    };
}

/// <summary>A webhook that a program adds.</summary>
sealed record WebhookWish
{
    public required string Address { get; init; }
}

/// <summary>A webhook as a program reads it.</summary>
sealed record WebhookData(string Id, string Address, DateTimeOffset CreatedAt, DateTimeOffset? PausedAt)
{
    public static WebhookData Of(Webhook hook) => new(hook.PublicId.ToString(), hook.Address, hook.CreatedAt, hook.PausedAt);
}

/// <summary>A webhook that was added, with its secret, which is shown this once.</summary>
sealed record WebhookMade(WebhookData Webhook, string Secret);

/// <summary>A call of a webhook as a program reads it.</summary>
sealed record WebhookCallData(string Id, string Webhook, WebhookCallState State, DateTimeOffset CreatedAt, DateTimeOffset? NextTryAt, int Attempts, int? Status, string? Reason, string Body)
{
    public static WebhookCallData Of(SeenCall seen) => new(
        seen.Call.Id.Value.ToString(), seen.Webhook.PublicId.ToString(), seen.Call.State, seen.Call.CreatedAt, seen.Call.State == WebhookCallState.Waiting ? seen.Call.NextTryAt : null,
        seen.Call.Attempts, seen.Call.Status, seen.Call.Reason, seen.Call.Body);
}
