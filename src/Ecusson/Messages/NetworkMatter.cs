using Ecusson.Networks;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>What a mail about an organisation's place in a network is about.</summary>
/// <param name="Network">Name of the network, as it is when the mail leaves.</param>
/// <param name="Organization">The organisation's name in addresses.</param>
/// <param name="OrganizationName">Its name.</param>
public sealed record NetworkToMail(string Network, PublicId Organization, string OrganizationName);

/// <summary>Finds what such a mail is about.</summary>
public sealed class NetworkMatter(EcussonDb db)
{
    /// <summary>The fact of a mail that names the organisation.</summary>
    public const string OrganizationFact = "organization";

    /// <summary>The organisation and the network; null when the offer was answered or taken back, the organisation is no member any more, or issues no more.</summary>
    public async Task<NetworkToMail?> Of(OutgoingMail mail, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (!mail.Facts.TryGetValue(OrganizationFact, out var written) || !Guid.TryParse(written, out var row)) return null;
        var (network, organization) = (new NetworkId(mail.Subject), new OrganizationId(row));
        var still = mail.Kind == MailKinds.NetworkInvited
            ? await db.Set<NetworkInvitation>().AnyAsync(offer => offer.NetworkId == network && offer.OrganizationId == organization, stop)
            : await db.Set<NetworkMember>().AnyAsync(member => member.NetworkId == network && member.OrganizationId == organization, stop);
        if (!still) return null;
        var name = await db.Set<Network>().Where(there => there.Id == network).Select(there => there.Name).SingleAsync(stop);
        return await db.Set<Organization>().Where(there => there.Id == organization && there.ArchivedAt == null).Select(there => new NetworkToMail(name, there.PublicId, there.Name)).SingleOrDefaultAsync(stop);
    }
}
