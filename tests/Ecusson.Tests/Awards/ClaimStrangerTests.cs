using Ecusson.Awards;
using Ecusson.Awards.Claims;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using static Ecusson.Tests.Awards.ClaimServers;

namespace Ecusson.Tests.Awards;

public sealed class ClaimStrangerOnSqliteTests() : ClaimStrangerTests(SqliteTestDatabase.New);

public sealed class ClaimStrangerOnPostgreSqlTests() : ClaimStrangerTests(PostgreSqlTestDatabase.New);

/// <summary>What somebody who only found a code can do with it, and what they learn.</summary>
public abstract class ClaimStrangerTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected ClaimStrangerTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Strangers_claim_by_a_link_as_often_as_a_full_hall_does_in_a_minute_and_members_beside_them()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var server = Server(house);
        var link = await Make(house, server, limit: null);
        var member = await house.House.Person("member@example.org");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, ClaimIntake.StrangersPerMinute + 10).Select(n => Claim(server, link, Address(n), receipt: Address(n))));
        Assert.Equal(ClaimIntake.StrangersPerMinute, outcomes.Count(outcome => outcome is ClaimBadgeOutcome.Noted));
        Assert.Equal(10, outcomes.Count(outcome => outcome is ClaimBadgeOutcome.TooMany));
        Assert.IsType<ClaimBadgeOutcome.TooMany>(await Claim(server, link, "late@example.org"));
        // Whose browser was told before is told so again, and nobody else learns who was noted; who has signed in needs not wait.
        var noted = (await Claims(house, link))[0].Address!;
        Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, link, noted, receipt: noted));
        foreach (var receipt in (string?[])["other's", null]) Assert.IsType<ClaimBadgeOutcome.TooMany>(await Claim(server, link, noted, receipt));
        Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, link, noted, actor: await house.House.Person(noted)));
        Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, link, "member@example.org", actor: member));
        house.Clock.Now += TimeSpan.FromSeconds(61);
        Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, link, "late@example.org"));
    }

    [Fact]
    public async Task Strangers_send_one_address_no_more_badges_in_a_day_than_a_fair_has_stands()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var server = Server(house);
        for (var n = 0; n < ClaimIntake.LinksPerDay; n++) Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, await Make(house, server, limit: null), "victim@example.org"));
        var next = await Make(house, server, limit: null);
        Assert.IsType<ClaimBadgeOutcome.TooMany>(await Claim(server, next, "Victim@example.org"));
        Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, next, "other@example.org"));
        house.Clock.Now += TimeSpan.FromHours(23);
        Assert.IsType<ClaimBadgeOutcome.TooMany>(await Claim(server, next, "victim@example.org"));
        Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, next, "victim@example.org", actor: await house.House.Person("victim@example.org")));
    }

    [Fact]
    public async Task A_name_that_a_stranger_wrote_beside_a_member_s_address_goes_when_the_member_accepts_and_until_then_tells_nobody_that_they_are_one()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var server = Server(house);
        var link = await Make(house, server, limit: null);
        var member = await house.House.Person("member@example.org");
        await Claim(server, link, "member@example.org", name: "Votre remboursement");
        await Claim(server, link, "guest@example.org", name: "Zoé");
        await Grant(server);
        var awards = await Awards();
        foreach (var (address, name) in ((string, string)[])[("member@example.org", "Votre remboursement"), ("guest@example.org", "Zoé")]) Assert.Equal((name, true), (awards[address].HolderName, awards[address].IsNameClaimed));

        await house.AnswerAs(member, awards["member@example.org"].Id);
        var guest = await house.House.Person("guest@example.org");
        await house.AnswerAs(guest, awards["guest@example.org"].Id);
        awards = await Awards();
        Assert.Null(awards["member@example.org"].HolderName);
        Assert.DoesNotContain("remboursement", awards["member@example.org"].SearchText, StringComparison.Ordinal);
        Assert.Equal("Zoé", awards["guest@example.org"].HolderName);

        // Turned down and taken all the same, it keeps the name that its holder wrote.
        foreach (var accepts in (bool[])[false, true]) await house.AnswerAs(guest, awards["guest@example.org"].Id, accepts);
        Assert.Equal("Zoé", (await Awards())["guest@example.org"].HolderName);

        Task<Dictionary<string, Award>> Awards() => house.House.Database.With(db => db.Set<Award>().AsNoTracking().ToDictionaryAsync(award => award.AddressKey!, Stop));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_last_place_is_taken_alike_by_who_holds_the_badge_and_who_does_not(bool holds)
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var server = Server(house);
        var link = await Make(house, server, limit: 1);
        if (holds) await house.Granted("ada@example.org");
        Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, link, "ada@example.org"));
        Assert.Equal(1, await Uses(house, link));
        foreach (var address in (string[])["ada@example.org", "bob@example.org"]) Assert.IsType<ClaimBadgeOutcome.NotOpen>(await Claim(server, link, address));
    }

    [Fact]
    public async Task Who_took_the_last_place_and_sends_the_form_again_is_told_so_and_nobody_else_is_told_who_it_was()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var server = Server(house);
        var link = await Make(house, server, limit: 2);
        var member = await house.House.Person("member@example.org");
        Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, link, "member@example.org", receipt: "member's"));
        // Two taps at the same moment.
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Claim(server, link, "ada@example.org", receipt: "ada's"))), outcome => Assert.IsType<ClaimBadgeOutcome.Noted>(outcome));
        Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, link, "ada@example.org", receipt: "ada's"));
        foreach (var receipt in (string?[])["other's", null]) Assert.IsType<ClaimBadgeOutcome.NotOpen>(await Claim(server, link, "ada@example.org", receipt));
        Assert.IsType<ClaimBadgeOutcome.NotOpen>(await Claim(server, link, "bob@example.org", receipt: "ada's"));
        Assert.IsType<ClaimBadgeOutcome.Noted>(await Claim(server, link, "member@example.org", actor: member));
        Assert.Equal(2, (await Claims(house, link)).Count);
    }
}
