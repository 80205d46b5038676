using System.Security.Cryptography;
using Ecusson.Awards;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>Begins to tell an address what happens to an organisation's awards, and ends it. Owners do, and programs that they let.</summary>
public sealed class KeepWebhook(EcussonDb db, Standing standing, AuditTrail audit, RootSecret root, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>Most webhooks of an organisation that are called.</summary>
    public const int Most = 10;

    const int SecretSize = 32, LongestAddress = 2000;

    /// <summary>What the secrets are sealed as.</summary>
    internal const string Use = "webhook";

    /// <summary>The kinds of entries that webhooks tell.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [AwardNews.Offered, AwardNews.Accepted, AwardNews.Declined, AwardNews.Revoked, AwardNews.Replaced];

    /// <summary>Adds one; its secret is in the outcome and nowhere else that can be read.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="organization">Whose awards.</param>
    /// <param name="address">Where calls go, HTTPS.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<KeepWebhookOutcome> Add(Actor actor, OrganizationId organization, string address, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!await standing.Allows(actor, organization, Roles.Owner, Scopes.WebhooksWrite, stop)) return new KeepWebhookOutcome.NotAllowed();
        if (!IsAddress(address.Trim())) return new KeepWebhookOutcome.NotAnAddress();
        if (await db.Set<Webhook>().CountAsync(hook => hook.OrganizationId == organization && hook.StoppedAt == null, stop) >= Most) return new KeepWebhookOutcome.TooMany();
        var now = clock.GetUtcNow();
        var id = RowId.New<WebhookId>(now);
        var secret = new byte[SecretSize];
        random.GetBytes(secret);
        var hook = new Webhook
        {
            Id = id, PublicId = PublicId.New(random), OrganizationId = organization, Address = address.Trim(), Kinds = [], SealedSecret = root.Seal(Use, id.Value, secret), RootVersion = root.Newest, CreatedAt = now,
        };
        db.Add(hook);
        audit.Note(actor, "webhook.made", id.Value, organization.Value);
        await db.SaveChangesAsync(stop);
        return new KeepWebhookOutcome.Added(hook, WebhookSignature.Prefix + Convert.ToBase64String(secret));
    }

    /// <summary>Ends one; what waits is told no more.</summary>
    public async Task<KeepWebhookOutcome> Stop(Actor actor, OrganizationId organization, PublicId id, CancellationToken stop)
    {
        if (!await standing.Allows(actor, organization, Roles.Owner, Scopes.WebhooksWrite, stop)) return new KeepWebhookOutcome.NotAllowed();
        if (await db.Set<Webhook>().SingleOrDefaultAsync(hook => hook.PublicId == id && hook.OrganizationId == organization && hook.StoppedAt == null, stop) is not { } hook) return new KeepWebhookOutcome.NotThere();
        hook.StoppedAt = clock.GetUtcNow();
        audit.Note(actor, "webhook.stopped", hook.Id.Value, organization.Value);
        await db.SaveChangesAsync(stop);
        return new KeepWebhookOutcome.Stopped();
    }

    /// <summary>Calls one again that was paused, with what waited for it.</summary>
    public async Task<KeepWebhookOutcome> Resume(Actor actor, OrganizationId organization, PublicId id, CancellationToken stop)
    {
        if (!await standing.Allows(actor, organization, Roles.Owner, Scopes.WebhooksWrite, stop)) return new KeepWebhookOutcome.NotAllowed();
        if (await db.Set<Webhook>().SingleOrDefaultAsync(hook => hook.PublicId == id && hook.OrganizationId == organization && hook.StoppedAt == null, stop) is not { } hook) return new KeepWebhookOutcome.NotThere();
        hook.PausedAt = null;
        audit.Note(actor, "webhook.resumed", hook.Id.Value, organization.Value);
        await db.SaveChangesAsync(stop);
        return new KeepWebhookOutcome.Resumed();
    }

    /// <summary>Tells again what was given up, or told before, as the same message.</summary>
    public async Task<KeepWebhookOutcome> Replay(Actor actor, OrganizationId organization, WebhookCallId id, CancellationToken stop)
    {
        if (!await standing.Allows(actor, organization, Roles.Owner, Scopes.WebhooksWrite, stop)) return new KeepWebhookOutcome.NotAllowed();
        var now = clock.GetUtcNow();
        var call = await db.Set<WebhookCall>().SingleOrDefaultAsync(
            call => call.Id == id && db.Set<Webhook>().Any(hook => hook.Id == call.WebhookId && hook.OrganizationId == organization && hook.StoppedAt == null), stop);
        if (call is null) return new KeepWebhookOutcome.NotThere();
        if (call.State == WebhookCallState.Waiting && (call.Attempts == 0 || call.HeldUntil >= now)) return new KeepWebhookOutcome.IsOnItsWay();
        if (await db.Set<Webhook>().AnyAsync(hook => hook.Id == call.WebhookId && hook.PausedAt != null, stop)) return new KeepWebhookOutcome.IsPaused();
        (call.State, call.NextTryAt, call.Attempts) = (WebhookCallState.Waiting, now, 0);
        // Calls are made in order: those before it wait no longer either.
        await db.Set<WebhookCall>().Where(other => other.WebhookId == call.WebhookId && other.State == WebhookCallState.Waiting && other.NextTryAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(other => other.NextTryAt, now), stop);
        audit.Note(actor, "webhook.replayed", id.Value, organization.Value);
        await db.SaveChangesAsync(stop);
        return new KeepWebhookOutcome.Replayed();
    }

    static bool IsAddress(string text) =>
        text.Length <= LongestAddress && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && address.Fragment.Length == 0
        && text.All(sign => sign is > ' ' and < '\x7f');
}

/// <summary>What came of keeping webhooks.</summary>
public abstract record KeepWebhookOutcome
{
    private KeepWebhookOutcome() { }

    /// <summary>It is called from now on.</summary>
    /// <param name="Webhook">The row.</param>
    /// <param name="Secret">To be shown once.</param>
    public sealed record Added(Webhook Webhook, string Secret) : KeepWebhookOutcome;

    /// <summary>It is called no more.</summary>
    public sealed record Stopped : KeepWebhookOutcome;

    /// <summary>It is called again.</summary>
    public sealed record Resumed : KeepWebhookOutcome;

    /// <summary>It is told again.</summary>
    public sealed record Replayed : KeepWebhookOutcome;

    /// <summary>The actor may not.</summary>
    public sealed record NotAllowed : KeepWebhookOutcome;

    /// <summary>There is no such webhook or call here.</summary>
    public sealed record NotThere : KeepWebhookOutcome;

    /// <summary>The call is being made, or is about to be.</summary>
    public sealed record IsOnItsWay : KeepWebhookOutcome;

    /// <summary>It takes nothing and is not called until it is resumed.</summary>
    public sealed record IsPaused : KeepWebhookOutcome;

    /// <summary>Not an HTTPS address.</summary>
    public sealed record NotAnAddress : KeepWebhookOutcome;

    /// <summary>There are <see cref="KeepWebhook.Most"/> already.</summary>
    public sealed record TooMany : KeepWebhookOutcome;
}
