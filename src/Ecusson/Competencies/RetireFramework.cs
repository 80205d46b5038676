using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Competencies;

/// <summary>Lets badges choose no more from a framework, or again. What badges chose stays with them.</summary>
public sealed class RetireFramework(EcussonDb db, Standing standing, JournalWriter journal, TimeProvider clock)
{
    /// <summary>Retires it; done again it changes nothing.</summary>
    public Task<RetireFrameworkOutcome> Of(Actor actor, PublicId id, CancellationToken stop) => Turn(actor, id, isRetired: true, stop);

    /// <summary>Takes it up again; done again it changes nothing.</summary>
    public Task<RetireFrameworkOutcome> Undo(Actor actor, PublicId id, CancellationToken stop) => Turn(actor, id, isRetired: false, stop);

    async Task<RetireFrameworkOutcome> Turn(Actor actor, PublicId id, bool isRetired, CancellationToken stop)
    {
        if (await db.Set<Framework>().SingleOrDefaultAsync(there => there.PublicId == id, stop) is not { } framework
            || !await standing.Allows(actor, framework.OrganizationId, Roles.Designer, Scopes.FrameworksWrite, stop)) return new RetireFrameworkOutcome.NotAllowed();
        if (framework.RetiredAt is not null == isRetired) return new RetireFrameworkOutcome.Done(framework);
        framework.RetiredAt = isRetired ? clock.GetUtcNow() : null;
        journal.Note(actor, isRetired ? FrameworkNews.Retired : FrameworkNews.TakenUp, framework.Id.Value, framework.OrganizationId.Value);
        return await db.TryChange(stop) ? new RetireFrameworkOutcome.Done(framework) : await Turn(actor, id, isRetired, stop);
    }
}

/// <summary>What came of retiring a framework, or of undoing it.</summary>
public abstract record RetireFrameworkOutcome
{
    private RetireFrameworkOutcome() { }

    /// <summary>Done.</summary>
    public sealed record Done(Framework Framework) : RetireFrameworkOutcome;

    /// <summary>There is no such framework that the actor may change.</summary>
    public sealed record NotAllowed : RetireFrameworkOutcome;
}
