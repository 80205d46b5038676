using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>An organisation's webhooks and what they were told, for its owners.</summary>
public sealed class OrganizationWebhooks(EcussonDb db, Standing standing)
{
    /// <summary>How many calls the log shows.</summary>
    public const int Most = 50;

    /// <summary>Those that are called, and the newest calls; null for who may not read them.</summary>
    public async Task<SeenWebhooks?> Of(Actor actor, OrganizationId organization, CancellationToken stop)
    {
        if (!await standing.Allows(actor, organization, Roles.Owner, null, stop)) return null;
        var hooks = await db.Set<Webhook>().AsNoTracking().Where(hook => hook.OrganizationId == organization && hook.StoppedAt == null).OrderByDescending(hook => hook.Id).ToListAsync(stop);
        var ids = hooks.Select(hook => hook.Id).ToList();
        var calls = await db.Set<WebhookCall>().AsNoTracking().Where(call => ids.Contains(call.WebhookId)).OrderByDescending(call => call.Id).Take(Most).ToListAsync(stop);
        return new SeenWebhooks(hooks, calls);
    }
}

/// <summary>Webhooks and their log.</summary>
/// <param name="Hooks">Newest first.</param>
/// <param name="Calls">Newest first, at most <see cref="OrganizationWebhooks.Most"/>.</param>
public sealed record SeenWebhooks(IReadOnlyList<Webhook> Hooks, IReadOnlyList<WebhookCall> Calls);
