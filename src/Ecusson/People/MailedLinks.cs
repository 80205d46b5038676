using Ecusson.Keys;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Reads and uses up links that work once.</summary>
public sealed class MailedLinks(EcussonDb db, SecretLinks links, TimeProvider clock)
{
    /// <summary>How long a link to sign in or to verify an address works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>The part of a link that lets in, to be written into a mail or on the console.</summary>
    public string Token(MailedLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return links.Make(Use(link.Purpose), link.Id.Value);
    }

    /// <summary>Looks at a link without using it up: what looks at mail before people do may follow links too.</summary>
    /// <param name="token">What stood in the address.</param>
    /// <param name="purpose">What it must be for: a link for one thing is none for another.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<LinkReading> Read(string token, LinkPurpose purpose, CancellationToken stop)
    {
        if (!SecretLinks.TryRead(token, out var row) || !links.Fits(token, Use(purpose), row)) return new LinkReading.NotALink();
        var id = new MailedLinkId(row);
        var link = await db.Set<MailedLink>().AsNoTracking().SingleOrDefaultAsync(link => link.Id == id && link.Purpose == purpose, stop);
        return link switch
        {
            // Made here, and cleared away since.
            null => new LinkReading.Expired(),
            { UsedAt: not null } => new LinkReading.Used(),
            _ when link.ExpiresAt <= clock.GetUtcNow() => new LinkReading.Expired(),
            _ => new LinkReading.Works(link),
        };
    }

    /// <summary>Uses a link up, within the caller's transaction; false when another was quicker.</summary>
    internal async Task<bool> UseUp(MailedLink link, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return await db.Set<MailedLink>().Where(row => row.Id == link.Id && row.UsedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), stop) == 1;
    }

    static string Use(LinkPurpose purpose) => "mailed:" + purpose;
}

/// <summary>What a link turned out to be.</summary>
public abstract record LinkReading
{
    LinkReading() { }

    /// <summary>It works.</summary>
    /// <param name="Link">Its row.</param>
    public sealed record Works(MailedLink Link) : LinkReading;

    /// <summary>It was made here, and its time is over.</summary>
    public sealed record Expired : LinkReading;

    /// <summary>It was made here, and was used or taken back.</summary>
    public sealed record Used : LinkReading;

    /// <summary>It was not made here, or not for this.</summary>
    public sealed record NotALink : LinkReading;
}
