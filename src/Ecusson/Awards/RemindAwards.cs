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
    /// <remarks>
    /// Each counts from the last letter, not from the granting: an award that is sent again late, or offered late because the server was down, is not followed
    /// by its reminders at once. What is over by now reminds nobody.
    /// </remarks>
    public async Task<int> Due(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (first, second) = (now - rules.TimeToRemind, now - (rules.TimeToRemind * 2));
        var due = await db.Set<Award>()
            .Where(award => award.State == AwardState.Offered && award.RevokedAt == null && award.Address != null && (award.ValidUntil == null || award.ValidUntil > now)
                && ((award.Reminders == 0 && award.LastWroteAt <= first) || (award.Reminders == 1 && award.LastWroteAt <= second)))
            .OrderBy(award => award.Id).Take(Most).ToListAsync(stop);
        foreach (var award in due)
        {
            (award.Reminders, award.LastWroteAt) = (award.Reminders + 1, now);
            journal.Note(Actor.Server, AwardNews.Reminded, award.Id.Value, award.OrganizationId.Value);
        }

        // Another server reminded some of them, or one was answered: nothing was written, the next round looks again.
        return await db.TryChange(stop) ? due.Count : 0;
    }
}
