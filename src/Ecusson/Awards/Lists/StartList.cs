using Ecusson.Badges;
using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>Has a list granted, as long work. Rows that cannot be granted are left as they are and named in its report.</summary>
public sealed class StartList(EcussonDb db, Standing standing, StartJob jobs, JournalWriter journal, AwardRules rules, TimeProvider clock)
{
    /// <summary>Starts it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which list.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="version">The version that was looked through; null for whatever it is by now.</param>
    public async Task<StartListOutcome> Of(Actor actor, AwardListId id, CancellationToken stop, int? version = null)
    {
        if (await AwardDesk.Take(db, standing, actor, id, stop) is not { } list) return new StartListOutcome.NotAllowed();
        if (list.State != AwardListState.Preview) return new StartListOutcome.Started(list);
        if (version is { } seen && seen != list.Version) return new StartListOutcome.Conflict();
        var badge = await db.Set<Badge>().AsNoTracking().SingleAsync(there => there.Id == list.BadgeId, stop);
        var isArchived = await db.Set<Organization>().AnyAsync(there => there.Id == list.OrganizationId && there.ArchivedAt != null, stop);
        if (badge.State != BadgeState.Published || isArchived) return new StartListOutcome.NotAwarded();
        var count = await GrantList.Next(db, id).CountAsync(stop);
        if (count == 0) return new StartListOutcome.Nobody();
        var now = clock.GetUtcNow();
        var job = jobs.Note(actor, GrantList.WorkKind, id.Value, list.OrganizationId.Value, count);
        (list.State, list.BadgeNumber, list.StartedAt, list.MailsLeaveAt, list.JobId) = (AwardListState.Started, badge.PublishedNumber, now, now + rules.TimeToUndo, job.Id);
        journal.Note(actor, AwardListNews.Started, id.Value, list.OrganizationId.Value);
        return await db.TrySave(stop) ? new StartListOutcome.Started(list) : new StartListOutcome.Conflict();
    }
}

/// <summary>What came of starting a list.</summary>
public abstract record StartListOutcome
{
    private StartListOutcome() { }

    /// <summary>It is being granted, or was before.</summary>
    public sealed record Started(AwardList List) : StartListOutcome;

    /// <summary>The actor may not, or there is no such list.</summary>
    public sealed record NotAllowed : StartListOutcome;

    /// <summary>The badge is not awarded any more, or its organisation awards nothing.</summary>
    public sealed record NotAwarded : StartListOutcome;

    /// <summary>No row can be granted.</summary>
    public sealed record Nobody : StartListOutcome;

    /// <summary>Somebody else changed it since it was looked through, or started it at this very moment; nothing was written.</summary>
    public sealed record Conflict : StartListOutcome;
}
