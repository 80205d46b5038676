using System.Diagnostics;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Ecusson.Messages;

/// <summary>The mails that one server deals with at the moment. Every step is saved before the next is taken.</summary>
sealed class MailTray(EcussonDb db, TimeProvider clock, Guid holder)
{
    const int LongestAnswer = 2000;

    /// <summary>How long mails are one server's. Longer than handing over one of them can take.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Says of mails that were being handed over by a server that is gone that they are uncertain.</summary>
    public Task GiveUpOnTheLost(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return db.Set<OutgoingMail>().Where(mail => mail.State == MailState.Sending && mail.HeldUntil < now).ExecuteUpdateAsync(
            set => set.SetProperty(mail => mail.State, MailState.Uncertain).SetProperty(mail => mail.HeldUntil, (DateTimeOffset?)null), stop);
    }

    /// <summary>Takes mails whose time has come and that no other server has.</summary>
    public async Task<List<OutgoingMail>> Take(int most, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var free = db.Set<OutgoingMail>().Where(mail => mail.State == MailState.Waiting && mail.NotBefore <= now && (mail.HeldUntil == null || mail.HeldUntil < now));
        var ids = await free.OrderBy(mail => mail.NotBefore).ThenBy(mail => mail.Id).Select(mail => mail.Id).Take(most).ToListAsync(stop);
        if (ids.Count == 0) return [];
        var until = now + Lease;
        await free.Where(mail => ids.Contains(mail.Id)).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.HeldBy, holder).SetProperty(mail => mail.HeldUntil, until), stop);
        return await db.Set<OutgoingMail>().AsNoTracking().Where(mail => mail.HeldBy == holder && mail.State == MailState.Waiting)
            .OrderBy(mail => mail.NotBefore).ThenBy(mail => mail.Id).ToListAsync(stop);
    }

    /// <summary>Says that a mail is being handed over. False when it is not this server's any more.</summary>
    public async Task<bool> Begin(OutgoingMail mail)
    {
        var now = clock.GetUtcNow();
        var until = now + Lease;
        var id = mail.Id;
        return await db.Set<OutgoingMail>().Where(row => row.Id == id && row.HeldBy == holder && row.State == MailState.Waiting && row.HeldUntil > now).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, MailState.Sending).SetProperty(row => row.SentAt, now).SetProperty(row => row.HeldUntil, until), CancellationToken.None) == 1;
    }

    /// <summary>Says how it ended.</summary>
    public async Task End(OutgoingMail mail, HandingOver end)
    {
        if (end is HandingOver.NobodyThere) await Died(mail);
        var (now, attempts, answer) = (clock.GetUtcNow(), mail.Attempts + 1, Short(end.Answer));
        var pause = end is HandingOver.Later ? SendMails.Pauses.After(attempts) : null;
        var (state, next) = end switch
        {
            HandingOver.Taken => (MailState.Sent, mail.NotBefore),
            HandingOver.Uncertain => (MailState.Uncertain, mail.NotBefore),
            HandingOver.Later when pause is { } wait => (MailState.Waiting, now + wait),
            HandingOver.Refused or HandingOver.NobodyThere or HandingOver.Later => (MailState.Refused, mail.NotBefore),
            _ => throw new UnreachableException(),
        };
        await Set(mail, set => set.SetProperty(row => row.State, state).SetProperty(row => row.NotBefore, next).SetProperty(row => row.Attempts, attempts)
            .SetProperty(row => row.SentAt, now).SetProperty(row => row.Answer, answer));
    }

    /// <summary>Notes at whoever has the address that mail to it comes back.</summary>
    Task<int> Died(OutgoingMail mail)
    {
        var (now, key) = (clock.GetUtcNow(), MailAddresses.Key(mail.Address!));
        return db.Set<MailAddress>().Where(row => row.Key == key && row.DeadSince == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DeadSince, now), CancellationToken.None);
    }

    /// <summary>Keeps it for the operator to read.</summary>
    public Task Keep(OutgoingMail mail) => Set(mail, set => set.SetProperty(row => row.State, MailState.Kept));

    /// <summary>There is nothing to say any more.</summary>
    public Task Cancel(OutgoingMail mail) => Set(mail, set => set.SetProperty(row => row.State, MailState.Cancelled));

    /// <summary>Lets others have what was not dealt with.</summary>
    public Task LetGo() => db.Set<OutgoingMail>().Where(mail => mail.HeldBy == holder && mail.State == MailState.Waiting)
        .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.HeldUntil, (DateTimeOffset?)null), CancellationToken.None);

    Task<int> Set(OutgoingMail mail, Action<UpdateSettersBuilder<OutgoingMail>> change)
    {
        var id = mail.Id;
        // Found uncertain by another server because this one was slow: what this one knows is better.
        return db.Set<OutgoingMail>()
            .Where(row => row.Id == id && row.HeldBy == holder && (row.State == MailState.Waiting || row.State == MailState.Sending || row.State == MailState.Uncertain))
            .ExecuteUpdateAsync(set => { change(set); set.SetProperty(row => row.HeldUntil, (DateTimeOffset?)null); }, CancellationToken.None);
    }

    static string Short(string answer) => answer.Length > LongestAnswer ? answer[..LongestAnswer] : answer;
}
