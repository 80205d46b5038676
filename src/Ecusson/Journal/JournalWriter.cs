using Ecusson.Storage;

namespace Ecusson.Journal;

/// <summary>Notes what happened, in the same transaction as the change: a verb notes, then saves once.</summary>
/// <param name="db">Where the change is saved too.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="bell">Rung once it is saved; null when nobody waits. What is saved in a transaction that is still open is seen only by the next look.</param>
public sealed class JournalWriter(EcussonDb db, TimeProvider clock, Bell? bell = null)
{
    readonly List<Happening> _noted = [];
    bool _rings;

    /// <summary>Adds an entry to what the next save writes.</summary>
    /// <param name="actor">Who did it.</param>
    /// <param name="kind">What happened, e.g. <c>award.granted</c>.</param>
    /// <param name="subject">Row id of what it happened to.</param>
    /// <param name="organization">Row id of the organisation concerned.</param>
    /// <param name="facts">Ids and facts; no names, addresses, tokens or free text.</param>
    public JournalEntry Note(Actor actor, string kind, Guid subject, Guid? organization = null, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var now = clock.GetUtcNow();
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts) kept.Add(name, value);
        var entry = new JournalEntry
        {
            Id = Guid.CreateVersion7(now), Kind = kind, Subject = subject, Organization = organization,
            ActorKind = actor.Kind, ActorId = actor.Id, At = now, Facts = kept,
        };
        db.Add(entry);
        if (bell is null) return entry;
        _noted.Add(new Happening(kind, subject, organization));
        if (!_rings) db.SavedChanges += (_, _) => Ring(bell);
        _rings = true;
        return entry;
    }

    void Ring(Bell rung)
    {
        rung.Ring([.. _noted]);
        _noted.Clear();
    }
}
