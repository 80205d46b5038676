using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Jobs;
using Ecusson.Storage;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Awards;

public sealed class UnevenListOnSqliteTests() : UnevenListTests(SqliteTestDatabase.New);

public sealed class UnevenListOnPostgreSqlTests() : UnevenListTests(PostgreSqlTestDatabase.New);

/// <summary>Lists of which one row goes another way than the rest.</summary>
public abstract class UnevenListTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected UnevenListTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3)]
    [InlineData(NewRows.Many + 2)]
    public async Task A_row_that_the_database_does_not_take_fails_alone_with_its_reason(int people)
    {
        await using var house = await AwardHouse.New(newDatabase);
        string[] addresses = [.. Enumerable.Range(0, people).Select(at => $"{(char)('a' + at)}@example.org")];
        var list = await house.MakeList(string.Join('\n', addresses));
        await house.StartList(house.Owner, list.Id);
        await house.Poison("b@example.org");

        await house.Work();

        var rows = await house.ListRows(list.Id);
        Assert.Equal(addresses.Select(address => address == "b@example.org" ? AwardListRowState.Failed : AwardListRowState.Granted), rows.Select(row => row.State));
        Assert.Equal(CheckRows.CannotBeGranted, rows[1].Problems["address"]);
        Assert.Equal((JobState.Done, people, 1), await house.House.Database.With(db => db.Set<Job>().Select(job => new ValueTuple<JobState, int, int>(job.State, job.Done, job.Failed)).SingleAsync(Stop)));
        Assert.Equal(addresses.Where(address => address != "b@example.org"), await house.House.Database.With(db => db.Set<Award>().Select(award => award.Address).OrderBy(address => address).ToListAsync(Stop)));
    }

    [Fact]
    public async Task What_is_over_by_the_time_it_is_granted_fails_with_its_reason()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var today = DateOnly.FromDateTime(house.Clock.Now.UtcDateTime);
        var list = await house.MakeList($"mail;until\na@example.org;{today:yyyy-MM-dd}\nb@example.org;\nc@example.org;{today.AddDays(-1):yyyy-MM-dd}");
        Assert.Equal([false, false, true], (await house.ListRows(list.Id)).Select(row => row.IsBroken));
        await house.StartList(house.Owner, list.Id);
        house.Clock.Now += TimeSpan.FromDays(1);

        await house.Work();

        var rows = await house.ListRows(list.Id);
        Assert.Equal([AwardListRowState.Failed, AwardListRowState.Granted, AwardListRowState.Waiting], rows.Select(row => row.State));
        Assert.Equal("over", rows[0].Problems["validUntil"]);
    }

    [Fact]
    public async Task Undoing_one_award_of_a_list_leaves_its_person_out()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("a@example.org\nb@example.org");
        await house.StartList(house.Owner, list.Id);
        await house.Work();
        var first = (await house.ListRows(list.Id))[0].AwardId!.Value;

        Assert.IsType<UndoAwardOutcome.Undone>(await house.Undo(house.Owner, first));

        var rows = await house.ListRows(list.Id);
        Assert.Equal([(AwardListRowState.LeftOut, false), (AwardListRowState.Granted, true)], rows.Select(row => (row.State, row.AwardId is not null)));
    }

    [Fact]
    public async Task A_list_is_undone_although_one_of_its_awards_was_withdrawn_and_another_replaced_before_anybody_was_told()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("a@example.org\nb@example.org\nc@example.org");
        await house.StartList(house.Owner, list.Id);
        await house.Work();
        var rows = await house.ListRows(list.Id);
        await house.Revoke(house.Owner, rows[0].AwardId!.Value, "Erreur");
        var right = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, rows[1].AwardId!.Value, new AwardForm { Address = "", Name = "Béa" }, "Le nom")).Award;
        Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, right.Id, new AwardForm { Address = "", Name = "Béatrice" }, "Le nom encore"));

        Assert.IsType<UndoListOutcome.Undone>(await house.UndoList(house.Owner, list.Id));

        Assert.Equal((0, 0), await house.House.Database.With(async db => (await db.Set<Award>().CountAsync(Stop), await db.Set<SignedCredential>().CountAsync(Stop))));
    }

    [Fact]
    public async Task A_list_is_not_undone_once_somebody_was_told_of_an_award_in_the_place_of_one_of_its()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("a@example.org\nb@example.org");
        await house.StartList(house.Owner, list.Id);
        await house.Work();
        var right = Assert.IsType<ReplaceAwardOutcome.Replaced>(
            await house.Replace(house.Owner, (await house.ListRows(list.Id))[0].AwardId!.Value, new AwardForm { Address = "", Name = "Ada" }, "Le nom")).Award;
        await house.House.Database.With(db => db.Set<Award>().Where(award => award.Id == right.Id).ExecuteUpdateAsync(set => set.SetProperty(award => award.State, AwardState.Offered), Stop));

        Assert.IsType<UndoListOutcome.TooLate>(await house.UndoList(house.Owner, list.Id));

        Assert.Equal((3, 2), await house.House.Database.With(async db => (await db.Set<Award>().CountAsync(Stop), await db.Set<AwardListRow>().CountAsync(Stop))));
    }
}
