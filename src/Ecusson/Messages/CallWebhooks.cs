using System.Collections.Concurrent;
using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Messages;

/// <summary>
/// Tells webhooks what waits for them, each in order, each call signed at the moment of its try, and again with growing pauses until it is taken; one that takes nothing for days is paused. A call may come twice
/// (a crash between the answer and its note): its id is the same.
/// </summary>
/// <remarks>Thread-safe; several servers may call at once: each takes a call for itself for a while.</remarks>
public sealed class CallWebhooks(IServiceScopeFactory scopes, IWebhookTransport transport, TimeProvider clock)
{
    /// <summary>How many webhooks one server calls side by side: one that does not answer holds up no other.</summary>
    public const int Lanes = 8;

    /// <summary>How many calls of one webhook are made before others have their turn.</summary>
    public const int InARow = 50;

    /// <summary>Longer than trying one call can take.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>After so long a webhook lets others have their turn.</summary>
    static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait after a try that was not taken: five seconds at first, a day at last, some three days in all.</summary>
    public static Pauses Pauses { get; } = new(
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(24), TimeSpan.FromHours(24));

    /// <summary>Calls every webhook that something waits for, each in order, several side by side.</summary>
    /// <returns>False when there was nothing to do.</returns>
    /// <exception cref="AggregateException">Calling some of them failed; all others were called.</exception>
    public async Task<bool> Once(CancellationToken stop)
    {
        var hooks = await Due(stop);
        ConcurrentQueue<Exception> failures = new();
        await Parallel.ForEachAsync(hooks, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = stop }, async (hook, stopped) =>
        {
            try
            {
                await Call(hook, stopped);
            }
            catch (Exception failure) when (!stopped.IsCancellationRequested)
            {
                // Thrown here it would break off the calls of all others.
                failures.Enqueue(failure);
            }
        });
        if (!failures.IsEmpty) throw new AggregateException(failures);
        return hooks.Count > 0;
    }

    /// <summary>Webhooks whose oldest waiting call's time has come. While it has not, younger ones wait behind it: the pause is the webhook's.</summary>
    async Task<List<WebhookId>> Due(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EcussonDb>();
        var now = clock.GetUtcNow();
        return await db.Set<Webhook>().Where(hook => (hook.PausedAt == null || hook.StoppedAt != null)
                && db.Set<WebhookCall>().Where(call => call.WebhookId == hook.Id && call.State == WebhookCallState.Waiting).OrderBy(call => call.Id)
                    .Select(call => call.HeldUntil == null || call.HeldUntil < now ? (DateTimeOffset?)call.NextTryAt : null).FirstOrDefault() <= now)
            .OrderBy(hook => hook.Id).Select(hook => hook.Id).ToListAsync(stop);
    }

    /// <summary>Makes a webhook's calls in order, until one is not taken, or its turn is over.</summary>
    async Task Call(WebhookId id, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EcussonDb>();
        var root = scope.ServiceProvider.GetRequiredService<RootSecret>();
        var end = clock.GetUtcNow() + Turn;
        for (var made = 0; made < InARow && clock.GetUtcNow() < end && !stop.IsCancellationRequested; made++)
        {
            if (await Take(db, id, stop) is not { } call) return;
            var hook = await db.Set<Webhook>().AsNoTracking().SingleAsync(hook => hook.Id == id, stop);
            var answer = hook.StoppedAt is null ? await Try(root, hook, call, stop) : new WebhookAnswer(null, "stopped");
            await Note(db, call, answer, hook.StoppedAt is not null);
            if (!answer.IsTaken && hook.StoppedAt is null) return;
        }
    }

    async Task<WebhookCall?> Take(EcussonDb db, WebhookId id, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (holder, until) = (Guid.CreateVersion7(now), now + Lease);
        var oldest = await db.Set<WebhookCall>().AsNoTracking().Where(call => call.WebhookId == id && call.State == WebhookCallState.Waiting).OrderBy(call => call.Id).FirstOrDefaultAsync(stop);
        if (oldest is null || oldest.NextTryAt > now) return null;
        var taken = await db.Set<WebhookCall>().Where(call => call.Id == oldest.Id && call.State == WebhookCallState.Waiting && (call.HeldUntil == null || call.HeldUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(call => call.HeldBy, holder).SetProperty(call => call.HeldUntil, until), stop);
        if (taken == 0) return null;
        oldest.HeldBy = holder;
        return oldest;
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
        // For days it took nothing: the rest waits for its owner.
        if (state != WebhookCallState.Failed || isStopped) return;
        var hook = call.WebhookId;
        await db.Set<Webhook>().Where(row => row.Id == hook && row.PausedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.PausedAt, now), CancellationToken.None);
    }
}
