using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>Has a mail leave once, however often it is asked for.</summary>
public sealed class QueueMail(EcussonDb db, TimeProvider clock)
{
    /// <summary>The language of a mail that nobody chose one for.</summary>
    public const string UsualLanguage = "fr";

    /// <summary>Saves a mail to be sent, unless one with the same <paramref name="once"/> was.</summary>
    /// <param name="kind">One of <see cref="MailKinds"/>.</param>
    /// <param name="subject">Row id of what it is about.</param>
    /// <param name="once">What makes it one mail and not two.</param>
    /// <param name="address">Where it goes; nothing is saved for what is no address.</param>
    /// <param name="language">The language; null for the usual one.</param>
    /// <param name="organization">Row id of the organisation in whose name it goes.</param>
    /// <param name="stop">Stops before it is saved.</param>
    public async Task For(string kind, Guid subject, string once, string address, string? language, Guid? organization, CancellationToken stop)
    {
        if (!MailAddresses.IsAddress(address)) return;
        if (await db.Set<OutgoingMail>().AnyAsync(mail => mail.Once == once, stop)) return;
        var now = clock.GetUtcNow();
        db.Add(new OutgoingMail
        {
            Id = RowId.New<OutgoingMailId>(now), Kind = kind, Subject = subject, Organization = organization, Once = once, Address = address.Trim(),
            Language = language ?? UsualLanguage, Facts = new Dictionary<string, string>(StringComparer.Ordinal),
            State = MailState.Waiting, CreatedAt = now, NotBefore = now,
        });
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException failure) when (db.IsDuplicate(failure))
        {
            db.ChangeTracker.Clear();
        }
    }
}
