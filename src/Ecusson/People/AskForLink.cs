using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Asks for a link to sign in with, by mail. The answer is the same whether the address is known or not.</summary>
public sealed class AskForLink(EcussonDb db, JournalWriter journal, TimeProvider clock)
{
    /// <summary>How many links to one address may wait to be used.</summary>
    public const int MostLive = 5;

    /// <summary>How many mails go to one address in an hour, used or not: nobody's mailbox is filled from here.</summary>
    public const int MostInAnHour = 20;

    /// <summary>Asks for a link.</summary>
    /// <param name="written">The address as it was typed.</param>
    /// <param name="language">The language to write in, e.g. <c>fr</c>.</param>
    /// <param name="returnTo">Where to go afterwards, a path on this server; null for the usual place.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<AskForLinkOutcome> For(string written, string language, string? returnTo, CancellationToken stop)
    {
        if (!MailAddresses.IsAddress(written)) return new AskForLinkOutcome.NotAnAddress();
        var now = clock.GetUtcNow();
        var key = MailAddresses.Key(written);
        var hourAgo = now - TimeSpan.FromHours(1);
        var sent = await db.Set<MailedLink>().Where(link => link.ExpiresAt > hourAgo && link.CreatedAt > hourAgo && link.AddressKey == key && link.Purpose == LinkPurpose.SignIn)
            .Select(link => new { link.ExpiresAt, link.UsedAt }).ToListAsync(stop);
        if (sent.Count >= MostInAnHour || sent.Count(link => link.UsedAt is null && link.ExpiresAt > now) >= MostLive) return new AskForLinkOutcome.TooMany();
        var link = new MailedLink
        {
            Id = RowId.New<MailedLinkId>(now), Purpose = LinkPurpose.SignIn, AddressKey = key, ReturnTo = returnTo,
            CreatedAt = now, ExpiresAt = now + MailedLinks.Life,
        };
        db.Add(link);
        journal.Note(Actor.Nobody, PeopleNews.LinkMade, link.Id.Value, null, ("language", language));
        await db.SaveChangesAsync(stop);
        return new AskForLinkOutcome.Asked(MailedLinks.Life);
    }
}

/// <summary>What came of asking for a link.</summary>
public abstract record AskForLinkOutcome
{
    AskForLinkOutcome() { }

    /// <summary>If mail reaches the address, a link will.</summary>
    /// <param name="Life">How long it works.</param>
    public sealed record Asked(TimeSpan Life) : AskForLinkOutcome;

    /// <summary>Enough were sent there: <see cref="AskForLink.MostLive"/> wait, or <see cref="AskForLink.MostInAnHour"/> went within the hour. It says nothing of whose address it is.</summary>
    public sealed record TooMany : AskForLinkOutcome;

    /// <summary>The text is no mail address.</summary>
    public sealed record NotAnAddress : AskForLinkOutcome;
}
