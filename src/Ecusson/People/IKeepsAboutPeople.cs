using Ecusson.Journal;

namespace Ecusson.People;

/// <summary>
/// What a room after this one keeps about people: told when somebody takes it along, let go of when somebody is erased. A seam: this room does not know those
/// rooms. They are asked from the last room to the first, so that each still finds what is theirs by what the rooms before it keep.
/// </summary>
public interface IKeepsAboutPeople
{
    /// <summary>Writes down everything that it keeps about a person.</summary>
    Task Tell(PersonTrace person, PersonArchive archive, CancellationToken stop);

    /// <summary>Names of what cannot be without this person, for them to be told; empty when nothing is.</summary>
    Task<IReadOnlyList<string>> NeededBy(PersonTrace person, CancellationToken stop) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Lets go of everything that says who the person is, within the caller's transaction.</summary>
    /// <param name="actor">Who erases.</param>
    /// <param name="person">Who is erased.</param>
    /// <param name="stop">Stops the work.</param>
    Task Forget(Actor actor, PersonTrace person, CancellationToken stop);
}
