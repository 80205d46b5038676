using System.Diagnostics;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>Tells a person of what may let somebody else into their account: a password, a passkey, an address, an account that became part of another.</summary>
public sealed class MailAccounts(EcussonDb db, QueueMail queue) : IReaction
{
    /// <inheritdoc/>
    public string Name => "mail.accounts";

    /// <inheritdoc/>
    public IReadOnlySet<string> Kinds { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        PeopleNews.PasskeyAdded, PeopleNews.PasskeyRemoved, PeopleNews.PasswordChanged, PeopleNews.AddressesChanged, PeopleNews.Merged,
    };

    /// <inheritdoc/>
    public async Task React(JournalEntry entry, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Kind(entry) is not { } kind) return;
        var id = new PersonId(entry.Subject);
        var addresses = db.Set<MailAddress>().AsNoTracking().Where(address => address.VerifiedAt != null && address.PersonId == id);
        // The merged account's own address: whoever reads it alone learns it there.
        addresses = entry.Kind == PeopleNews.Merged && entry.Facts.TryGetValue("main", out var main) && Guid.TryParse(main, out var row)
            ? addresses.Where(address => address.Id == new MailAddressId(row))
            : addresses.Where(address => address.IsMain);
        if (await addresses.Join(db.Set<Person>(), address => address.PersonId, person => person.Id, (address, person) => new { address.Written, person.Language }).FirstOrDefaultAsync(stop) is not { } reader) return;
        await queue.For(kind, entry.Subject, $"account:{entry.Id:N}", reader.Written, reader.Language, null, stop);
    }

    static string? Kind(JournalEntry entry) => entry.Kind switch
    {
        PeopleNews.PasskeyAdded => MailKinds.PasskeyAdded,
        PeopleNews.PasskeyRemoved => MailKinds.PasskeyRemoved,
        PeopleNews.PasswordChanged => MailKinds.PasswordChanged,
        PeopleNews.Merged => MailKinds.AccountsMerged,
        PeopleNews.AddressesChanged => entry.Facts.GetValueOrDefault("how") switch
        {
            "added" => MailKinds.AddressAdded,
            "lets-in" => MailKinds.AddressLetsIn,
            "receives-only" => MailKinds.AddressReceives,
            // Of the place that an address lost its reader is told at once, there: see MailFormerAddresses.
            _ => null,
        },
        _ => throw new UnreachableException(),
    };
}
