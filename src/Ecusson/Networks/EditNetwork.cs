using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Networks;

/// <summary>Changes what a network says of itself. Only who runs the server may.</summary>
public sealed class EditNetwork(EcussonDb db, IOperators operators, JournalWriter journal, AuditTrail audit)
{
    /// <summary>Takes the form's words in the place of those before.</summary>
    /// <param name="actor">An operator.</param>
    /// <param name="id">Which.</param>
    /// <param name="form">What it is to say.</param>
    /// <param name="version">The <see cref="Network.Version"/> that was on the form: another has saved since if it differs.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<EditNetworkOutcome> To(Actor actor, PublicId id, NetworkForm form, int version, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!await operators.Include(actor, stop) || await db.Set<Network>().SingleOrDefaultAsync(there => there.PublicId == id, stop) is not { } network) return new EditNetworkOutcome.NotAllowed();
        if (form.Problems() is { Count: > 0 } problems) return new EditNetworkOutcome.Invalid(problems);
        if (network.Version != version) return new EditNetworkOutcome.Conflict(network);
        var isRenamed = network.Name != form.Name.Trim();
        network.Name = form.Name.Trim();
        network.Description = form.Description;
        journal.Note(actor, NetworkNews.Changed, network.Id.Value);
        if (isRenamed) journal.Note(actor, NetworkNews.Renamed, network.Id.Value);
        audit.Note(actor, NetworkNews.Changed, network.Id.Value);
        return await db.TryChange(stop)
            ? new EditNetworkOutcome.Edited(network)
            : new EditNetworkOutcome.Conflict(await db.Set<Network>().AsNoTracking().SingleAsync(there => there.PublicId == id, stop));
    }
}

/// <summary>What came of changing a network.</summary>
public abstract record EditNetworkOutcome
{
    private EditNetworkOutcome() { }

    /// <summary>It was saved.</summary>
    public sealed record Edited(Network Network) : EditNetworkOutcome;

    /// <summary>Fields hold what cannot be taken; see <see cref="NetworkForm.Problems"/>.</summary>
    public sealed record Invalid(IReadOnlyDictionary<string, string> Problems) : EditNetworkOutcome;

    /// <summary>Somebody else has saved meanwhile; nothing was changed.</summary>
    /// <param name="There">What is saved now.</param>
    public sealed record Conflict(Network There) : EditNetworkOutcome;

    /// <summary>The actor does not run this server, or there is no such network.</summary>
    public sealed record NotAllowed : EditNetworkOutcome;
}
