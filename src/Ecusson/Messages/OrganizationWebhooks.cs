using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>An organisation's webhooks and what they were told, for its owners.</summary>
public sealed class OrganizationWebhooks(EcussonDb db, Standing standing)
{
    /// <summary>How many calls a page of the log shows.</summary>
    public const int PageSize = 50;

    /// <summary>Those that are called, newest first; null for who may not read them.</summary>
    public async Task<IReadOnlyList<Webhook>?> Called(Actor actor, OrganizationId organization, CancellationToken stop) =>
        await standing.Allows(actor, organization, Roles.Owner, Scopes.WebhooksRead, stop)
            ? await db.Set<Webhook>().AsNoTracking().Where(hook => hook.OrganizationId == organization && hook.StoppedAt == null).OrderByDescending(hook => hook.Id).ToListAsync(stop)
            : null;

    /// <summary>Part of what all of them were told, newest first, those too that are called no more; null for who may not read it.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="organization">Whose.</param>
    /// <param name="question">Which calls.</param>
    /// <param name="before">The last of the part before; null from the newest.</param>
    /// <param name="size">How many calls it holds.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<Page<SeenCall, WebhookCallId>?> Calls(Actor actor, OrganizationId organization, WebhookCallQuestion question, WebhookCallId? before, int size, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (!await standing.Allows(actor, organization, Roles.Owner, Scopes.WebhooksRead, stop)) return null;
        var hooks = await db.Set<Webhook>().AsNoTracking().Where(hook => hook.OrganizationId == organization && (question.Webhook == null || hook.PublicId == question.Webhook)).ToDictionaryAsync(hook => hook.Id, stop);
        var ids = hooks.Keys.ToList();
        var calls = db.Set<WebhookCall>().AsNoTracking().Where(call => ids.Contains(call.WebhookId));
        if (question.State is { } state) calls = calls.Where(call => call.State == state);
        var page = await calls.NewestAsync(before, size, stop);
        return new Page<SeenCall, WebhookCallId>([.. page.Items.Select(call => new SeenCall(call, hooks[call.WebhookId]))], page.After);
    }
}

/// <summary>Which calls are looked for.</summary>
/// <param name="State">Where they stand; null for anywhere.</param>
/// <param name="Webhook">Of which webhook; null for all.</param>
public sealed record WebhookCallQuestion(WebhookCallState? State = null, PublicId? Webhook = null);

/// <summary>A call, and the webhook that was called.</summary>
/// <param name="Call">The call, to be read.</param>
/// <param name="Webhook">The webhook, which may be called no more.</param>
public sealed record SeenCall(WebhookCall Call, Webhook Webhook);
