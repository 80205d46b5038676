using Ecusson.Awards;
using Ecusson.Awards.Claims;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

using static Ecusson.Tests.Awards.ClaimServers;

namespace Ecusson.Tests.Awards;

public sealed class ClaimCountOnSqliteTests() : ClaimCountTests(SqliteTestDatabase.New);

public sealed class ClaimCountOnPostgreSqlTests() : ClaimCountTests(PostgreSqlTestDatabase.New);

/// <summary>Many claims at the same moment, on several servers, and what is granted of them.</summary>
public abstract class ClaimCountTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected ClaimCountTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_300_at_once_on_two_servers_as_many_as_the_limit_says_are_taken_and_nobody_below_it_is_turned_away()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var one = Server(house);
        await using var other = Server(house);
        var link = await Make(house, one, limit: 250);
        await house.Granted("p007@example.org");

        // One holds the badge already, which takes a place as everybody's claim does, and each tenth claims on both servers.
        var wishes = Enumerable.Range(0, 300).Select(n => (Server: n % 2 == 0 ? one : other, Address: Address(n))).Concat(Enumerable.Range(0, 30).Select(n => (Server: other, Address: Address(n * 10)))).ToList();
        var outcomes = await Task.WhenAll(wishes.Select(wish => Task.Run(() => Claim(wish.Server, link, wish.Address))));

        var claims = await house.House.Database.With(db => db.Set<Claim>().AsNoTracking().ToListAsync(Stop));
        Assert.Equal(250, claims.Count);
        var fresh = claims.Count(claim => claim.State == ClaimState.Approved);
        Assert.InRange(fresh, 249, 250);
        Assert.Equal(claims.Count, claims.Select(claim => claim.AddressKey).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(250, await Uses(house));
        Assert.All(outcomes, outcome => Assert.True(outcome is ClaimBadgeOutcome.Noted or ClaimBadgeOutcome.NotOpen, $"{outcome}"));
        var noted = wishes.Zip(outcomes).Where(pair => pair.Second is ClaimBadgeOutcome.Noted).Select(pair => pair.First.Address).ToHashSet(StringComparer.Ordinal);
        Assert.All(claims, claim => Assert.Contains(claim.Address!, noted));

        // Two servers grant them at the same time: nobody twice.
        await Task.WhenAll(Grant(one), Grant(other));
        while (await house.House.Database.With(db => db.Set<Claim>().AnyAsync(claim => claim.State == ClaimState.Approved, Stop))) await Grant(one);
        var awards = await house.House.Database.With(db => db.Set<Award>().AsNoTracking().ToListAsync(Stop));
        Assert.Equal(fresh + 1, awards.Count);
        Assert.Equal(fresh + 1, awards.Select(award => award.AddressKey).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(fresh, awards.Count(award => award.State == AwardState.Offered));
    }

    [Fact]
    public async Task Below_the_limit_nobody_is_turned_away_and_who_is_refused_makes_room()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var server = Server(house);
        var link = await Make(house, server, limit: 40, needsApproval: true);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Claim(server, link, Address(n)))), outcome => Assert.IsType<ClaimBadgeOutcome.Noted>(outcome));
        Assert.IsType<ClaimBadgeOutcome.NotOpen>(await Claim(server, link, Address(40)));
        // Who claimed before is told what everybody is told.
        Assert.IsType<ClaimBadgeOutcome.NotOpen>(await Claim(server, link, Address(3)));

        var claims = await house.House.Database.With(db => db.Set<Claim>().AsNoTracking().OrderBy(claim => claim.AddressKey).ToListAsync(Stop));
        await Ask<DecideClaim, DecideClaimOutcome>(server, decide => decide.Refuse(house.Owner, link.PublicId, claims[0].PublicId, Stop));
        Assert.Equal(39, await Uses(house));
        Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, link, Address(40)));
        Assert.IsType<DecideClaimOutcome.UsedUp>(await Ask<DecideClaim, DecideClaimOutcome>(server, decide => decide.Approve(house.Owner, link.PublicId, claims[0].PublicId, Stop)));
        var all = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Ask<DecideClaim, DecideClaimOutcome>(server, decide => decide.All(house.Owner, link.PublicId, approves: true, Stop))));
        Assert.Equal(40, all.Sum(outcome => Assert.IsType<DecideClaimOutcome.Decided>(outcome).Claims));

        // An approval can be undone as every award can, and makes room too.
        await Grant(server);
        var award = await house.House.Database.With(db => db.Set<Award>().AsNoTracking().FirstAsync(Stop));
        Assert.Equal(AwardState.Granted, award.State);
        Assert.IsType<UndoAwardOutcome.Undone>(await house.Undo(house.Owner, award.Id));
        Assert.Equal(39, await Uses(house));
        await Grant(server);
        Assert.Equal(39, await house.House.Database.With(db => db.Set<Award>().CountAsync(Stop)));
    }

    [Fact]
    public async Task A_link_that_is_closed_for_a_month_forgets_who_claimed()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var server = Server(house);
        var link = await Make(house, server, limit: null, needsApproval: true);
        await Claim(server, link, Address(1));
        await Claim(server, link, Address(2));
        house.Clock.Now += TimeSpan.FromDays(20);
        Assert.IsType<ClaimBadgeOutcome.NotOpen>(await Claim(server, link, Address(3)));
        Assert.Equal(0, await Ask<SweepClaims, int>(server, sweep => sweep.Once(Stop)));
        house.Clock.Now += TimeSpan.FromDays(20);
        Assert.Equal(2, await Ask<SweepClaims, int>(server, sweep => sweep.Once(Stop)));
        Assert.Equal(0, await Ask<SweepClaims, int>(server, sweep => sweep.Once(Stop)));
        var claims = await house.House.Database.With(db => db.Set<Claim>().AsNoTracking().ToListAsync(Stop));
        Assert.All(claims, claim => Assert.Equal((ClaimState.Refused, null, null), (claim.State, claim.Address, claim.AddressKey)));
        Assert.Equal(0, await Uses(house));
        Assert.IsType<DecideClaimOutcome.CannotBe>(await Ask<DecideClaim, DecideClaimOutcome>(server, decide => decide.Approve(house.Owner, link.PublicId, claims[0].PublicId, Stop)));
    }
}
