using Ecusson.Journal;
using Ecusson.Storage;
using Ecusson.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Tests.Journal;

public sealed class JournalWatchOnSqliteTests() : JournalWatchTests(SqliteTestDatabase.New);

public sealed class JournalWatchOnPostgreSqlTests() : JournalWatchTests(PostgreSqlTestDatabase.New)
{
    [Fact]
    public async Task An_open_transaction_holds_up_nothing_and_what_it_wrote_is_told_once_it_ends()
    {
        await using var house = await JournalHouse.Open(PostgreSqlTestDatabase.New);
        var server = house.Server(services => services.AddSingleton<JournalWatch>());
        var watch = server.GetRequiredService<JournalWatch>();
        await using var slow = server.CreateAsyncScope();
        var early = slow.ServiceProvider.GetRequiredService<EcussonDb>();
        await using var open = await early.Database.BeginTransactionAsync(Stop);
        var first = slow.ServiceProvider.GetRequiredService<JournalWriter>().Note(Actor.Server, "thing.happened", Guid.NewGuid());
        await early.SaveChangesAsync(Stop);
        await watch.Look(Stop);

        var second = await house.Note(Guid.NewGuid());
        Assert.True(first.Number < second.Number);
        Assert.Equal([second.Subject], Subjects(await watch.Look(Stop)));

        await open.CommitAsync(Stop);
        Assert.Contains(first.Subject, Subjects(await watch.Look(Stop)));
    }
}

/// <summary>What any server wrote is told at the next look, on each engine.</summary>
public abstract class JournalWatchTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected JournalWatchTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_look_finds_its_place_and_each_later_one_tells_what_came_between()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var watch = house.Server(services => services.AddSingleton<JournalWatch>()).GetRequiredService<JournalWatch>();
        await house.Note(Guid.NewGuid());
        Assert.Null(await watch.Look(Stop));
        Assert.Empty(Subjects(await watch.Look(Stop)));

        var (one, two) = (await house.Note(Guid.NewGuid(), "badge.published"), await house.Note(Guid.NewGuid()));
        var told = await watch.Look(Stop);
        Assert.Contains(new Happening("badge.published", one.Subject, Organization: null), Assert.IsAssignableFrom<IEnumerable<Happening>>(told));
        Assert.Contains(two.Subject, Subjects(told));
        Assert.Empty(Subjects(await watch.Look(Stop)));
    }

    [Fact]
    public async Task After_a_look_that_failed_the_next_one_says_that_everything_may_have_happened()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var watch = house.Server(services => services.AddSingleton<JournalWatch>()).GetRequiredService<JournalWatch>();
        await watch.Look(Stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch.Look(new CancellationToken(canceled: true)));
        Assert.Null(await watch.Look(Stop));
        Assert.Empty(Subjects(await watch.Look(Stop)));
    }

    private protected static IEnumerable<Guid> Subjects(IReadOnlyList<Happening>? told) => Assert.IsAssignableFrom<IEnumerable<Happening>>(told).Select(happening => happening.Subject);
}
