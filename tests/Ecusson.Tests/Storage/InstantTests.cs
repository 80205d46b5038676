using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Storage;

public sealed class InstantsOnSqliteTests() : InstantTests(SqliteTestDatabase.New);

public sealed class InstantsOnPostgreSqlTests() : InstantTests(PostgreSqlTestDatabase.New);

/// <summary>Both engines keep and order instants alike.</summary>
public abstract class InstantTests
{
    static readonly DateTimeOffset[] Instants =
    [
        new(1, 1, 2, 0, 0, 0, TimeSpan.Zero),
        new(1969, 12, 31, 23, 59, 59, 999, TimeSpan.Zero),
        DateTimeOffset.UnixEpoch,
        new(2026, 3, 29, 1, 59, 59, 999, TimeSpan.FromHours(1)),
        new(2026, 3, 29, 3, 0, 0, TimeSpan.FromHours(2)),
        new(2026, 3, 29, 3, 0, 0, 1, TimeSpan.FromHours(2)),
        new(2026, 3, 29, 1, 0, 0, 2, TimeSpan.Zero),
        new(9999, 12, 30, 0, 0, 0, TimeSpan.FromHours(-12)),
    ];

    readonly Func<Task<TestDatabase>> newDatabase;

    private protected InstantTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Instants_come_back_the_same_and_in_order_whatever_their_offset()
    {
        await using var database = await WithRunsAt(Instants.Reverse());

        var read = await database.With(db => db.VersionRuns.OrderBy(run => run.FirstStartedAt).Select(run => run.FirstStartedAt).ToListAsync(Stop));

        Assert.Equal(Instants, read);
        Assert.All(read, instant => Assert.Equal(TimeSpan.Zero, instant.Offset));
    }

    [Fact]
    public async Task Instants_are_compared_by_the_database()
    {
        await using var database = await WithRunsAt(Instants);
        var middle = Instants[4].ToOffset(TimeSpan.FromHours(-5));

        Assert.Equal(4, await database.With(db => db.VersionRuns.CountAsync(run => run.FirstStartedAt < middle, Stop)));
        Assert.Equal(1, await database.With(db => db.VersionRuns.CountAsync(run => run.FirstStartedAt == middle, Stop)));
        Assert.Equal(3, await database.With(db => db.VersionRuns.CountAsync(run => run.FirstStartedAt > middle, Stop)));
    }

    [Fact]
    public async Task What_is_finer_than_a_millisecond_is_dropped_on_every_engine()
    {
        var whole = new DateTimeOffset(2026, 3, 14, 9, 26, 53, 589, TimeSpan.Zero);
        await using var database = await WithRunsAt([whole.AddTicks(7932)]);

        Assert.Equal(whole, await database.With(db => db.VersionRuns.Select(run => run.FirstStartedAt).SingleAsync(Stop)));
    }

    async Task<TestDatabase> WithRunsAt(IEnumerable<DateTimeOffset> instants)
    {
        var database = await newDatabase();
        await database.With(async db =>
        {
            await db.Database.MigrateAsync(Stop);
            foreach (var (number, instant) in instants.Index())
            {
                db.Add(new VersionRun
                {
                    Id = RowId.New<VersionRunId>(database.Clock.Now), Version = $"1.0.{number}",
                    FirstStartedAt = instant, LastStartedAt = instant,
                });
            }

            return await db.SaveChangesAsync(Stop);
        });
        return database;
    }
}
