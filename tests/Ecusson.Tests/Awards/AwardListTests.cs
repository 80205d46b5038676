using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Badges;
using Ecusson.Imports;
using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Awards;

public sealed class AwardListOnSqliteTests() : AwardListTests(SqliteTestDatabase.New);

public sealed class AwardListOnPostgreSqlTests() : AwardListTests(PostgreSqlTestDatabase.New);

/// <summary>A badge for many: looked through, mended, granted as long work, taken back.</summary>
public abstract class AwardListTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected AwardListTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_wrong_with_a_cell_is_named_there_and_mended_there()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await house.Offered("holder@example.org");
        var list = await house.MakeList("mail;nom;date;preuve\nada@example.org;Ada;2026-01-31;\nADA@example.org;Ada;;\nno at;;31/02/2026;javascript:x\nholder@example.org;;;\ngrace@gmial.com;;01/01/2999;\n");

        var rows = await house.ListRows(list.Id);
        Assert.Equal(["", "address=twice", "address=not-an-address awardedOn=not-a-day evidence=not-an-address", "address=holds-it", "address=likely-typo awardedOn=in-future"],
            rows.Select(row => string.Join(' ', row.Problems.Select(problem => $"{problem.Key}={problem.Value}"))));
        Assert.Equal([false, true, true, true, true], rows.Select(row => row.IsBroken));

        var mended = await house.MendList(house.Owner, list.Id, new Dictionary<int, RowChange>
        {
            [1] = new() { IsOut = true }, [5] = new() { Cells = new Dictionary<ListColumn, string> { [ListColumn.AwardedOn] = "" } },
            [3] = new() { Cells = new Dictionary<ListColumn, string> { [ListColumn.Address] = "new@example.org", [ListColumn.AwardedOn] = "", [ListColumn.Evidence] = "" } },
        });

        Assert.Equal(1, Assert.IsType<MendListOutcome.Mended>(mended).Broken);
        rows = await house.ListRows(list.Id);
        // Whoever stood twice is no more once the other is left out; a doubt keeps nobody from it.
        Assert.Equal([false, false, true, false], rows.Skip(1).Select(row => row.IsBroken));
        Assert.Equal("likely-typo", rows[4].Problems["address"]);
        Assert.Equal([false, false, false, false, true], rows.Select(row => row.IsDoubtful));
    }

    [Fact]
    public async Task A_column_that_puts_the_month_first_somewhere_is_not_guessed_at()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("mail;date;until\na@example.org;03/01/2026;01/02/2099\nb@example.org;01/13/2026;\nc@example.org;01/01/2026;\nd@example.org;2026-01-03;\ne@example.org;3.1.2026;\nf@example.org;03/01/26;");
        var rows = await house.ListRows(list.Id);
        Assert.Equal([CheckRows.DayOrMonth, CheckRows.DayOrMonth, null, null, null, CheckRows.NotADay], rows.Select(row => row.Problems.GetValueOrDefault("awardedOn")));
        Assert.All(rows, row => Assert.False(row.Problems.ContainsKey("validUntil")));

        await house.MendList(house.Owner, list.Id, new Dictionary<int, RowChange> { [2] = new() { Cells = new Dictionary<ListColumn, string> { [ListColumn.AwardedOn] = "2026-01-13" } } });
        Assert.Equal([false, false], (await house.ListRows(list.Id)).Take(2).Select(row => row.IsBroken));
    }

    [Fact]
    public async Task A_list_is_granted_once_and_verifies_and_says_what_became_of_each_row()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var count = GrantList.Portion + 20;
        var list = await house.MakeList("mail;nom;récit\nno at;;\n" + string.Join('\n', Enumerable.Range(0, count).Select(n => $"p{n}@example.org;Personne {n};Projet {n}")));

        Assert.IsType<StartListOutcome.Started>(await house.StartList(house.Owner, list.Id));
        Assert.IsType<StartListOutcome.Started>(await house.StartList(house.Owner, list.Id));
        await house.Work();

        var rows = await house.ListRows(list.Id);
        Assert.Equal((1, count), (rows.Count(row => row.State == AwardListRowState.Waiting), rows.Count(row => row.State == AwardListRowState.Granted)));
        var awards = await house.House.Database.With(db => db.Set<Award>().ToListAsync(Stop));
        Assert.Equal((count, count), (awards.Count, awards.Select(award => award.StatusIndex).Distinct().Count()));
        Assert.Equal(count, awards.Select(award => award.AddressKey).Distinct().Count());
        var last = rows[^1].AwardId;
        var credential = await house.House.Database.With(db => db.Set<SignedCredential>().Where(there => there.AwardId == last).Select(there => there.Bytes).SingleAsync(Stop));
        Assert.All((await house.Verify(credential, $"p{count - 1}@example.org")).Checks, check => Assert.Equal(Credentials.Verification.Outcome.Passed, check.Outcome));
        Assert.Equal(count, await house.House.Database.With(db => db.Set<JournalEntry>().CountAsync(entry => entry.Kind == AwardNews.Granted, Stop)));
        Assert.Equal((JobState.Done, count), await house.House.Database.With(db => db.Set<Job>().Select(job => new ValueTuple<JobState, int>(job.State, job.Done)).SingleAsync(Stop)));
        Assert.IsType<MendListOutcome.Started>(await house.MendList(house.Owner, list.Id, new Dictionary<int, RowChange>()));
    }

    [Fact]
    public async Task Undoing_a_list_leaves_nothing_and_is_too_late_once_somebody_was_told()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("a@example.org\nb@example.org");
        Assert.IsType<UndoListOutcome.NotStarted>(await house.UndoList(house.Owner, list.Id));
        await house.StartList(house.Owner, list.Id);
        await house.Work();

        Assert.IsType<UndoListOutcome.Undone>(await house.UndoList(house.Owner, list.Id));

        Assert.Equal((0, 0), await house.House.Database.With(async db => (await db.Set<Award>().CountAsync(Stop), await db.Set<SignedCredential>().CountAsync(Stop))));
        Assert.Empty(await house.ListRows(list.Id));
        var second = await house.MakeList("a@example.org\nb@example.org");
        await house.StartList(house.Owner, second.Id);
        await house.Work();
        house.Clock.Now += AwardHouse.TimeToUndo;
        Assert.Equal(2, await house.Offer());
        Assert.IsType<UndoListOutcome.TooLate>(await house.UndoList(house.Owner, second.Id));
        Assert.Equal(2, await house.House.Database.With(db => db.Set<Award>().CountAsync(Stop)));
    }

    [Fact]
    public async Task An_archived_organisation_s_badges_are_neither_awarded_nor_found()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("a@example.org\nb@example.org");
        Assert.Single(await Newest());
        await house.House.Database.With(db => db.Set<Organization>().ExecuteUpdateAsync(set => set.SetProperty(there => there.ArchivedAt, house.Clock.Now), Stop));

        Assert.IsType<StartListOutcome.NotAwarded>(await house.StartList(house.Owner, list.Id));
        Assert.Empty(await Newest());
        Assert.Empty(await house.House.Database.With(db => new PublicBadges(db).Addresses(0, 10, Stop)));

        Task<IReadOnlyList<PublicBadge>> Newest() => house.House.Database.With(db => new PublicBadges(db).Newest(10, Stop));
    }

    [Fact]
    public async Task A_list_that_nobody_started_is_gone_after_a_month()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var forgotten = await house.MakeList("a@example.org\nb@example.org");
        var started = await house.MakeList("c@example.org");
        await house.StartList(house.Owner, started.Id);
        house.Clock.Now += SweepLists.Term + TimeSpan.FromMinutes(1);
        Assert.Equal(1, await house.House.Database.With(db => new SweepLists(db, house.Clock).Once(Stop)));
        Assert.Empty(await house.ListRows(forgotten.Id));
        Assert.Single(await house.ListRows(started.Id));
    }

    [Fact]
    public async Task A_list_that_was_undone_is_shown_for_a_month_from_then_on()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("a@example.org");
        house.Clock.Now += SweepLists.Term - TimeSpan.FromMinutes(1);
        await house.StartList(house.Owner, list.Id);
        Assert.IsType<UndoListOutcome.Undone>(await house.UndoList(house.Owner, list.Id));
        house.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(0, await Swept());
        house.Clock.Now += SweepLists.Term;
        Assert.Equal(1, await Swept());

        Task<int> Swept() => house.House.Database.With(db => new SweepLists(db, house.Clock).Once(Stop));
    }

    [Fact]
    public async Task Undoing_a_list_that_is_being_granted_stops_it()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("a@example.org\nb@example.org");
        await house.StartList(house.Owner, list.Id);

        Assert.IsType<UndoListOutcome.Undone>(await house.UndoList(house.Owner, list.Id));
        await house.Work();

        Assert.Equal(0, await house.House.Database.With(db => db.Set<Award>().CountAsync(Stop)));
    }

    [Fact]
    public async Task Nobody_else_reads_mends_starts_or_undoes_it()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("a@example.org");
        var (_, stranger) = await house.House.Organization("Autre école");
        foreach (var actor in (Actor[])[Actor.Nobody, stranger])
        {
            Assert.IsType<MakeListOutcome.NotAllowed>(await house.MakeList(actor, ReadList.Text("b@example.org")));
            Assert.IsType<MendListOutcome.NotAllowed>(await house.MendList(actor, list.Id, new Dictionary<int, RowChange>()));
            Assert.IsType<StartListOutcome.NotAllowed>(await house.StartList(actor, list.Id));
            Assert.IsType<UndoListOutcome.NotAllowed>(await house.UndoList(actor, list.Id));
            Assert.IsType<WithdrawListOutcome.NotAllowed>(await house.WithdrawList(actor, list.Id, "Motif"));
        }
    }
}
