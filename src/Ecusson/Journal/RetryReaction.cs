using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Journal;

/// <summary>What became of the operator's word about a reaction that failed.</summary>
public abstract record RetryReactionOutcome
{
    RetryReactionOutcome() { }

    /// <summary>It is tried as soon as those of its subject before it are dealt with.</summary>
    public sealed record Retried : RetryReactionOutcome;

    /// <summary>It is never tried again; those of its subject behind it go on.</summary>
    public sealed record GivenUp : RetryReactionOutcome;

    /// <summary>It does not wait any more.</summary>
    public sealed record Gone : RetryReactionOutcome;

    /// <summary>The actor does not run this server.</summary>
    public sealed record NotAllowed : RetryReactionOutcome;
}

/// <summary>The operator has mended what made a reaction fail, or gives it up.</summary>
public sealed class RetryReaction(EcussonDb db, IOperators operators, AuditTrail audit, TimeProvider clock, Bell? bell = null)
{
    /// <summary>Tries a failed reaction again, with all its tries before it.</summary>
    /// <param name="actor">An operator.</param>
    /// <param name="reaction">Name of the reaction.</param>
    /// <param name="number">Number of the entry.</param>
    /// <param name="stop">Stops before it is saved.</param>
    public async Task<RetryReactionOutcome> Again(Actor actor, string reaction, long number, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return new RetryReactionOutcome.NotAllowed();
        if (await Find(reaction, number, stop) is not { } pending) return new RetryReactionOutcome.Gone();
        (pending.ParkedAt, pending.Attempts, pending.NextTryAt) = (null, 0, clock.GetUtcNow());
        return await Save(actor, "reaction.retried", pending, new RetryReactionOutcome.Retried(), stop);
    }

    /// <summary>Gives a failed reaction up: what should have followed from the entry never will.</summary>
    /// <inheritdoc cref="Again"/>
    public async Task<RetryReactionOutcome> GiveUp(Actor actor, string reaction, long number, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return new RetryReactionOutcome.NotAllowed();
        if (await Find(reaction, number, stop) is not { } pending) return new RetryReactionOutcome.Gone();
        db.Remove(pending);
        return await Save(actor, "reaction.given-up", pending, new RetryReactionOutcome.GivenUp(), stop);
    }

    Task<PendingReaction?> Find(string reaction, long number, CancellationToken stop) =>
        db.Set<PendingReaction>().SingleOrDefaultAsync(pending => pending.Reaction == reaction && pending.Number == number, stop);

    async Task<RetryReactionOutcome> Save(Actor actor, string action, PendingReaction pending, RetryReactionOutcome done, CancellationToken stop)
    {
        audit.Note(actor, action, pending.Subject, null, ("reaction", pending.Reaction), ("number", $"{pending.Number}"));
        if (!await db.TryChange(stop)) return new RetryReactionOutcome.Gone();
        bell?.Ring();
        return done;
    }
}
