using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Journal;

/// <summary>How far reactions are behind what happened.</summary>
/// <param name="Oldest">Age of the oldest entry that a reaction has not come to, or is to try again; zero when there is none.</param>
/// <param name="Parked">How many reactions wait for the operator's word.</param>
public sealed record JournalLag(TimeSpan Oldest, int Parked)
{
    /// <summary>From when on reactions are late.</summary>
    public static TimeSpan Late { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether reactions are late.</summary>
    public bool IsLate => Oldest > Late;
}

/// <summary>Tells how far reactions are behind. Figures alone, for whoever watches the server.</summary>
public sealed class JournalHealth(EcussonDb db, IEnumerable<IReaction> reactions, TimeProvider clock)
{
    /// <summary>Measures it now.</summary>
    public async Task<JournalLag> Lag(CancellationToken stop)
    {
        DateTimeOffset? oldest = null;
        foreach (var reaction in reactions)
        {
            var kinds = reaction.Kinds.ToList();
            var next = await (await ReactionPlace.After(db, reaction.Name, stop)).Where(entry => kinds.Contains(entry.Kind))
                .OrderBy(entry => entry.Transaction).ThenBy(entry => entry.Number).Select(entry => (DateTimeOffset?)entry.At).FirstOrDefaultAsync(stop);
            if (next < oldest || oldest is null) oldest = next ?? oldest;
        }

        var again = await db.Set<PendingReaction>().Where(pending => pending.ParkedAt == null)
            .Join(db.Set<JournalEntry>(), pending => pending.Number, entry => entry.Number, (_, entry) => entry)
            .OrderBy(entry => entry.Number).Select(entry => (DateTimeOffset?)entry.At).FirstOrDefaultAsync(stop);
        if (again < oldest || oldest is null) oldest = again ?? oldest;
        var age = oldest is { } at ? clock.GetUtcNow() - at : TimeSpan.Zero;
        return new JournalLag(age < TimeSpan.Zero ? TimeSpan.Zero : age, await db.Set<PendingReaction>().CountAsync(pending => pending.ParkedAt != null, stop));
    }
}
