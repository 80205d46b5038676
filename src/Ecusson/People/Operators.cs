using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>The persons who run this server.</summary>
public sealed class Operators(EcussonDb db) : IOperators
{
    /// <inheritdoc/>
    public async Task<bool> Include(Actor actor, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Kind == ActorKind.Server) return true;
        return actor.Person() is { } id && await db.Set<Person>().AnyAsync(person => person.Id == id && person.IsOperator, stop);
    }
}
