using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Storage;

public sealed class PagingOnSqliteTests() : PagingTests(SqliteTestDatabase.New);

public sealed class PagingOnPostgreSqlTests() : PagingTests(PostgreSqlTestDatabase.New);

/// <summary>Both engines cut a list in the same places.</summary>
public abstract class PagingTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected PagingTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_read_in_parts_in_the_order_of_its_making()
    {
        await using var database = await WithRuns(25);

        var parts = new List<string[]>();
        VersionRunId? after = null;
        do
        {
            var page = await database.With(db => db.VersionRuns.PageAsync(after, 10, Stop));
            parts.Add([.. page.Items.Select(run => run.Version)]);
            after = page.After;
        }
        while (after is not null);

        Assert.Equal([10, 10, 5], parts.Select(part => part.Length));
        Assert.Equal(Enumerable.Range(0, 25).Select(number => $"1.0.{number}"), parts.SelectMany(part => part));
    }

    [Fact]
    public async Task A_list_that_ends_with_its_part_has_no_next_part()
    {
        await using var database = await WithRuns(10);

        var page = await database.With(db => db.VersionRuns.PageAsync<VersionRun, VersionRunId>(null, 10, Stop));

        Assert.Equal(10, page.Items.Count);
        Assert.Null(page.After);
    }

    [Fact]
    public async Task Rows_removed_meanwhile_shift_nothing()
    {
        await using var database = await WithRuns(20);
        var first = await database.With(db => db.VersionRuns.PageAsync<VersionRun, VersionRunId>(null, 10, Stop));
        await database.With(db => db.VersionRuns.Where(run => run.Id == first.Items[0].Id || run.Id == first.Items[9].Id).ExecuteDeleteAsync(Stop));

        var second = await database.With(db => db.VersionRuns.PageAsync(first.After, 10, Stop));

        Assert.Equal("1.0.10", second.Items[0].Version);
    }

    [Fact]
    public async Task Who_asks_for_more_than_the_largest_part_gets_the_largest()
    {
        await using var database = await WithRuns(Paging.Largest + 1);

        var page = await database.With(db => db.VersionRuns.PageAsync<VersionRun, VersionRunId>(null, int.MaxValue, Stop));

        Assert.Equal(Paging.Largest, page.Items.Count);
        Assert.NotNull(page.After);
    }

    [Fact]
    public async Task A_part_of_nothing_cannot_be_asked_for()
    {
        await using var database = await newDatabase();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => database.With(db => db.VersionRuns.PageAsync<VersionRun, VersionRunId>(null, 0, Stop)));
    }

    async Task<TestDatabase> WithRuns(int count)
    {
        var database = await newDatabase();
        await database.With(async db =>
        {
            await db.Database.MigrateAsync(Stop);
            await using var together = await db.Database.BeginTransactionAsync(Stop);
            // Written backwards, so that the order of the table's file is not the order asked for.
            foreach (var number in Enumerable.Range(0, count).Reverse())
            {
                var at = database.Clock.Now.AddMilliseconds(number);
                db.Add(new VersionRun { Id = RowId.New<VersionRunId>(at), Version = $"1.0.{number}", FirstStartedAt = at, LastStartedAt = at });
                await db.SaveChangesAsync(Stop);
            }

            await together.CommitAsync(Stop);
            return count;
        });
        return database;
    }
}
