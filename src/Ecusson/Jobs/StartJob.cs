using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Storage;

namespace Ecusson.Jobs;

/// <summary>
/// Asks for long work in the same transaction as what it is about: a verb notes, then saves once. Who may ask is that verb's to say.
/// </summary>
/// <param name="db">Where the verb saves.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="random">Makes the job's name in addresses.</param>
/// <param name="bell">Rung once it is saved; null when nobody waits.</param>
public sealed class StartJob(EcussonDb db, TimeProvider clock, RandomNumberGenerator random, Bell? bell = null)
{
    /// <summary>
    /// Adds a job to what the next save writes. The save fails as a duplicate (<see cref="EcussonDb.IsDuplicate"/>) while another
    /// job of this kind for this subject is not finished.
    /// </summary>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="kind">The <see cref="IWork.Kind"/> that does it.</param>
    /// <param name="subject">Row id of what it is about.</param>
    /// <param name="organization">Row id of the organisation that it is done for.</param>
    /// <param name="total">How many pieces there are; 0 while that is not known.</param>
    /// <param name="notBefore">Before when it does not begin; null for at once.</param>
    public Job Note(Actor actor, string kind, Guid subject, Guid? organization = null, int total = 0, DateTimeOffset? notBefore = null)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var now = clock.GetUtcNow();
        var job = new Job
        {
            Id = RowId.New<JobId>(now), PublicId = PublicId.New(random), Kind = kind, Subject = subject, Organization = organization,
            ActorKind = actor.Kind, ActorId = actor.Id, State = JobState.Waiting, CreatedAt = now, NotBefore = notBefore ?? now, Total = total,
        };
        db.Add(job);
        if (bell is not null) db.SavedChanges += (_, _) => bell.Ring();
        return job;
    }
}
