using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Changes how a person is called and which language they read.</summary>
public sealed class EditProfile(EcussonDb db, JournalWriter journal)
{
    /// <summary>Gives the actor a name where they have none; one that they have stays.</summary>
    public async Task<EditProfileOutcome> Begin(Actor actor, string name, CancellationToken stop)
    {
        if (actor.Person() is not { } id) return EditProfileOutcome.NotAllowed;
        if (PersonName.Read(name) is not { } kept) return EditProfileOutcome.NameMissing;
        var person = await db.Set<Person>().SingleAsync(person => person.Id == id, stop);
        if (person.Name.Length > 0) return EditProfileOutcome.Saved;
        journal.Note(actor, PeopleNews.Renamed, id.Value);
        person.Name = kept;
        return await db.TryChange(stop) ? EditProfileOutcome.Saved : EditProfileOutcome.Conflict;
    }

    /// <summary>Changes the actor's own.</summary>
    /// <param name="actor">A person.</param>
    /// <param name="name">How they wish to be called.</param>
    /// <param name="language">E.g. <c>fr</c>.</param>
    /// <param name="version">The version that they saw.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<EditProfileOutcome> Of(Actor actor, string name, string language, int version, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(language);
        if (actor.Person() is not { } id) return EditProfileOutcome.NotAllowed;
        if (PersonName.Read(name) is not { } kept) return EditProfileOutcome.NameMissing;
        var person = await db.Set<Person>().SingleAsync(person => person.Id == id, stop);
        if (person.Version != version) return EditProfileOutcome.Conflict;
        if (person.Name == kept && person.Language == language) return EditProfileOutcome.Saved;
        if (person.Name != kept) journal.Note(actor, PeopleNews.Renamed, id.Value);
        person.Name = kept;
        person.Language = language;
        return await db.TryChange(stop) ? EditProfileOutcome.Saved : EditProfileOutcome.Conflict;
    }
}

/// <summary>What came of changing a profile.</summary>
public enum EditProfileOutcome
{
    /// <summary>It is as asked.</summary>
    Saved,

    /// <summary>There is no name, or none that can be kept.</summary>
    NameMissing,

    /// <summary>It was changed meanwhile.</summary>
    Conflict,

    /// <summary>The actor is no person who has signed in.</summary>
    NotAllowed,
}
