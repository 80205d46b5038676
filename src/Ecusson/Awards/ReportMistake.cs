using System.Diagnostics;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>A holder says what is wrong with an award, and its issuer answers.</summary>
public sealed class ReportMistake(EcussonDb db, Standing standing, AnswerAward letters, JournalWriter journal, TimeProvider clock)
{
    /// <summary>Most reports on one award that wait for an answer.</summary>
    public const int MostOpen = 5;

    /// <summary>Reports one, as its holder.</summary>
    public async Task<ReportMistakeOutcome> Of(Actor actor, AwardId id, string text, CancellationToken stop) =>
        await Holding.Held(db, actor, id, stop) is { } award ? await Add(actor, award, text, stop) : new ReportMistakeOutcome.NotAllowed();

    /// <summary>Reports one with the link that was mailed, without an account or with one, for as long as the link shows the award.</summary>
    public async Task<ReportMistakeOutcome> With(Actor actor, string? token, string text, CancellationToken stop) => await letters.Find(actor, token, stop) switch
    {
        AwardLink.Own { Award: var award } => await Add(actor, award, text, stop),
        AwardLink.Offered { Award: var award } => await Add(AwardLink.Reader(actor, award), award, text, stop),
        AwardLink.ToKeep { Award: var award } => await Add(AwardLink.Reader(actor, award), award, text, stop),
        AwardLink.SignInFirst or AwardLink.SomebodyElses or AwardLink.Ended or AwardLink.WorksNoMore => new ReportMistakeOutcome.NotAllowed(),
        _ => throw new UnreachableException(),
    };

    async Task<ReportMistakeOutcome> Add(Actor actor, Award award, string text, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(text);
        var id = award.Id;
        if (text.Trim() is not { Length: > 0 and <= MistakeReport.Longest } said) return new ReportMistakeOutcome.NotWritten();
        if (await db.Set<MistakeReport>().CountAsync(report => report.AwardId == id && report.ClosedAt == null, stop) >= MostOpen) return new ReportMistakeOutcome.TooMany();
        var report = new MistakeReport { Id = RowId.New<MistakeReportId>(clock.GetUtcNow()), AwardId = id, ReporterId = actor.Person(), ReporterKey = actor.Person() is null ? award.AddressKey : null, Text = said, ReportedAt = clock.GetUtcNow() };
        db.Add(report);
        journal.Note(actor, AwardNews.MistakeReported, id.Value, award.OrganizationId.Value, (AwardNews.Report, report.Id.Value.ToString()));
        await db.SaveChangesAsync(stop);
        return new ReportMistakeOutcome.Done();
    }

    /// <summary>Answers one, as the award's issuer.</summary>
    public async Task<ReportMistakeOutcome> Answer(Actor actor, MistakeReportId id, string answer, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (await db.Set<MistakeReport>().SingleOrDefaultAsync(there => there.Id == id, stop) is not { } report) return new ReportMistakeOutcome.NotAllowed();
        var award = await db.Set<Award>().SingleAsync(there => there.Id == report.AwardId, stop);
        if (!await standing.Allows(actor, award.OrganizationId, Roles.Issuer, Scopes.AwardsWrite, stop)) return new ReportMistakeOutcome.NotAllowed();
        if (report.ClosedAt is not null) return new ReportMistakeOutcome.AnsweredBefore();
        if (answer.Trim() is not { Length: > 0 and <= MistakeReport.Longest } said) return new ReportMistakeOutcome.NotWritten();
        (report.Answer, report.ClosedAt) = (said, clock.GetUtcNow());
        journal.Note(actor, AwardNews.MistakeAnswered, award.Id.Value, award.OrganizationId.Value, (AwardNews.Report, id.Value.ToString()));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.TryChange(stop)) return new ReportMistakeOutcome.AnsweredBefore();
        // The answer carries the link of whoever answered without an account, whose term begins anew with each letter. One that is offered still has its reminders' term.
        if (report.IsOfHolderOf(award, await Holding.Owner(db, award, stop)))
            await db.Set<Award>().Where(there => there.Id == award.Id && (there.State == AwardState.Accepted || there.State == AwardState.Declined) && there.PersonId == null)
                .ExecuteUpdateAsync(set => set.SetProperty(there => there.LastWroteAt, report.ClosedAt), stop);
        await transaction.CommitAsync(stop);
        return new ReportMistakeOutcome.Done();
    }

    /// <summary>What was reported of an award, newest first, for its issuer, and for its holder as far as they said it; none for others.</summary>
    public async Task<IReadOnlyList<MistakeReport>> On(Actor actor, AwardId id, CancellationToken stop)
    {
        if (await db.Set<Award>().AsNoTracking().SingleOrDefaultAsync(there => there.Id == id, stop) is not { } award) return [];
        var isIssuer = await standing.Allows(actor, award.OrganizationId, Roles.Issuer, scope: null, stop);
        if (!isIssuer && !await Holding.Holds(db, actor.Person(), id, stop)) return [];
        return isIssuer ? await All(id, stop) : await Told(award, actor.Person(), stop);
    }

    /// <summary>What was reported of an award by whoever reads its letter, newest first, with the answers; nothing of what was said before it went to their address.</summary>
    /// <param name="actor">Who follows the link in the letter.</param>
    /// <param name="link">What it opens for them.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<MistakeReport>> By(Actor actor, AwardLink link, CancellationToken stop) =>
        AwardLink.Held(actor, link) is { } award ? await Told(award, actor.Person() ?? await Holding.Owner(db, award, stop), stop) : [];

    async Task<IReadOnlyList<MistakeReport>> Told(Award award, PersonId? owner, CancellationToken stop) => (await All(award.Id, stop)).FindAll(report => report.IsOfHolderOf(award, owner));

    Task<List<MistakeReport>> All(AwardId id, CancellationToken stop) =>
        db.Set<MistakeReport>().AsNoTracking().Where(report => report.AwardId == id).OrderByDescending(report => report.Id).ToListAsync(stop);
}

/// <summary>What came of a report, or of its answer.</summary>
public abstract record ReportMistakeOutcome
{
    private ReportMistakeOutcome() { }

    /// <summary>The other side is told.</summary>
    public sealed record Done : ReportMistakeOutcome;

    /// <summary>The actor has no part in it, or there is no such thing.</summary>
    public sealed record NotAllowed : ReportMistakeOutcome;

    /// <summary>Nothing was written, or more than <see cref="MistakeReport.Longest"/> characters.</summary>
    public sealed record NotWritten : ReportMistakeOutcome;

    /// <summary>It has its answer, which its holder was told.</summary>
    public sealed record AnsweredBefore : ReportMistakeOutcome;

    /// <summary>As many as may wait are waiting.</summary>
    public sealed record TooMany : ReportMistakeOutcome;
}
