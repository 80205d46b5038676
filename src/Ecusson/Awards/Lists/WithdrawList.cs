using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>Takes a whole list back after its mails left: each of its awards that stands is revoked, as long work, with one reason that its holder reads.</summary>
public sealed class WithdrawList(EcussonDb db, Standing standing, StartJob jobs, CancelJob cancel, JournalWriter journal, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Withdraws it; asked again, it is withdrawn still, and the first reason stays.</summary>
    public async Task<WithdrawListOutcome> Of(Actor actor, AwardListId id, string reason, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (await AwardDesk.Take(db, standing, actor, id, stop) is not { } list) return new WithdrawListOutcome.NotAllowed();
        if (list.State == AwardListState.Revoked) return new WithdrawListOutcome.Withdrawn(list);
        if (list.State != AwardListState.Started) return new WithdrawListOutcome.NotStarted();
        if (!await HasLeft(list, stop)) return new WithdrawListOutcome.TooEarly();
        if (reason.Trim() is not { Length: > 0 and <= RevokeAward.ReasonLength } why) return new WithdrawListOutcome.NoReason();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // From here on nobody else on it is granted.
        await cancel.Of(GrantList.WorkKind, id.Value, stop);
        jobs.Note(actor, WithdrawnAwards.WorkKind, id.Value, list.OrganizationId.Value, await (await WithdrawnAwards.Next(db, id, stop)).CountAsync(stop));
        (list.State, list.WithdrawnAt, list.WithdrawalReason) = (AwardListState.Revoked, clock.GetUtcNow(), why);
        journal.Note(actor, AwardListNews.Withdrawn, id.Value, list.OrganizationId.Value);
        audit.Note(actor, AwardListNews.Withdrawn, id.Value, list.OrganizationId.Value);
        if (!await db.TrySave(stop)) return new WithdrawListOutcome.Conflict();
        await transaction.CommitAsync(stop);
        return new WithdrawListOutcome.Withdrawn(list);
    }

    /// <summary>Whether anybody on it may have been told.</summary>
    async Task<bool> HasLeft(AwardList list, CancellationToken stop)
    {
        AwardListId? own = list.Id;
        return list.MailsLeaveAt <= clock.GetUtcNow() || await db.Set<Award>().AnyAsync(award => award.ListId == own && award.State != AwardState.Granted, stop);
    }
}

/// <summary>What came of withdrawing a list.</summary>
public abstract record WithdrawListOutcome
{
    private WithdrawListOutcome() { }

    /// <summary>Its awards are being revoked, or were before.</summary>
    public sealed record Withdrawn(AwardList List) : WithdrawListOutcome;

    /// <summary>The actor may not, or there is no such list.</summary>
    public sealed record NotAllowed : WithdrawListOutcome;

    /// <summary>It was not started, or undone before.</summary>
    public sealed record NotStarted : WithdrawListOutcome;

    /// <summary>Nobody on it has been told: it can be undone without trace.</summary>
    public sealed record TooEarly : WithdrawListOutcome;

    /// <summary>The holders must be told why, in at most <see cref="RevokeAward.ReasonLength"/> characters.</summary>
    public sealed record NoReason : WithdrawListOutcome;

    /// <summary>Somebody else undid or withdrew it at this very moment; nothing was written.</summary>
    public sealed record Conflict : WithdrawListOutcome;
}
