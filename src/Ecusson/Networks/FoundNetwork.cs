using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;

namespace Ecusson.Networks;

/// <summary>Founds a network of organisations. Only who runs the server may.</summary>
public sealed class FoundNetwork(EcussonDb db, IOperators operators, JournalWriter journal, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>The journal's word for it.</summary>
    public const string Founded = "network.founded";

    /// <summary>Founds it; null when the actor may not.</summary>
    /// <param name="actor">Who founds it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is and does, Markdown.</param>
    /// <param name="organizations">Who belongs to it from the first day.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<Network?> Of(Actor actor, string name, LocalizedText description, IReadOnlyList<OrganizationId> organizations, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(organizations);
        if (!await operators.Include(actor, stop)) return null;
        var now = clock.GetUtcNow();
        var network = new Network { Id = RowId.New<NetworkId>(now), PublicId = PublicId.New(random), Name = name, Description = description, CreatedAt = now };
        db.Add(network);
        db.AddRange(organizations.Select(organization => new NetworkMember { NetworkId = network.Id, OrganizationId = organization, Since = now }));
        journal.Note(actor, Founded, network.Id.Value);
        await db.SaveChangesAsync(stop);
        return network;
    }
}
