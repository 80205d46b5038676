using System.Security.Cryptography;
using Ecusson.Awards;
using Ecusson.Awards.Claims;
using Ecusson.Badges;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using static Ecusson.Tests.Awards.ClaimServers;

namespace Ecusson.Tests.Awards;

public sealed class ClaimGrantOnSqliteTests() : ClaimGrantTests(SqliteTestDatabase.New);

public sealed class ClaimGrantOnPostgreSqlTests() : ClaimGrantTests(PostgreSqlTestDatabase.New);

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
            Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, links[n].Link, Address(n)));
        }

        // All but the third: whatever order they come in, one that fails comes first.
        var broken = links.Where((_, at) => at != 2).Select(each => each.Badge).ToList();
        await house.House.Database.With(db => db.Set<Badge>().Where(badge => broken.Contains(badge.Id)).ExecuteUpdateAsync(set => set.SetProperty(badge => badge.PublishedNumber, 9), Stop));
        var failure = await Assert.ThrowsAsync<AggregateException>(() => Grant(server));
        Assert.Equal(4, failure.InnerExceptions.Count);
        Assert.Equal(ClaimState.Granted, (await Claims(house, links[2].Link))[0].State);
        foreach (var (_, link) in links.Where((_, at) => at != 2)) Assert.Equal(ClaimState.Approved, (await Claims(house, link))[0].State);
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

    [Fact]
    public async Task What_is_refused_granted_and_forgotten_at_the_same_moment_gives_each_place_back_once()
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
                Task.Run(() => Ask<DecideClaim, DecideClaimOutcome>(one, decide => decide.All(house.Owner, link.PublicId, approves: false, Stop))), Task.Run(() => Grant(one)),
                Task.Run(() => Ask<SweepClaims, int>(other, sweep => sweep.Once(Stop))), Task.Run(() => Ask<SweepClaims, int>(one, sweep => sweep.Once(Stop))));
            Assert.Equal(0, await Uses(house, link));
            Assert.Equal((await Claims(house, approved)).Count(claim => claim.State == ClaimState.Granted), await Uses(house, approved));
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
