using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Tests.Journal;

public sealed class ReactionsOnSqliteTests() : ReactionTests(SqliteTestDatabase.New);

public sealed class ReactionsOnPostgreSqlTests() : ReactionTests(PostgreSqlTestDatabase.New)
{
    [Fact]
    public async Task An_entry_that_is_committed_after_one_with_a_later_number_is_not_skipped()
    {
        await using var house = await JournalHouse.Open(PostgreSqlTestDatabase.New);
        var reaction = new SampleReaction();
        var server = house.Server(services => services.AddSingleton<IReaction>(reaction));
        await using var slow = server.CreateAsyncScope();
        var early = slow.ServiceProvider.GetRequiredService<EcussonDb>();
        await using var open = await early.Database.BeginTransactionAsync(Stop);
        var first = slow.ServiceProvider.GetRequiredService<JournalWriter>().Note(Actor.Server, "thing.happened", Guid.NewGuid());
        await early.SaveChangesAsync(Stop);

        var second = await house.Note(Guid.NewGuid());
        Assert.True(first.Number < second.Number);
        for (var looks = 0; looks < 5; looks++) await server.GetRequiredService<RunReactions>().Once(reaction.Name, Stop);
        Assert.Empty(reaction.Seen);

        await open.CommitAsync(Stop);
        await JournalHouse.Run(server, reaction.Name, () => Task.FromResult(reaction.Seen.Count == 2));
        Assert.Equal([first.Number, second.Number], reaction.Seen.Select(seen => seen.Number));
    }
}

