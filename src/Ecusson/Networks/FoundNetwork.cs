using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;

namespace Ecusson.Networks;

/// <summary>Founds a network of organisations. Only who runs the server may.</summary>
public sealed class FoundNetwork(EcussonDb db, IOperators operators, JournalWriter journal, AuditTrail audit, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>Founds it.</summary>
    /// <param name="actor">Who founds it.</param>
    /// <param name="form">What it says of itself.</param>
    /// <param name="organizations">Who belongs to it from the first day.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<FoundNetworkOutcome> Of(Actor actor, NetworkForm form, IReadOnlyList<OrganizationId> organizations, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(organizations);
        if (!await operators.Include(actor, stop)) return new FoundNetworkOutcome.NotAllowed();
        if (form.Problems() is { Count: > 0 } problems) return new FoundNetworkOutcome.Invalid(problems);
        var now = clock.GetUtcNow();
        var network = new Network { Id = RowId.New<NetworkId>(now), PublicId = PublicId.New(random), Name = form.Name.Trim(), Description = form.Description, CreatedAt = now };
        db.Add(network);
        db.AddRange(organizations.Select(organization => new NetworkMember { NetworkId = network.Id, OrganizationId = organization, Since = now }));
        journal.Note(actor, NetworkNews.Founded, network.Id.Value);
        audit.Note(actor, NetworkNews.Founded, network.Id.Value);
        await db.SaveChangesAsync(stop);
        return new FoundNetworkOutcome.Founded(network);
    }
}

/// <summary>What came of founding a network.</summary>
public abstract record FoundNetworkOutcome
{
    private FoundNetworkOutcome() { }

    /// <summary>It is there.</summary>
    public sealed record Founded(Network Network) : FoundNetworkOutcome;

    /// <summary>Fields hold what cannot be taken; see <see cref="NetworkForm.Problems"/>.</summary>
    public sealed record Invalid(IReadOnlyDictionary<string, string> Problems) : FoundNetworkOutcome;

    /// <summary>The actor does not run this server.</summary>
    public sealed record NotAllowed : FoundNetworkOutcome;
}
