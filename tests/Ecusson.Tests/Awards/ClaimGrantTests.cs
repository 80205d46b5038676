using System.Security.Cryptography;
using Ecusson.Awards;
using Ecusson.Awards.Claims;
using Ecusson.Badges;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using static Ecusson.Tests.Awards.ClaimServers;

namespace Ecusson.Tests.Awards;

public sealed class ClaimGrantOnSqliteTests() : ClaimGrantTests(SqliteTestDatabase.New);

public sealed class ClaimGrantOnPostgreSqlTests() : ClaimGrantTests(PostgreSqlTestDatabase.New)
{
    /// <summary>On SQLite every writer waits for every other.</summary>
    [Fact]
    public async Task Whoever_approves_all_waits_for_whoever_has_the_link_s_row_in_hand()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var house = await AwardHouse.New(PostgreSqlTestDatabase.New);
        await using var server = Server(house);
        var link = await Make(house, server, limit: null, needsApproval: true);
        for (var n = 0; n < 3; n++) await Claim(server, link, $"person{n}@example.org");
        Task<DecideClaimOutcome>? approving = null;
        await house.House.Database.With(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await db.Set<ClaimLink>().Where(row => row.Id == link.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Uses, row => row.Uses), stop);
            approving = Task.Run(() => Ask<DecideClaim, DecideClaimOutcome>(server, decide => decide.All(house.Owner, link.PublicId, approves: true, stop)));
            while (await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()").SingleAsync(stop) == 0)
            {
                Assert.False(approving.IsCompleted, "It did not wait.");
                await Task.Delay(20, stop);
            }

            await transaction.CommitAsync(stop);
            return 0;
        });
        Assert.Equal(new DecideClaimOutcome.Decided(3), await approving!);
    }
}

