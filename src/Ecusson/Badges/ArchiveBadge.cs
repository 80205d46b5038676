using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;

namespace Ecusson.Badges;

/// <summary>Ends a badge, or takes it up again: an archived one is awarded no more, and stays public for those who hold it.</summary>
public sealed class ArchiveBadge(EcussonDb db, Standing standing, JournalWriter journal, TimeProvider clock)
{
    readonly BadgeDesk desk = new(db, standing, clock);

    /// <summary>Ends a published badge.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which.</param>
    /// <param name="version">The <see cref="Badge.Version"/> that was on the page.</param>
    /// <param name="stop">Stops it.</param>
    public Task<ArchiveBadgeOutcome> Of(Actor actor, PublicId id, int version, CancellationToken stop) =>
        Turn(actor, id, version, BadgeState.Published, BadgeState.Archived, BadgeNews.Archived, stop);

    /// <summary>Takes an archived badge up again.</summary>
    /// <inheritdoc cref="Of"/>
    public Task<ArchiveBadgeOutcome> Undo(Actor actor, PublicId id, int version, CancellationToken stop) =>
        Turn(actor, id, version, BadgeState.Archived, BadgeState.Published, BadgeNews.Changed, stop);

    async Task<ArchiveBadgeOutcome> Turn(Actor actor, PublicId id, int version, BadgeState from, BadgeState to, string news, CancellationToken stop)
    {
        if (await desk.Take(actor, id, stop) is not { } badge) return new ArchiveBadgeOutcome.NotAllowed();
        if (badge.Version != version) return new ArchiveBadgeOutcome.Conflict(badge);
        if (badge.State != from) return new ArchiveBadgeOutcome.WrongState(badge);
        badge.State = to;
        badge.ChangedAt = clock.GetUtcNow();
        journal.Note(actor, news, badge.Id.Value, badge.OrganizationId.Value);
        return await desk.Save(badge, stop) is { } there ? new ArchiveBadgeOutcome.Conflict(there) : new ArchiveBadgeOutcome.Done(badge);
    }
}

/// <summary>What came of archiving, or of undoing it.</summary>
public abstract record ArchiveBadgeOutcome
{
    private ArchiveBadgeOutcome() { }

    /// <summary>Done.</summary>
    public sealed record Done(Badge Badge) : ArchiveBadgeOutcome;

    /// <summary>There is no such badge that the actor may change.</summary>
    public sealed record NotAllowed : ArchiveBadgeOutcome;

    /// <summary>It does not stand where it would have to: a draft cannot be archived, and what is not archived cannot be taken up again.</summary>
    public sealed record WrongState(Badge Badge) : ArchiveBadgeOutcome;

    /// <summary>Somebody else has saved meanwhile; nothing was changed.</summary>
    /// <param name="There">What is saved now.</param>
    public sealed record Conflict(Badge There) : ArchiveBadgeOutcome;
}
