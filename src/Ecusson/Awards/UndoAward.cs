using Ecusson.Awards.Claims;
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
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (award.State != AwardState.Granted || award.RevokedAt is not null || award.Replaces is not null) return new UndoAwardOutcome.TooLate();
        db.RemoveRange(await db.Set<SignedCredential>().Where(credential => credential.AwardId == id).ToListAsync(stop));
        db.Remove(award);
        // The list that it stood on does not grant it again: its row says that this person was left out.
        if (award.ListId is { } list)
            foreach (var row in await db.Set<AwardListRow>().Where(row => row.ListId == list && row.AwardId == id).ToListAsync(stop)) (row.State, row.AwardId) = (AwardListRowState.LeftOut, null);
        // Nor is it granted again to whoever claimed it: somebody else may claim in their place.
        foreach (var claim in await db.Set<Claim>().Where(claim => claim.AwardId == id).ToListAsync(stop))
        {
            (claim.State, claim.AwardId) = (ClaimState.Refused, null);
            await DecideClaim.GiveBack(db, claim.LinkId, 1, stop);
        }

        journal.Note(actor, AwardNews.Undone, id.Value, award.OrganizationId.Value);
        if (!await db.TryChange(stop)) return new UndoAwardOutcome.TooLate();
        await transaction.CommitAsync(stop);
        return new UndoAwardOutcome.Undone();
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
