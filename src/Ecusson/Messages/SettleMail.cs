using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>What came of the operator's word about a mail.</summary>
public abstract record SettleMailOutcome
{
    SettleMailOutcome() { }

    /// <summary>It leaves again.</summary>
    public sealed record Again : SettleMailOutcome;

    /// <summary>It counts as sent.</summary>
    public sealed record Settled : SettleMailOutcome;

    /// <summary>There is nothing to decide: it is on its way, was sent, or is not there.</summary>
    public sealed record NothingToDecide : SettleMailOutcome;

    /// <summary>The actor does not run this server.</summary>
    public sealed record NotAllowed : SettleMailOutcome;
}

/// <summary>The operator decides about a mail that nobody else may: uncertain, refused, or kept.</summary>
public sealed class SettleMail(EcussonDb db, IOperators operators, AuditTrail audit, TimeProvider clock, Bell? bell = null)
{
    /// <summary>Sends it, perhaps a second time.</summary>
    public async Task<SettleMailOutcome> SendAgain(Actor actor, OutgoingMailId id, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var decided = await Decide(
            actor, id, "mail.sent-again", [MailState.Uncertain, MailState.Refused, MailState.Kept], MailState.Waiting, now, new SettleMailOutcome.Again(), stop);
        bell?.Ring();
        return decided;
    }

    /// <summary>Takes an uncertain mail for sent.</summary>
    public Task<SettleMailOutcome> TakeAsSent(Actor actor, OutgoingMailId id, CancellationToken stop) =>
        Decide(actor, id, "mail.taken-as-sent", [MailState.Uncertain], MailState.Sent, null, new SettleMailOutcome.Settled(), stop);

    async Task<SettleMailOutcome> Decide(
        Actor actor, OutgoingMailId id, string action, MailState[] from, MailState to, DateTimeOffset? notBefore, SettleMailOutcome done, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return new SettleMailOutcome.NotAllowed();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var changed = await db.Set<OutgoingMail>().Where(mail => mail.Id == id && from.Contains(mail.State) && (mail.Address != null || to != MailState.Waiting)).ExecuteUpdateAsync(
            set =>
            {
                set.SetProperty(mail => mail.State, to).SetProperty(mail => mail.HeldUntil, (DateTimeOffset?)null).SetProperty(mail => mail.HeldBy, (Guid?)null);
                if (notBefore is { } now) set.SetProperty(mail => mail.NotBefore, now).SetProperty(mail => mail.Attempts, 0);
            },
            stop);
        if (changed == 0) return new SettleMailOutcome.NothingToDecide();
        audit.Note(actor, action, id.Value);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return done;
    }
}
