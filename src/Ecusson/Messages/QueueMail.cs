using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>Has a mail leave once, however often it is asked for.</summary>
public sealed class QueueMail(EcussonDb db, TimeProvider clock)
{
    /// <summary>How many mails about one thing leave for one reader at once. Each further handful waits an hour more: nothing is lost, and nobody can have a mailbox flooded.</summary>
    public const int AtOnce = 5;

    /// <summary>What stands for a mail server's answer to a mail that was never handed over, because mail to its address comes back.</summary>
    public const string ComesBack = "comes-back";

    /// <summary>What nobody can have flood a mailbox, and must not come late: who may enter an account, and that a badge goes away.</summary>
    static readonly HashSet<string> Urgent = new(StringComparer.Ordinal)
    {
        MailKinds.SignIn, MailKinds.VerifyAddress, MailKinds.PasskeyAdded, MailKinds.PasskeyRemoved, MailKinds.PasswordChanged, MailKinds.AddressAdded, MailKinds.MainChanged,
        MailKinds.AddressLetsIn, MailKinds.AddressReceives, MailKinds.AddressRemoved, MailKinds.AccountsMerged, MailKinds.AwardMoveTold, MailKinds.AwardMoved,
    };

    static readonly TimeSpan Span = TimeSpan.FromDays(1);
    static readonly IReadOnlyDictionary<string, string> NoFacts = new Dictionary<string, string>(StringComparer.Ordinal);
    static readonly TimeSpan Wait = TimeSpan.FromHours(1);

    /// <summary>Saves a mail to be sent, unless one with the same <paramref name="once"/> was.</summary>
    /// <param name="kind">One of <see cref="MailKinds"/>.</param>
    /// <param name="subject">Row id of what it is about.</param>
    /// <param name="once">What makes it one mail and not two.</param>
    /// <param name="address">Where it goes; nothing is saved for what is no address, and it counts as refused for one that mail comes back from.</param>
    /// <param name="language">The language; null for the usual one.</param>
    /// <param name="organization">Row id of the organisation in whose name it goes.</param>
    /// <param name="stop">Stops before it is saved.</param>
    public Task For(string kind, Guid subject, string once, string address, string? language, Guid? organization, CancellationToken stop) =>
        For(kind, subject, once, address, language, organization, others: 0, NoFacts, stop);

    /// <summary>The same for a mail that is one of several of its kind to one reader.</summary>
    public Task For(string kind, Guid subject, string once, string address, string? language, Guid? organization, int others, CancellationToken stop) =>
        For(kind, subject, once, address, language, organization, others, NoFacts, stop);

    /// <summary>The same for a mail that is one of several of its kind to one reader, with ids and facts that its words need beside the subject.</summary>
    /// <param name="kind">One of <see cref="MailKinds"/>.</param>
    /// <param name="subject">Row id of what it is about.</param>
    /// <param name="once">What makes it one mail and not two.</param>
    /// <param name="address">Where it goes; nothing is saved for what is no address, and it counts as refused for one that mail comes back from.</param>
    /// <param name="language">The language; null for the usual one.</param>
    /// <param name="organization">Row id of the organisation in whose name it goes.</param>
    /// <param name="others">How many the same reader was to get from the same organisation within the last day about other things.</param>
    /// <param name="facts">Those ids and facts.</param>
    /// <param name="stop">Stops before it is saved.</param>
    public async Task For(string kind, Guid subject, string once, string address, string? language, Guid? organization, int others, IReadOnlyDictionary<string, string> facts, CancellationToken stop)
    {
        if (!MailAddresses.IsAddress(address)) return;
        // Where mail comes back none is sent, until its owner shows that they read it: with a link that they ask for. That it was refused is kept, for whoever wrote it.
        var key = MailAddresses.Key(address);
        var comesBack = kind is not (MailKinds.SignIn or MailKinds.VerifyAddress) && await db.Set<MailAddress>().AnyAsync(row => row.Key == key && row.DeadSince != null, stop);
        var now = clock.GetUtcNow();
        var lately = now - Span;
        var like = await db.Set<OutgoingMail>().AsNoTracking().Where(mail => mail.Once == once || (mail.Subject == subject && mail.CreatedAt > lately))
            .Select(mail => new { mail.Once, mail.Address }).ToListAsync(stop);
        if (like.Exists(mail => mail.Once == once)) return;
        // What another reader gets about the same thing floods nobody's mailbox.
        var before = like.Count(mail => mail.Address is { } there && MailAddresses.Key(there) == key) + others;
        var notBefore = comesBack || Urgent.Contains(kind) ? now : now + (Wait * (before / AtOnce));
        db.Add(new OutgoingMail
        {
            Id = RowId.New<OutgoingMailId>(now), Kind = kind, Subject = subject, Organization = organization, Once = once, Address = address.Trim(),
            Language = language ?? SpokenLanguages.All[0], Facts = facts,
            State = comesBack ? MailState.Refused : MailState.Waiting, Answer = comesBack ? ComesBack : null, CreatedAt = now, NotBefore = notBefore,
        });
        // Asked for twice at one moment: the other one leaves.
        await db.TryAdd(stop);
    }
}