/// <summary>What is granted of claims while other things go on, or go wrong.</summary>
public abstract class ClaimGrantTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected ClaimGrantTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Links_whose_claims_cannot_be_granted_hold_up_no_other()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var server = Server(house);
        List<(BadgeId Badge, ClaimLink Link)> links = [];
        for (var n = 0; n < 5; n++)
        {
            var badge = await house.Publish(house.Organization);
            links.Add((badge, await Make(house, server, limit: null, badge: badge)));
        }

        // The last link's first.
        links = [.. links.OrderBy(each => $"{each.Link.Id.Value}", StringComparer.Ordinal)];
        for (var n = 4; n >= 0; n--) Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, links[n].Link, Address(n)));

        // All but the third: whatever order they come in, one that fails comes first.
        var broken = links.Where((_, at) => at != 2).Select(each => each.Badge).ToList();
        await house.House.Database.With(db => db.Set<Badge>().Where(badge => broken.Contains(badge.Id)).ExecuteUpdateAsync(set => set.SetProperty(badge => badge.PublishedNumber, 9), Stop));
        var failure = await Assert.ThrowsAsync<AggregateException>(() => Grant(server));
        // In one order however often it is tried: what is said is the same then.
        Assert.Equal(links.Where((_, at) => at != 2).Select(each => $"Claims of link {each.Link.Id.Value} were not granted."), failure.InnerExceptions.Select(each => each.Message));
        Assert.Equal(ClaimState.Granted, (await Claims(house, links[2].Link))[0].State);
        foreach (var (_, link) in links.Where((_, at) => at != 2)) Assert.Equal(ClaimState.Approved, (await Claims(house, link))[0].State);
    }

    [Fact]
    public async Task Of_a_claim_that_could_not_be_granted_the_operator_reads_why_and_the_desk_approves_it_again()
    {
        await using var house = await AwardHouse.New(newDatabase);
        using var log = new Said();
        await using var server = Server(house, log: log);
        var link = await Make(house, server, limit: 3);
        for (var n = 0; n < 3; n++) await Claim(server, link, Address(n), name: "Ada Lovelace");
        await house.Poison(Address(1));
        Assert.Equal(3, await Grant(server));
        var claims = (await Claims(house, link)).OrderBy(claim => claim.AddressKey, StringComparer.Ordinal).ToList();
        Assert.Equal([ClaimState.Granted, ClaimState.Failed, ClaimState.Granted], claims.Select(claim => claim.State));
        Assert.Equal(2, await Uses(house, link));
        var line = Assert.Single(log.Lines);
        Assert.StartsWith($"Claims of link {link.Id.Value} cannot be granted: ", line, StringComparison.Ordinal);
        foreach (var personal in (string[])["example.org", "Lovelace"]) Assert.DoesNotContain(personal, line, StringComparison.Ordinal);

        // It gave its place back, and takes one again.
        Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, link, Address(3)));
        Assert.IsType<DecideClaimOutcome.UsedUp>(await Approve());
        await house.House.Database.With(db => db.Set<ClaimLink>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Limit, 4), Stop));
        await house.Cure();
        Assert.IsType<DecideClaimOutcome.Decided>(await Approve());
        Assert.Equal(2, await Grant(server));
        Assert.All(await Claims(house, link), claim => Assert.Equal(ClaimState.Granted, claim.State));
        Assert.Equal(4, await Uses(house, link));

        Task<DecideClaimOutcome> Approve() => Ask<DecideClaim, DecideClaimOutcome>(server, decide => decide.Approve(house.Owner, link.PublicId, claims[1].PublicId, Stop));
    }

    [Fact]
    public async Task Claims_that_were_overtaken_by_a_list_are_granted_in_the_same_round()
    {
        await using var house = await AwardHouse.New(newDatabase);
        using var random = new Interfering();
        await using var server = Server(house, random);
        var link = await Make(house, server, limit: null);
        for (var n = 0; n < 20; n++) await Claim(server, link, Address(n));
        // At the very moment at which the awards are made, somebody else takes their places in the status list.
        random.Before = () => house.Granted("list@example.org");
        Assert.Equal(20, await Grant(server));
        Assert.All(await Claims(house, link), claim => Assert.Equal(ClaimState.Granted, claim.State));
    }

    [Fact]
    public async Task Who_turns_out_to_hold_the_badge_keeps_the_place_so_that_the_places_left_tell_nothing()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var server = Server(house);
        var link = await Make(house, server, limit: 1);
        Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, link, Address(1)));
        await house.Granted(Address(1));
        await Grant(server);
        Assert.Equal(ClaimState.HeldAlready, (await Claims(house, link))[0].State);
        Assert.Equal(1, await Uses(house, link));
        Assert.IsType<ClaimBadgeOutcome.NotOpen>(await Claim(server, link, Address(2)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_decided_granted_and_forgotten_at_the_same_moment_gives_each_place_back_once(bool approves)
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var one = Server(house);
        await using var other = Server(house);
        for (var round = 0; round < 4; round++)
        {
            var (link, approved) = (await Make(house, one, limit: null, needsApproval: true), await Make(house, one, limit: null));
            await Task.WhenAll(Enumerable.Range(round * 40, 40).SelectMany(n => (Task[])[Claim(one, link, Address(n)), Claim(one, approved, Address(n + 500))]));
            house.Clock.Now += TimeSpan.FromDays(40);
            await Task.WhenAll(
                Task.Run(() => Ask<DecideClaim, DecideClaimOutcome>(one, decide => decide.All(house.Owner, link.PublicId, approves, Stop))), Task.Run(() => Grant(one)),
                Task.Run(() => Ask<SweepClaims, int>(other, sweep => sweep.Once(Stop))), Task.Run(() => Ask<SweepClaims, int>(one, sweep => sweep.Once(Stop))));
            foreach (var each in (ClaimLink[])[link, approved]) Assert.Equal((await Claims(house, each)).Count(claim => claim.State == ClaimState.Granted), await Uses(house, each));
            if (!approves) Assert.Equal(0, await Uses(house, link));
        }
    }

    /// <summary>Keeps what is told of granting.</summary>
    sealed class Said : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => categoryName == typeof(GrantClaims).FullName ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add($"{formatter(state, exception)}{exception}");

        public void Dispose()
        {
        }
    }

    /// <summary>Does something of somebody else's when randomness is first asked for.</summary>
    sealed class Interfering : RandomNumberGenerator
    {
        public Func<Task>? Before { get; set; }

        public override void GetBytes(byte[] data)
        {
            if (Before is { } act)
            {
                Before = null;
                Task.Run(act).Wait();
            }

            Fill(data);
        }
    }
}
