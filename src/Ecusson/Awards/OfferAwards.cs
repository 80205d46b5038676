using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Offers awards to their holders once the time to undo them is over: from then on their mails may leave.</summary>
public sealed class OfferAwards(EcussonDb db, JournalWriter journal, AwardRules rules, TimeProvider clock)
{
    /// <summary>How many are offered at once.</summary>
    public const int Most = 500;

    /// <summary>Offers those that are old enough, oldest first, at most <see cref="Most"/>; returns how many. Several servers may do it at the same time.</summary>
    public async Task<int> Due(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var before = now - rules.TimeToUndo;
        var due = await db.Set<Award>().Where(award => award.State == AwardState.Granted && award.RevokedAt == null && award.GrantedAt <= before)
            .OrderBy(award => award.Id).Take(Most).ToListAsync(stop);
        foreach (var award in due)
        {
            (award.State, award.LastWroteAt) = (AwardState.Offered, now);
            journal.Note(Actor.Server, AwardNews.Offered, award.Id.Value, award.OrganizationId.Value);
        }

        // Another server offered some of them, or one was undone: nothing was written, the next round looks again.
        return await db.TryChange(stop) ? due.Count : 0;
    }
}

/// <summary>What the operator has set about awards.</summary>
/// <param name="TimeToUndo">How long an award can be undone without trace before its holder is told.</param>
/// <param name="TimeToRemind">How long an award waits for an answer before its holder is reminded; the second reminder waits twice as long.</param>
public sealed record AwardRules(TimeSpan TimeToUndo, TimeSpan TimeToRemind);
