using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>What a mail with a link that lets in is about.</summary>
/// <param name="Token">The part of the address that lets in.</param>
/// <param name="Life">How long it works from when it was made.</param>
public sealed record LinkToMail(string Token, TimeSpan Life);

/// <summary>Finds what such a mail is about.</summary>
public sealed class LinkMatter(EcussonDb db, MailedLinks links, TimeProvider clock)
{
    /// <summary>The link; null when it works no more: it was used, taken back, or its time is over.</summary>
    public async Task<LinkToMail?> Of(OutgoingMail mail, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var (id, now) = (new MailedLinkId(mail.Subject), clock.GetUtcNow());
        var link = await db.Set<MailedLink>().AsNoTracking().SingleOrDefaultAsync(link => link.Id == id && link.UsedAt == null && link.ExpiresAt > now, stop);
        return link is null ? null : new LinkToMail(links.Token(link), link.ExpiresAt - link.CreatedAt);
    }
}
