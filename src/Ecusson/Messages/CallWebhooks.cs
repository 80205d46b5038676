using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Messages;

/// <summary>
/// Tells webhooks what waits for them, each call signed at the moment of its try, and again with growing pauses until it is taken. A call may come twice
/// (a crash between the answer and its note): its id is the same.
/// </summary>
/// <remarks>Thread-safe; several servers may call at once: each takes calls of its own for a while.</remarks>
public sealed class CallWebhooks(IServiceScopeFactory scopes, IWebhookTransport transport, TimeProvider clock)
{
    /// <summary>How many calls one server takes at once.</summary>
    public const int Batch = 10;

    /// <summary>Longer than trying all of a batch can take.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>How long to wait after a try that was not taken: five seconds at first, a day at last, some three days in all.</summary>
    public static Pauses Pauses { get; } = new(
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(24), TimeSpan.FromHours(24));

    /// <summary>Deals with one batch.</summary>
    /// <returns>False when there was nothing to do.</returns>
    public async Task<bool> Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EcussonDb>();
        var root = scope.ServiceProvider.GetRequiredService<RootSecret>();
        var calls = await Take(db, stop);
        foreach (var call in calls)
        {
            stop.ThrowIfCancellationRequested();
            var hook = await db.Set<Webhook>().AsNoTracking().SingleAsync(hook => hook.Id == call.WebhookId, stop);
            var answer = hook.StoppedAt is null ? await Try(root, hook, call, stop) : new WebhookAnswer(null, "stopped");
            await Note(db, call, answer, hook.StoppedAt is not null);
        }

        return calls.Count > 0;
    }

    async Task<List<WebhookCall>> Take(EcussonDb db, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var holder = Guid.CreateVersion7(now);
        var free = db.Set<WebhookCall>().Where(call => call.State == WebhookCallState.Waiting && call.NextTryAt <= now && (call.HeldUntil == null || call.HeldUntil < now));
        var ids = await free.OrderBy(call => call.NextTryAt).ThenBy(call => call.Id).Select(call => call.Id).Take(Batch).ToListAsync(stop);
        if (ids.Count == 0) return [];
        var until = now + Lease;
        await free.Where(call => ids.Contains(call.Id)).ExecuteUpdateAsync(set => set.SetProperty(call => call.HeldBy, holder).SetProperty(call => call.HeldUntil, until), stop);
        return await db.Set<WebhookCall>().AsNoTracking().Where(call => call.HeldBy == holder && call.State == WebhookCallState.Waiting).OrderBy(call => call.Id).ToListAsync(stop);
    }

    async Task<WebhookAnswer> Try(RootSecret root, Webhook hook, WebhookCall call, CancellationToken stop)
    {
        byte[] secret;
        try
        {
            secret = root.Open(KeepWebhook.Use, hook.Id.Value, hook.RootVersion, hook.SealedSecret);
        }
        catch (CryptographicException)
        {
            // The version of the root secret that sealed it was put away: no call of this webhook can be signed.
            return new WebhookAnswer(null, "secret");
        }

        var headers = WebhookSignature.Headers(secret, $"msg_{call.Id.Value:N}", clock.GetUtcNow(), call.Body);
        CryptographicOperations.ZeroMemory(secret);
        return await transport.Post(new Uri(hook.Address), call.Body, headers, stop);
    }

    async Task Note(EcussonDb db, WebhookCall call, WebhookAnswer answer, bool isStopped)
    {
        var (now, attempts, id, holder) = (clock.GetUtcNow(), call.Attempts + 1, call.Id, call.HeldBy);
        var pause = answer.IsTaken || isStopped ? null : Pauses.After(attempts);
        var state = answer.IsTaken ? WebhookCallState.Delivered : pause is null ? WebhookCallState.Failed : WebhookCallState.Waiting;
        var next = now + (pause ?? TimeSpan.Zero);
        await db.Set<WebhookCall>().Where(row => row.Id == id && row.HeldBy == holder).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state).SetProperty(row => row.NextTryAt, next).SetProperty(row => row.Attempts, attempts).SetProperty(row => row.Status, answer.Status)
                .SetProperty(row => row.Reason, answer.Reason).SetProperty(row => row.HeldUntil, (DateTimeOffset?)null), CancellationToken.None);
    }
}
