using System.Data.Common;
using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>Takes a whole list back before any of its mails left: its awards are gone without trace, and so are the names, addresses and stories on it.</summary>
public sealed class UndoList(EcussonDb db, Standing standing, CancelJob jobs, JournalWriter journal)
{
    /// <summary>Undoes it.</summary>
    public async Task<UndoListOutcome> Of(Actor actor, AwardListId id, CancellationToken stop)
    {
        if (await AwardDesk.Take(db, standing, actor, id, stop) is not { } list) return new UndoListOutcome.NotAllowed();
        if (list.State != AwardListState.Started) return new UndoListOutcome.NotStarted();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // From here on no further portion of it can be saved.
        await jobs.Of(GrantList.WorkKind, id.Value, stop);
        AwardListId? own = id;
        // Revoked or replaced meanwhile, nobody was told of it either. What stands in the place of one of them goes with it.
        var standIns = await StandIns.Of(db, id, stop);
        var all = db.Set<Award>().Where(award => award.ListId == own || EF.Parameter(standIns).Contains(award.Id));
        if (await all.AnyAsync(award => award.State != AwardState.Granted, stop)) return new UndoListOutcome.TooLate();
        try
        {
            await db.Set<AwardListRow>().Where(row => row.ListId == id).ExecuteDeleteAsync(stop);
            var untold = all.Where(award => award.State == AwardState.Granted);
            await untold.Where(award => award.ReplacedBy != null || award.Replaces != null)
                .ExecuteUpdateAsync(set => set.SetProperty(award => award.ReplacedBy, (AwardId?)null).SetProperty(award => award.Replaces, (AwardId?)null), stop);
            await db.Set<SignedCredential>().Where(credential => untold.Any(award => award.Id == credential.AwardId)).ExecuteDeleteAsync(stop);
            await untold.ExecuteDeleteAsync(stop);
            if (await all.AnyAsync(stop)) return new UndoListOutcome.TooLate();
            (list.State, list.Source) = (AwardListState.Undone, "");
            journal.Note(actor, AwardListNews.Undone, id.Value, list.OrganizationId.Value);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return new UndoListOutcome.Undone();
        }
        catch (Exception overtaken) when (overtaken is DbUpdateConcurrencyException || (overtaken is DbException refusal && db.IsRefused(refusal)))
        {
            // One of its awards was offered or replaced at this very moment: nothing was written.
            db.ChangeTracker.Clear();
            return new UndoListOutcome.TooLate();
        }
    }
}

/// <summary>What came of undoing a list.</summary>
public abstract record UndoListOutcome
{
    private UndoListOutcome() { }

    /// <summary>Nothing of it is left but that there was one, of so many rows.</summary>
    public sealed record Undone : UndoListOutcome;

    /// <summary>The actor may not, or there is no such list.</summary>
    public sealed record NotAllowed : UndoListOutcome;

    /// <summary>It was not started, or taken back before.</summary>
    public sealed record NotStarted : UndoListOutcome;

    /// <summary>Somebody on it has been told: its awards can be withdrawn, with a reason.</summary>
    public sealed record TooLate : UndoListOutcome;
}
