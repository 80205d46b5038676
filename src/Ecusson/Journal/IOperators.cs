namespace Ecusson.Journal;

/// <summary>Says who runs this server. A seam, because accounts are a room below this one.</summary>
public interface IOperators
{
    /// <summary>Whether the actor is an operator, or the server itself.</summary>
    Task<bool> Include(Actor actor, CancellationToken stop);
}
