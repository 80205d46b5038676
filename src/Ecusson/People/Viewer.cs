using Ecusson.Journal;

namespace Ecusson.People;

/// <summary>Who reads. Every reader takes one and returns only what they may see.</summary>
/// <param name="Person">The person who has signed in; null for nobody.</param>
/// <param name="IsOperator">Whether they run this server.</param>
public sealed record Viewer(PersonId? Person, bool IsOperator)
{
    /// <summary>Anybody on the Internet.</summary>
    public static Viewer Public { get; } = new(null, false);
}

/// <summary>A person as an actor.</summary>
public static class PersonActor
{
    /// <summary>The person who acts; null when it is not a person who has signed in.</summary>
    public static PersonId? Person(this Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Kind == ActorKind.Person ? new PersonId(actor.Id) : null;
    }

    /// <summary>A person who has signed in, as an actor.</summary>
    public static Actor Acting(this PersonId person, Door door) => new(ActorKind.Person, person.Value, door);
}
