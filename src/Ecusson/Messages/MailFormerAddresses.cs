using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>Tells the reader of an address that it is an account's main one no more, or belongs to it no more.</summary>
public sealed class MailFormerAddresses(EcussonDb db, QueueMail queue) : ITellsFormerAddress
{
    /// <inheritdoc/>
    public async Task Tell(JournalEntry news, MailAddress address, bool isGone, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(news);
        ArgumentNullException.ThrowIfNull(address);
        var id = new PersonId(news.Subject);
        var language = await db.Set<Person>().Where(person => person.Id == id).Select(person => person.Language).SingleAsync(stop);
        await queue.For(isGone ? MailKinds.AddressRemoved : MailKinds.MainChanged, news.Subject, $"account:{news.Id:N}:former", address.Written, language, null, stop);
    }
}
