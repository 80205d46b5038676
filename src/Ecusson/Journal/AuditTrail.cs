using Ecusson.Storage;

namespace Ecusson.Journal;

/// <summary>Notes what an operator may have to answer for, in the same transaction as the change.</summary>
public sealed class AuditTrail(EcussonDb db, TimeProvider clock)
{
    /// <summary>Adds a record to what the next save writes.</summary>
    /// <param name="actor">Who did it.</param>
    /// <param name="action">What was done, e.g. <c>key.rotated</c>.</param>
    /// <param name="subject">Row id of what it was done to.</param>
    /// <param name="organization">Row id of the organisation concerned.</param>
    /// <param name="facts">What an operator needs beside it; no names, addresses or secrets.</param>
    public void Note(Actor actor, string action, Guid? subject = null, Guid? organization = null, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var now = clock.GetUtcNow();
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts) kept.Add(name, value);
        db.Add(new AuditRecord
        {
            Id = RowId.New<AuditRecordId>(now), At = now, Action = action, ActorKind = actor.Kind, ActorId = actor.Id, Door = actor.Door,
            Subject = subject, Organization = organization, Facts = kept,
        });
    }
}
