using System.Text.Json;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>Writes down what each webhook of an organisation is to be told of its awards: ids and addresses, and nothing about persons.</summary>
public sealed class TellWebhooks(EcussonDb db, SiteAddress site, TimeProvider clock) : IReaction
{
    /// <inheritdoc/>
    public string Name => "webhooks";

    /// <inheritdoc/>
    public IReadOnlySet<string> Kinds { get; } = KeepWebhook.Kinds.ToHashSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task React(JournalEntry entry, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var id = new AwardId(entry.Subject);
        var about = await (
            from award in db.Set<Award>()
            join badge in db.Set<Badge>() on award.BadgeId equals badge.Id
            join organization in db.Set<Organization>() on award.OrganizationId equals organization.Id
            where award.Id == id
            select new { Award = award.PublicId, Badge = badge.PublicId, Organization = organization.PublicId, Owner = organization.Id }).SingleOrDefaultAsync(stop);
        if (about is null) return;
        // Whoever came after something happened is not told of it, and whoever was told is not told twice.
        var hooks = await db.Set<Webhook>().AsNoTracking()
            .Where(hook => hook.OrganizationId == about.Owner && hook.StoppedAt == null && hook.CreatedAt <= entry.At && !db.Set<WebhookCall>().Any(call => call.WebhookId == hook.Id && call.EntryId == entry.Id))
            .ToListAsync(stop);
        if (hooks.Count == 0) return;
        var now = clock.GetUtcNow();
        var body = JsonSerializer.Serialize(new
        {
            type = entry.Kind, timestamp = entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            data = new { award = about.Award.ToString(), badge = about.Badge.ToString(), organization = about.Organization.ToString(), address = site.Award(about.Award) },
        });
        db.AddRange(hooks.Where(hook => hook.Kinds.Count == 0 || hook.Kinds.Contains(entry.Kind, StringComparer.Ordinal)).Select(hook => new WebhookCall
        {
            Id = RowId.New<WebhookCallId>(now), WebhookId = hook.Id, EntryId = entry.Id, Body = body, State = WebhookCallState.Waiting, CreatedAt = now, NextTryAt = now,
        }));
        await db.SaveChangesAsync(stop);
    }
}
