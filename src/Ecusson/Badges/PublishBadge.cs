using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Badges;

/// <summary>Publishes a badge's draft as its next version. Who holds an older version keeps it as it was.</summary>
public sealed class PublishBadge(EcussonDb db, Standing standing, JournalWriter journal, TimeProvider clock)
{
    readonly BadgeDesk desk = new(db, standing, clock);

    /// <summary>Publishes it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which.</param>
    /// <param name="version">The <see cref="Badge.Version"/> that was on the page: what is published is what was seen.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<PublishBadgeOutcome> Of(Actor actor, PublicId id, int version, CancellationToken stop)
    {
        if (await desk.Take(actor, id, stop) is not { } badge) return new PublishBadgeOutcome.NotAllowed();
        if (badge.Version != version) return new PublishBadgeOutcome.Conflict(badge);
        var contact = await db.Set<Organization>().Where(there => there.Id == badge.OrganizationId).Select(there => there.Mail).SingleAsync(stop);
        if (BadgeRules.Publish(badge, contact) is { Count: > 0 } problems) return new PublishBadgeOutcome.Incomplete(problems);
        if (!badge.HasChanges) return new PublishBadgeOutcome.NothingNew(badge);
        var now = clock.GetUtcNow();
        var number = badge.PublishedNumber + 1;
        db.Add(new BadgeVersion
        {
            Id = RowId.New<BadgeVersionId>(now), BadgeId = badge.Id, Number = number, Content = badge.Draft, PublishedAt = now, PublishedBy = actor.Person()?.Value,
        });
        badge.PublishedNumber = number;
        badge.HasChanges = false;
        badge.State = BadgeState.Published;
        badge.Name = badge.Draft.Name.In(badge.Draft.Language);
        foreach (var file in await BadgeFiles.Of(db, badge.Draft.Picture!, stop)) (file.IsPublic, file.StagedUntil) = (true, null);
        await BadgeIndexing.Write(db, badge, badge.Draft, now, stop);
        journal.Note(actor, BadgeNews.Published, badge.Id.Value, badge.OrganizationId.Value, ("number", number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return await desk.Save(badge, stop) is { } there ? new PublishBadgeOutcome.Conflict(there) : new PublishBadgeOutcome.Published(badge, number);
    }
}

/// <summary>What came of publishing.</summary>
public abstract record PublishBadgeOutcome
{
    private PublishBadgeOutcome() { }

    /// <summary>It is public.</summary>
    /// <param name="Badge">The badge.</param>
    /// <param name="Number">Number of the new version.</param>
    public sealed record Published(Badge Badge, int Number) : PublishBadgeOutcome;

    /// <summary>What is published says the same already.</summary>
    public sealed record NothingNew(Badge Badge) : PublishBadgeOutcome;

    /// <summary>There is no such badge that the actor may change.</summary>
    public sealed record NotAllowed : PublishBadgeOutcome;

    /// <summary>Something is missing; see <see cref="BadgeRules.Publish"/>.</summary>
    public sealed record Incomplete(IReadOnlyList<BadgeProblem> Problems) : PublishBadgeOutcome;

    /// <summary>Somebody else has saved meanwhile; nothing was published.</summary>
    /// <param name="There">What is saved now.</param>
    public sealed record Conflict(Badge There) : PublishBadgeOutcome;
}
