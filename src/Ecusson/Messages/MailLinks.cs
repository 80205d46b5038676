using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>Sends the links that let in to the address that they were made for.</summary>
public sealed class MailLinks(EcussonDb db, QueueMail queue) : IReaction
{
    /// <inheritdoc/>
    public string Name => "mail.links";

    /// <inheritdoc/>
    public IReadOnlySet<string> Kinds { get; } = new HashSet<string>(StringComparer.Ordinal) { PeopleNews.LinkMade };

    /// <inheritdoc/>
    public async Task React(JournalEntry entry, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var id = new MailedLinkId(entry.Subject);
        // A link that the server printed has no address, one that was cleared away no row.
        if (await db.Set<MailedLink>().AsNoTracking().SingleOrDefaultAsync(link => link.Id == id, stop) is not { AddressKey: { } address } link) return;
        if (Kind(link.Purpose) is { } kind)
            await queue.For(kind, entry.Subject, $"link:{entry.Id:N}", address, entry.Facts.GetValueOrDefault("language"), null, stop);
    }

    static string? Kind(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.SignIn => MailKinds.SignIn,
        LinkPurpose.VerifyAddress => MailKinds.VerifyAddress,
        _ => null,
    };
}