/// <summary>Every entry comes to every reaction that wants it, in order for its subject, whatever fails.</summary>
public abstract class ReactionTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected ReactionTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_entry_of_its_kinds_comes_once_and_in_order()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var (reaction, other) = (new SampleReaction(), new SampleReaction("other"));
        var server = house.Server(services => services.AddSingleton<IReaction>(reaction).AddSingleton<IReaction>(other));
        var written = new List<long>();
        for (var i = 0; i < RunReactions.Batch + 20; i++)
        {
            written.Add((await house.Note(Guid.NewGuid())).Number);
            if (i % 10 == 0) await house.Note(Guid.NewGuid(), "another.kind");
        }

        await JournalHouse.Run(server, reaction.Name, () => Task.FromResult(reaction.Seen.Count >= written.Count));
        Assert.False(await server.GetRequiredService<RunReactions>().Once(reaction.Name, Stop));

        Assert.Equal(written, reaction.Seen.Select(seen => seen.Number));
        Assert.Empty(other.Seen);
        await JournalHouse.Run(server, other.Name, () => Task.FromResult(other.Seen.Count >= written.Count));
        Assert.Equal(written, other.Seen.Select(seen => seen.Number));
    }

    [Fact]
    public async Task What_a_reaction_does_not_want_is_neither_read_for_it_nor_counted_as_late_and_its_place_goes_past_it()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var reaction = new SampleReaction();
        var server = house.Server(services => services.AddSingleton<IReaction>(reaction));
        await Many(house, RunReactions.Skipped, "another.kind");
        Assert.False(await server.GetRequiredService<RunReactions>().Once(reaction.Name, Stop));
        Assert.Equal(0, await Place());

        var last = (await house.Note(Guid.NewGuid(), "another.kind")).Number;
        house.Clock.Now += JournalLag.Late * 2;
        await using (var scope = server.CreateAsyncScope())
            Assert.False((await new JournalHealth(scope.ServiceProvider.GetRequiredService<EcussonDb>(), [reaction], house.Clock).Lag(Stop)).IsLate);
        for (var looks = 0; looks < 50 && await Place() != last; looks++)
        {
            Assert.False(await server.GetRequiredService<RunReactions>().Once(reaction.Name, Stop));
            // On PostgreSQL another database of the same server may hold a transaction open.
            await Task.Delay(TimeSpan.FromMilliseconds(100), Stop);
        }

        Assert.Equal(last, await Place());
        var wanted = (await house.Note(Guid.NewGuid())).Number;
        await JournalHouse.Run(server, reaction.Name, () => Task.FromResult(reaction.Seen.Count == 1));
        Assert.Equal([wanted], reaction.Seen.Select(seen => seen.Number));

        Task<long> Place() => house.With(db => db.Set<ReactionCursor>().Where(cursor => cursor.Reaction == reaction.Name).Select(cursor => cursor.Number).SingleOrDefaultAsync(Stop));
    }

    static Task<int> Many(JournalHouse house, int count, string kind) => house.With(db =>
    {
        var journal = new JournalWriter(db, house.Clock);
        for (var i = 0; i < count; i++) journal.Note(Actor.Server, kind, Guid.NewGuid());
        return db.SaveChangesAsync(Stop);
    });

    [Fact]
    public async Task What_fails_holds_up_its_own_subject_alone_and_goes_on_in_order()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var reaction = new SampleReaction();
        var server = house.Server(services => services.AddSingleton<IReaction>(reaction));
        var (bad, good) = (Guid.NewGuid(), Guid.NewGuid());
        reaction.Failing.Add(bad);
        var ofBad = new[] { (await house.Note(bad)).Number, (await house.Note(bad)).Number };
        var ofGood = (await house.Note(good)).Number;

        await JournalHouse.Run(server, reaction.Name, () => Task.FromResult(reaction.Seen.Count == 1));
        Assert.Equal([(good, ofGood)], reaction.Seen);
        ofBad = [.. ofBad, (await house.Note(bad)).Number];
        await JournalHouse.Run(server, reaction.Name, async () => await house.With(db => db.Set<PendingReaction>().CountAsync(Stop)) == 3);
        var kept = await house.With(db => db.Set<PendingReaction>().OrderBy(pending => pending.Number).ToListAsync(Stop));
        Assert.Equal([1, 0, 0], kept.Select(pending => pending.Attempts));
        Assert.Contains("InvalidOperationException", kept[0].Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("zoe@example.org", kept[0].Reason, StringComparison.Ordinal);

        reaction.Failing.Clear();
        await server.GetRequiredService<RunReactions>().Once(reaction.Name, Stop);
        Assert.Single(reaction.Seen);
        house.Clock.Now += TimeSpan.FromSeconds(11);
        await JournalHouse.Run(server, reaction.Name, () => Task.FromResult(reaction.Seen.Count == 4));
        Assert.Equal(ofBad, reaction.Seen.Where(seen => seen.Subject == bad).Select(seen => seen.Number));
        Assert.Equal(0, await house.With(db => db.Set<PendingReaction>().CountAsync(Stop)));
    }

    [Fact]
    public async Task What_fails_too_often_is_parked_until_the_operator_says_again()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var reaction = new SampleReaction();
        var server = house.Server(services => services.AddSingleton<IReaction>(reaction));
        var (number, behind) = await Failed(house, server, reaction);
        for (var tries = 0; tries < 20; tries++)
        {
            house.Clock.Now += TimeSpan.FromHours(3);
            await server.GetRequiredService<RunReactions>().Once(reaction.Name, Stop);
        }

        await using var scope = server.CreateAsyncScope();
        var failed = Assert.Single((await scope.ServiceProvider.GetRequiredService<FailedReactions>().For(Actor.Server, Stop))!);
        Assert.Equal((number, 6, 1), (failed.Number, failed.Attempts, failed.Behind));
        Assert.NotNull(failed.ParkedAt);

        var retry = scope.ServiceProvider.GetRequiredService<RetryReaction>();
        var stranger = new PersonId(Guid.NewGuid()).Acting(Door.Browser);
        Assert.Null(await scope.ServiceProvider.GetRequiredService<FailedReactions>().For(stranger, Stop));
        Assert.IsType<RetryReactionOutcome.NotAllowed>(await retry.Again(stranger, reaction.Name, number, Stop));
        Assert.IsType<RetryReactionOutcome.NotAllowed>(await retry.GiveUp(Actor.Nobody, reaction.Name, number, Stop));
        reaction.Failing.Clear();
        Assert.IsType<RetryReactionOutcome.Retried>(await retry.Again(Actor.Server, reaction.Name, number, Stop));
        await JournalHouse.Run(server, reaction.Name, () => Task.FromResult(reaction.Seen.Count == 2));
        Assert.Equal([number, behind], reaction.Seen.Select(seen => seen.Number));
        Assert.IsType<RetryReactionOutcome.Gone>(await retry.Again(Actor.Server, reaction.Name, number, Stop));
    }

    [Fact]
    public async Task What_the_operator_gives_up_holds_up_nothing_more()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var reaction = new SampleReaction();
        var server = house.Server(services => services.AddSingleton<IReaction>(reaction));
        var (number, behind) = await Failed(house, server, reaction);
        reaction.Failing.Clear();

        await using (var scope = server.CreateAsyncScope())
            Assert.IsType<RetryReactionOutcome.GivenUp>(await scope.ServiceProvider.GetRequiredService<RetryReaction>().GiveUp(Actor.Server, reaction.Name, number, Stop));

        await JournalHouse.Run(server, reaction.Name, () => Task.FromResult(reaction.Seen.Count == 1));
        Assert.Equal([behind], reaction.Seen.Select(seen => seen.Number));
    }

    [Fact]
    public async Task One_server_reads_at_a_time_and_another_takes_over_when_it_is_gone()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var entered = new TaskCompletionSource();
        var stuck = new SampleReaction { Then = async (_, stop) => { entered.TrySetResult(); await Task.Delay(Timeout.Infinite, stop); } };
        var fresh = new SampleReaction();
        var first = house.Server(services => services.AddSingleton<IReaction>(stuck)).GetRequiredService<RunReactions>();
        var second = house.Server(services => services.AddSingleton<IReaction>(fresh));
        await house.Note(Guid.NewGuid());
        using var death = new CancellationTokenSource();
        var working = Task.Run(async () => { while (!entered.Task.IsCompleted) await first.Once(stuck.Name, death.Token); }, Stop);
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);

        Assert.False(await second.GetRequiredService<RunReactions>().Once(fresh.Name, Stop));
        Assert.Empty(fresh.Seen);
        house.Clock.Now += TimeSpan.FromMinutes(2);
        await JournalHouse.Run(second, fresh.Name, () => Task.FromResult(fresh.Seen.Count == 1));

        await death.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => working);
    }

    [Fact]
    public async Task How_far_reactions_are_behind_is_measured()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var reaction = new SampleReaction();
        var server = house.Server(services => services.AddSingleton<IReaction>(reaction));
        var bad = Guid.NewGuid();
        reaction.Failing.Add(bad);
        Assert.Equal(new JournalLag(TimeSpan.Zero, 0), await Lag());
        await house.Note(bad);
        house.Clock.Now += TimeSpan.FromMinutes(4);
        Assert.Equal(new JournalLag(TimeSpan.FromMinutes(4), 0), await Lag());
        await JournalHouse.Run(server, reaction.Name, async () => await house.With(db => db.Set<PendingReaction>().AnyAsync(Stop)));
        Assert.Equal(new JournalLag(TimeSpan.FromMinutes(4), 0), await Lag());
        for (var tries = 0; tries < 20; tries++)
        {
            house.Clock.Now += TimeSpan.FromHours(3);
            await server.GetRequiredService<RunReactions>().Once(reaction.Name, Stop);
        }

        Assert.Equal(new JournalLag(TimeSpan.Zero, 1), await Lag());

        async Task<JournalLag> Lag()
        {
            await using var scope = server.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<JournalHealth>().Lag(Stop);
        }
    }

    [Fact]
    public async Task The_bell_rings_when_an_entry_is_saved()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var server = house.Server();
        await using var scope = server.CreateAsyncScope();
        var next = server.GetRequiredService<Bell>().Next;
        scope.ServiceProvider.GetRequiredService<JournalWriter>().Note(Actor.Server, "thing.happened", Guid.NewGuid());
        Assert.False(next.IsCompleted);
        await scope.ServiceProvider.GetRequiredService<EcussonDb>().SaveChangesAsync(Stop);
        await next.WaitAsync(TimeSpan.FromSeconds(10), Stop);
    }

    /// <summary>Notes one entry that the reaction fails on and one of the same subject that it holds up; says their numbers.</summary>
    static async Task<(long Number, long Behind)> Failed(JournalHouse house, ServiceProvider server, SampleReaction reaction)
    {
        var bad = Guid.NewGuid();
        reaction.Failing.Add(bad);
        var number = (await house.Note(bad)).Number;
        var behind = (await house.Note(bad)).Number;
        await JournalHouse.Run(server, reaction.Name, async () => await house.With(db => db.Set<PendingReaction>().CountAsync(Stop)) == 2);
        return (number, behind);
    }
}
