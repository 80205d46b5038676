using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Reminds the holders of awards that nobody answered: twice, further and further apart, then never again.</summary>
public sealed class RemindAwards(EcussonDb db, JournalWriter journal, AwardRules rules, TimeProvider clock)
{
    /// <summary>How many are reminded at once.</summary>
    public const int Most = 500;

    /// <summary>How many reminders an award gets.</summary>
    public const int Times = 2;

    /// <summary>Reminds those who are due, at most <see cref="Most"/>; returns how many. Several servers may do it at the same time.</summary>
    /// <remarks>The first is due <see cref="AwardRules.TimeToRemind"/> after the award was granted, the second three times as long after.</remarks>
    public async Task<int> Due(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (first, second) = (now - rules.TimeToRemind, now - (rules.TimeToRemind * 3));
        var due = await db.Set<Award>()
            .Where(award => award.State == AwardState.Offered && award.RevokedAt == null && award.Address != null
                && ((award.Reminders == 0 && award.GrantedAt <= first) || (award.Reminders == 1 && award.GrantedAt <= second)))
            .OrderBy(award => award.Id).Take(Most).ToListAsync(stop);
        foreach (var award in due)
        {
            award.Reminders++;
            journal.Note(Actor.Server, AwardNews.Reminded, award.Id.Value, award.OrganizationId.Value);
        }

        try
        {
            await db.SaveChangesAsync(stop);
            return due.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another server reminded some of them, or one was answered: nothing was written, the next round looks again.
            db.ChangeTracker.Clear();
            return 0;
        }
    }
}
