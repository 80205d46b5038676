using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>Clears away a list that was looked through and not started, with every name, address and story on it.</summary>
public sealed class DropList(EcussonDb db, Standing standing, JournalWriter journal)
{
    /// <summary>Drops it.</summary>
    public async Task<DropListOutcome> Of(Actor actor, AwardListId id, CancellationToken stop)
    {
        if (await db.Set<AwardList>().SingleOrDefaultAsync(there => there.Id == id, stop) is not { } list
            || !await standing.Allows(actor, list.OrganizationId, Roles.Issuer, Scopes.AwardsWrite, stop)) return DropListOutcome.NotAllowed;
        if (list.State != AwardListState.Preview) return DropListOutcome.Started;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Set<AwardListRow>().Where(row => row.ListId == id).ExecuteDeleteAsync(stop);
        db.Remove(list);
        journal.Note(actor, AwardListNews.Dropped, id.Value, list.OrganizationId.Value);
        if (!await db.TrySave(stop)) return DropListOutcome.Conflict;
        await transaction.CommitAsync(stop);
        return DropListOutcome.Dropped;
    }
}

/// <summary>What came of dropping a list.</summary>
public enum DropListOutcome
{
    /// <summary>Nothing of it is left.</summary>
    Dropped,

    /// <summary>It was started: its awards can be undone or withdrawn.</summary>
    Started,

    /// <summary>Somebody changed or started it at this very moment; nothing was written.</summary>
    Conflict,

    /// <summary>The actor may not, or there is no such list.</summary>
    NotAllowed,
}
