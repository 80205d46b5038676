namespace Ecusson.Journal;

/// <summary>Who does a thing, and through what door. Every verb takes one; whether they may is the verb's to say.</summary>
/// <param name="Kind">What sort of actor.</param>
/// <param name="Id">The person, the program's token, or what the invitation is about; empty for the server itself.</param>
/// <param name="Door">Where they came in.</param>
public sealed record Actor(ActorKind Kind, Guid Id, Door Door)
{
    /// <summary>The server, doing what it was told to do later.</summary>
    public static Actor Server { get; } = new(ActorKind.Server, Guid.Empty, Door.Inside);

    /// <summary>Somebody who has neither signed in nor been invited.</summary>
    public static Actor Nobody { get; } = new(ActorKind.Nobody, Guid.Empty, Door.Browser);
}

/// <summary>What sort of actor does a thing.</summary>
public enum ActorKind
{
    /// <summary>Not known.</summary>
    Nobody,

    /// <summary>A person who has signed in.</summary>
    Person,

    /// <summary>A person who holds a link that was sent to an address, without an account.</summary>
    Invited,

    /// <summary>A program with a token of an organisation.</summary>
    Program,

    /// <summary>The server itself.</summary>
    Server,
}

/// <summary>Where an actor came in.</summary>
public enum Door
{
    /// <summary>A page.</summary>
    Browser,

    /// <summary>The API.</summary>
    Api,

    /// <summary>A command of the operator's.</summary>
    CommandLine,

    /// <summary>A job or a reaction.</summary>
    Inside,
}
