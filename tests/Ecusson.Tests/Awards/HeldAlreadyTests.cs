using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Jobs;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Awards;

public sealed class HeldAlreadyOnSqliteTests() : HeldAlreadyTests(SqliteTestDatabase.New);

public sealed class HeldAlreadyOnPostgreSqlTests() : HeldAlreadyTests(PostgreSqlTestDatabase.New);

/// <summary>People who come to hold a badge between the moment that a list was looked through and the moment that it is granted.</summary>
public abstract class HeldAlreadyTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected HeldAlreadyTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_was_given_the_badge_since_the_list_was_looked_through_does_not_get_it_twice()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("a@example.org\nb@example.org\nc@example.org\nd@example.org");
        Assert.DoesNotContain(await house.ListRows(list.Id), row => row.IsBroken);
        await house.Granted("B@Example.org");
        await house.Revoke(house.Owner, (await house.Granted("c@example.org")).Id, "Erreur");
        await house.StartList(house.Owner, list.Id);

        await house.Work();

        var rows = await house.ListRows(list.Id);
        Assert.Equal([AwardListRowState.Granted, AwardListRowState.Failed, AwardListRowState.Granted, AwardListRowState.Granted], rows.Select(row => row.State));
        Assert.Equal(CheckRows.HoldsIt, rows[1].Problems["address"]);
        Assert.Equal((JobState.Done, 4, 1), await house.House.Database.With(db => db.Set<Job>().Select(job => new ValueTuple<JobState, int, int>(job.State, job.Done, job.Failed)).SingleAsync(Stop)));
        // No place of a status list is given to nobody.
        var awards = await house.House.Database.With(db => db.Set<Award>().CountAsync(Stop));
        Assert.Equal(awards, await house.House.Database.With(db => db.Set<StatusList>().SumAsync(there => there.Used, Stop)));
    }

    [Fact]
    public async Task What_has_ended_is_given_anew_alone_and_to_a_list()
    {
        await using var house = await AwardHouse.New(newDatabase);
        foreach (var address in (string[])["a@example.org", "b@example.org"])
            Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, new AwardForm { Address = address, ValidUntil = DateOnly.FromDateTime(house.Clock.Now.AddDays(1).UtcDateTime) }));
        Assert.IsType<GrantAwardOutcome.HoldsItAlready>(await house.Grant(house.Owner, new AwardForm { Address = "a@example.org" }));
        house.Clock.Now += TimeSpan.FromDays(3);

        Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, new AwardForm { Address = "a@example.org" }));
        var list = await house.MakeList("a@example.org\nb@example.org");
        Assert.Equal([true, false], (await house.ListRows(list.Id)).Select(row => row.IsBroken));
        await house.StartList(house.Owner, list.Id);
        await house.Work();
        Assert.Equal([AwardListRowState.Waiting, AwardListRowState.Granted], (await house.ListRows(list.Id)).Select(row => row.State));
    }

    [Fact]
    public async Task The_same_people_on_two_lists_that_two_servers_grant_at_once_get_the_badge_once()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var people = string.Join('\n', Enumerable.Range(1, 2 * GrantList.Portion + 30).Select(n => $"p{n}@example.org"));
        var first = await house.MakeList(people);
        var second = await house.MakeList(people);
        await house.StartList(house.Owner, first.Id);
        await house.StartList(house.Owner, second.Id);

        await Task.WhenAll(house.Work(), house.Work());

        Assert.All(await house.House.Database.With(db => db.Set<Job>().ToListAsync(Stop)), job => Assert.Equal((JobState.Done, null), (job.State, job.Reason)));
        List<AwardListRow> rows = [.. await house.ListRows(first.Id), .. await house.ListRows(second.Id)];
        Assert.Equal(rows.Count / 2, rows.Count(row => row.State == AwardListRowState.Granted));
        Assert.All(rows.Where(row => row.State != AwardListRowState.Granted), row => Assert.Equal((AwardListRowState.Failed, CheckRows.HoldsIt), (row.State, row.Problems["address"])));
        var keys = await house.House.Database.With(db => db.Set<Award>().Select(award => award.AddressKey).ToListAsync(Stop));
        Assert.Equal((rows.Count / 2, rows.Count / 2), (keys.Count, keys.Distinct().Count()));
    }
}
