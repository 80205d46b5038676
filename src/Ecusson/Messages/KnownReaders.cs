using Ecusson.Awards;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>What is kept of mails to people: to which address what kind of mail went, and what the mail server answered.</summary>
public sealed class KnownReaders(EcussonDb db) : IKeepsAboutPeople
{
    /// <summary>How many awards one question takes.</summary>
    const int Portion = 500;

    /// <inheritdoc/>
    public async Task Tell(PersonTrace person, PersonArchive archive, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var mails = await Of(person, stop);
        await archive.Json(
            "mails.json", mails.OrderBy(mail => mail.CreatedAt).Select(mail => new { mail.Kind, mail.Address, mail.Language, mail.State, mail.CreatedAt, mail.SentAt, mail.Answer }), stop);
    }

    /// <inheritdoc/>
    public async Task Forget(Actor actor, PersonTrace person, CancellationToken stop)
    {
        foreach (var mail in await Of(person, stop))
        {
            var (id, once) = (mail.Id, $"erased:{mail.Id.Value:N}");
            await db.Set<OutgoingMail>().Where(row => row.Id == id).ExecuteUpdateAsync(
                // What makes it one mail may hold an address, and what the mail server answers mostly does.
                set => set.SetProperty(row => row.Address, (string?)null).SetProperty(row => row.Answer, (string?)null).SetProperty(row => row.Once, once), stop);
            await db.Set<OutgoingMail>().Where(row => row.Id == id && row.State != MailState.Sent).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, MailState.Cancelled), stop);
        }
    }

    /// <summary>Those to their addresses, and those about their awards or their account to addresses that are theirs no more.</summary>
    async Task<List<OutgoingMail>> Of(PersonTrace person, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(person);
        var to = await WrittenAddress.At(db.Set<OutgoingMail>(), mail => mail.Address, person.AddressKeys, stop);
        var awards = await KnownHolders.Of(db, person).Select(award => award.Id).ToListAsync(stop);
        var about = new List<OutgoingMail>();
        var accounts = person.Accounts.Select(account => account.Value).ToList();
        about.AddRange(await db.Set<OutgoingMail>().AsNoTracking().Where(mail => mail.Address != null && accounts.Contains(mail.Subject)).ToListAsync(stop));
        foreach (var ids in awards.Select(award => award.Value).Chunk(Portion).Select(chunk => chunk.ToList()))
            about.AddRange(await db.Set<OutgoingMail>().AsNoTracking().Where(mail => mail.Address != null && mail.Kind != MailKinds.MistakeReported && ids.Contains(mail.Subject)).ToListAsync(stop));
        return [.. to.Concat(about).DistinctBy(mail => mail.Id)];
    }
}
