using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Takes an award back before anybody was told: nothing of it is left but that something was undone. Its place in the status list is not given again.</summary>
public sealed class UndoAward(EcussonDb db, Standing standing, JournalWriter journal)
{
    /// <summary>Undoes it.</summary>
    public async Task<UndoAwardOutcome> One(Actor actor, AwardId id, CancellationToken stop)
    {
        if (await AwardDesk.Take(db, standing, actor, id, stop) is not { } award) return new UndoAwardOutcome.NotAllowed();
        if (award.State != AwardState.Granted || award.RevokedAt is not null || award.Replaces is not null) return new UndoAwardOutcome.TooLate();
        db.RemoveRange(await db.Set<SignedCredential>().Where(credential => credential.AwardId == id).ToListAsync(stop));
        db.Remove(award);
        // The list that it stood on does not grant it again: its row says that this person was left out.
        if (award.ListId is { } list)
            foreach (var row in await db.Set<AwardListRow>().Where(row => row.ListId == list && row.AwardId == id).ToListAsync(stop)) (row.State, row.AwardId) = (AwardListRowState.LeftOut, null);
        journal.Note(actor, AwardNews.Undone, id.Value, award.OrganizationId.Value);
        return await db.TryChange(stop) ? new UndoAwardOutcome.Undone() : new UndoAwardOutcome.TooLate();
    }
}

/// <summary>What came of undoing.</summary>
public abstract record UndoAwardOutcome
{
    private UndoAwardOutcome() { }

    /// <summary>It is gone.</summary>
    public sealed record Undone : UndoAwardOutcome;

    /// <summary>The actor may not, or there is no such award.</summary>
    public sealed record NotAllowed : UndoAwardOutcome;

    /// <summary>Its holder has been told: it can be revoked, with a reason.</summary>
    public sealed record TooLate : UndoAwardOutcome;
}
