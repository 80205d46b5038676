using Ecusson.Journal;
using Ecusson.Networks;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>Tells an organisation's owners that a network offers it a place, and those of its members that it has another name.</summary>
public sealed class MailNetworks(EcussonDb db, QueueMail queue) : IReaction
{
    /// <inheritdoc/>
    public string Name => "mail.networks";

    /// <inheritdoc/>
    public IReadOnlySet<string> Kinds { get; } = new HashSet<string>(StringComparer.Ordinal) { NetworkNews.Invited, NetworkNews.Renamed };

    /// <inheritdoc/>
    public async Task React(JournalEntry entry, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var network = new NetworkId(entry.Subject);
        if (entry.Kind == NetworkNews.Renamed)
        {
            var members = await db.Set<NetworkMember>().Where(member => member.NetworkId == network).Select(member => member.OrganizationId).ToListAsync(stop);
            foreach (var member in members) await Tell(entry, MailKinds.NetworkRenamed, member, stop);
        }
        else if (entry.Organization is { } invited)
        {
            await Tell(entry, MailKinds.NetworkInvited, new OrganizationId(invited), stop);
        }
    }

    async Task Tell(JournalEntry entry, string kind, OrganizationId organization, CancellationToken stop)
    {
        var owners = await (
            from member in db.Set<Member>()
            join person in db.Set<Person>() on member.PersonId equals person.Id
            join address in db.Set<MailAddress>() on person.Id equals address.PersonId
            where member.OrganizationId == organization && (member.Roles & Roles.Owner) != Roles.None && address.IsMain && address.VerifiedAt != null
            select new { person.Id, person.Language, address.Written }).ToListAsync(stop);
        var about = new Dictionary<string, string>(StringComparer.Ordinal) { [NetworkMatter.OrganizationFact] = organization.Value.ToString() };
        foreach (var owner in owners)
            await queue.For(kind, entry.Subject, $"network:{entry.Id:N}:{organization.Value:N}:{owner.Id.Value:N}", owner.Written, owner.Language, organization: null, others: 0, about, stop);
    }
}
