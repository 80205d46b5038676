using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Credentials.Verification;
using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Awards;

public sealed class WithdrawListOnSqliteTests() : WithdrawListTests(SqliteTestDatabase.New);

public sealed class WithdrawListOnPostgreSqlTests() : WithdrawListTests(PostgreSqlTestDatabase.New);

/// <summary>A list that is taken back after its mails left.</summary>
public abstract class WithdrawListTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected WithdrawListTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_award_that_stands_is_revoked_once_with_the_reason_and_verifies_no_more()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var count = WithdrawnAwards.Portion + 20;
        var list = await house.OfferedList(string.Join('\n', Enumerable.Range(0, count).Select(n => $"p{n}@example.org")));
        var other = await house.Offered("other@example.org");

        Assert.IsType<WithdrawListOutcome.Withdrawn>(await house.WithdrawList(house.Owner, list.Id, " Mauvaise liste. "));
        Assert.IsType<WithdrawListOutcome.Withdrawn>(await house.WithdrawList(house.Owner, list.Id, "Encore"));
        await house.Work();

        var awards = await Awards(house);
        Assert.Equal(count, awards.Count(award => award is { RevokedAt: not null, RevocationReason: "Mauvaise liste." }));
        Assert.Null(awards.Single(award => award.Id == other.Id).RevokedAt);
        Assert.Equal(count, await house.House.Database.With(db => db.Set<JournalEntry>().CountAsync(entry => entry.Kind == AwardNews.Revoked, Stop)));
        Assert.Equal((JobState.Done, count, count), await house.House.Database.With(db =>
            db.Set<Job>().Where(job => job.Kind == WithdrawnAwards.WorkKind).Select(job => new ValueTuple<JobState, int, int>(job.State, job.Done, job.Total)).SingleAsync(Stop)));
        var last = awards.Last(award => award.ListId is not null).Id;
        var credential = await house.House.Database.With(db => db.Set<SignedCredential>().Where(there => there.AwardId == last).Select(there => there.Bytes).SingleAsync(Stop));
        Assert.Equal(Outcome.Failed, (await house.Verify(credential)).Checks.Single(check => check.Name == CheckName.Status).Outcome);
    }

    [Fact]
    public async Task What_was_revoked_or_replaced_before_stays_as_it_is_and_what_stands_in_its_place_goes()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.OfferedList("revoked@example.org\nreplaced@example.org\ndeclined@example.org\naccepted@example.org");
        var awards = (await Awards(house)).ToDictionary(award => award.Address!, StringComparer.Ordinal);
        await house.Revoke(house.Owner, awards["revoked@example.org"].Id, "Avant.");
        var next = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, awards["replaced@example.org"].Id, new AwardForm { Address = "", Name = "Zo" }, "Le nom.")).Award;
        var right = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, next.Id, new AwardForm { Address = "", Name = "Zoé" }, "Encore le nom.")).Award;
        Assert.Equal(3, (await house.Lists(lists => lists.One(house.Owner, list.PublicId, Stop)))!.Answers.Standing);
        await house.Answer(Actor.Nobody, house.Link(awards["declined@example.org"]), accepts: false);
        await house.Answer(Actor.Nobody, house.Link(awards["accepted@example.org"]));

        await house.WithdrawList(house.Owner, list.Id, "Toutes.");
        await house.Work();

        awards = (await Awards(house)).Where(award => award.ListId is not null).ToDictionary(award => award.Address!, StringComparer.Ordinal);
        Assert.Equal(["Avant.", "Le nom.", "Toutes.", "Toutes."], ((string[])["revoked", "replaced", "declined", "accepted"]).Select(name => awards[$"{name}@example.org"].RevocationReason));
        var standIns = (await Awards(house)).Where(award => award.ListId is null).ToDictionary(award => award.Id, award => award.RevocationReason);
        Assert.Equal((2, "Encore le nom.", "Toutes."), (standIns.Count, standIns[next.Id], standIns[right.Id]));
    }

    [Fact]
    public async Task It_is_too_early_while_undoing_leaves_no_trace_and_a_reason_is_needed()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("a@example.org");
        Assert.IsType<WithdrawListOutcome.NotStarted>(await house.WithdrawList(house.Owner, list.Id, "Motif"));
        await house.StartList(house.Owner, list.Id);
        await house.Work();
        Assert.IsType<WithdrawListOutcome.TooEarly>(await house.WithdrawList(house.Owner, list.Id, "Motif"));
        house.Clock.Now += AwardHouse.TimeToUndo;
        await house.Offer();
        foreach (var reason in (string[])["", " ", new string('r', RevokeAward.ReasonLength + 1)])
            Assert.IsType<WithdrawListOutcome.NoReason>(await house.WithdrawList(house.Owner, list.Id, reason));
        Assert.Null((await Awards(house)).Single().RevokedAt);
        Assert.IsType<WithdrawListOutcome.Withdrawn>(await house.WithdrawList(house.Owner, list.Id, "Motif"));
        Assert.IsType<UndoListOutcome.NotStarted>(await house.UndoList(house.Owner, list.Id));
    }

    [Fact]
    public async Task Whoever_was_not_granted_yet_is_granted_no_more()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("a@example.org\nb@example.org");
        await house.StartList(house.Owner, list.Id);
        house.Clock.Now += AwardHouse.TimeToUndo;

        Assert.IsType<WithdrawListOutcome.Withdrawn>(await house.WithdrawList(house.Owner, list.Id, "Motif"));
        await house.Work();

        Assert.Empty(await Awards(house));
        Assert.All(await house.ListRows(list.Id), row => Assert.Equal(AwardListRowState.Waiting, row.State));
    }

    static Task<List<Award>> Awards(AwardHouse house) => house.House.Database.With(db => db.Set<Award>().AsNoTracking().OrderBy(award => award.Id).ToListAsync(Stop));
}
