using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>Sends invitations to take part in an organisation.</summary>
public sealed class MailInvitations(EcussonDb db, QueueMail queue) : IReaction
{
    /// <inheritdoc/>
    public string Name => "mail.invitations";

    /// <inheritdoc/>
    public IReadOnlySet<string> Kinds { get; } = new HashSet<string>(StringComparer.Ordinal) { OrganizationNews.InvitationMade };

    /// <inheritdoc/>
    public async Task React(JournalEntry entry, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var id = new InvitationId(entry.Subject);
        if (await db.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(there => there.Id == id, stop) is not { AcceptedAt: null, ClosedAt: null } invitation) return;
        var (own, lately, key) = (invitation.OrganizationId, invitation.InvitedAt.AddDays(-1), MailAddresses.Key(invitation.Address));
        // Those that were withdrawn count too: inviting and withdrawing in turn floods a mailbox just as well.
        var others = (await db.Set<Invitation>().Where(there => there.OrganizationId == own && there.InvitedAt > lately && there.Id != id).Select(there => there.Address).ToListAsync(stop))
            .Count(address => MailAddresses.Key(address) == key);
        await queue.For(MailKinds.Invitation, entry.Subject, $"invitation:{entry.Id:N}", invitation.Address, invitation.Language, own.Value, others, stop);
    }
}
