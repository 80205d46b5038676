using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>Has old mails forget whom they went to and what their readers' servers answered. That there was a mail stays, for counts. One that nobody
/// decided about in all that time is settled: without its address it could not be sent again.</summary>
public sealed class SweepMails(EcussonDb db, TimeProvider clock) : ISweep
{
    /// <summary>How long an ended mail's address is kept.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromDays(30);

    static readonly MailState[] Ended = [MailState.Sent, MailState.Kept, MailState.Uncertain, MailState.Refused, MailState.Cancelled];

    /// <inheritdoc/>
    public string Name => "mails";

    /// <inheritdoc/>
    public Task<int> Once(CancellationToken stop)
    {
        var end = clock.GetUtcNow() - Term;
        var nothing = (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(StringComparer.Ordinal);
        return db.Set<OutgoingMail>().Where(mail => mail.CreatedAt < end && (mail.Address != null || mail.State == MailState.Uncertain) && Ended.Contains(mail.State)).ExecuteUpdateAsync(
            set => set.SetProperty(mail => mail.Address, (string?)null).SetProperty(mail => mail.Answer, (string?)null).SetProperty(mail => mail.Facts, nothing)
                .SetProperty(mail => mail.State, mail => mail.State == MailState.Uncertain ? MailState.Cancelled : mail.State), stop);
    }
}
