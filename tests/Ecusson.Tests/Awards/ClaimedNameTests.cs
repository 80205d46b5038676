using System.Text;
using Ecusson.Awards;
using Ecusson.Awards.Claims;
using Ecusson.People;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using static Ecusson.Tests.Awards.ClaimServers;

namespace Ecusson.Tests.Awards;

public sealed class ClaimedNameOnSqliteTests() : ClaimedNameTests(SqliteTestDatabase.New);

public sealed class ClaimedNameOnPostgreSqlTests() : ClaimedNameTests(PostgreSqlTestDatabase.New);

/// <summary>Whose word a name is that somebody typed with a code: its issuer's where somebody at the desk said yes, and else nobody's but their own.</summary>
public abstract class ClaimedNameTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected ClaimedNameTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_typed_with_a_code_is_signed_by_nobody_until_the_issuer_gives_it()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var server = Server(house);
        await Claim(server, await Make(house, server, limit: null), "marie@example.org", name: "Marie Curie");
        await Grant(server);
        var award = await Award(house, "marie@example.org");
        Assert.Equal(("Marie Curie", true), (award.HolderName, award.IsNameClaimed));

        var marie = await house.House.Person("marie@example.org");
        await house.AnswerAs(marie, award.Id);
        Assert.IsType<ShowAwardOutcome.Nameless>(await house.Name(marie, award.Id, isIn: true));
        await house.Show(marie, award.Id, Visibility.Everyone, showsName: true);
        var seen = (await house.See(award.PublicId, Viewer.Public))!;
        Assert.Equal(("Marie Curie", true, null), (seen.HolderName, seen.IsOwnName, seen.VouchedName));

        // Whoever corrects something else has said nothing of the name.
        var dated = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, award.Id, new AwardForm { Address = "", Story = "Une journée." }, "Il manquait le récit.")).Award;
        Assert.Equal(("Marie Curie", true), (dated.HolderName, dated.IsNameClaimed));
        Assert.IsType<ShowAwardOutcome.Nameless>(await house.Name(marie, dated.Id, isIn: true));
        var given = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, dated.Id, new AwardForm { Address = "", Name = "Marie Curie" }, "Le nom est juste.")).Award;
        Assert.False(given.IsNameClaimed);
        Assert.IsType<ShowAwardOutcome.Shown>(await house.Name(marie, given.Id, isIn: true));
        foreach (var (id, isNamed) in (IEnumerable<(AwardId, bool)>)[(award.Id, false), (dated.Id, false), (given.Id, true)])
            Assert.Equal(isNamed, (await Signed(house, id)).Any(credential => credential.Contains("Marie Curie", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_name_that_the_issuer_gives_in_place_of_ones_own_is_shown_only_once_its_holder_says_so()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var server = Server(house);
        await Claim(server, await Make(house, server, limit: null), "marie@example.org", name: "Marie C.");
        await Grant(server);
        var award = await Award(house, "marie@example.org");
        var marie = await house.House.Person("marie@example.org");
        await house.AnswerAs(marie, award.Id);
        await house.Show(marie, award.Id, Visibility.Everyone, showsName: true);

        var same = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, award.Id, new AwardForm { Address = "", Name = "Marie C." }, "Le nom est juste.")).Award;
        Assert.True(same.ShowsName);
        var gone = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, same.Id, new AwardForm { Address = "", Name = "" }, "Ce n’est pas son nom.")).Award;
        Assert.Equal((null, false), (gone.HolderName, gone.ShowsName));
        await Claim(server, await Make(house, server, limit: null), "irene@example.org", name: "Irène J.");
        await Grant(server);
        award = await Award(house, "irene@example.org");
        var irene = await house.House.Person("irene@example.org");
        await house.AnswerAs(irene, award.Id);
        await house.Show(irene, award.Id, Visibility.Everyone, showsName: true);

        var other = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, award.Id, new AwardForm { Address = "", Name = "Irène Joliot-Curie" }, "Le nom entier.")).Award;
        Assert.Equal(("Irène Joliot-Curie", false), (other.HolderName, other.ShowsName));
    }

    [Fact]
    public async Task A_name_of_one_s_own_that_the_issuer_takes_away_leaves_no_other_shown_in_its_place()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var server = Server(house);
        await Claim(server, await Make(house, server, limit: null), "marie@example.org", name: "Marie C.");
        await Grant(server);
        var award = await Award(house, "marie@example.org");
        var marie = await house.House.Person("marie@example.org");
        await house.AnswerAs(marie, award.Id);
        await house.House.Database.With(db => db.Set<Person>().Where(person => person.Id == marie.Person()).ExecuteUpdateAsync(set => set.SetProperty(person => person.Name, "Marie Dupont-Martin"), Stop));
        await house.Show(marie, award.Id, Visibility.Everyone, showsName: true);

        var nameless = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, award.Id, new AwardForm { Address = "", Name = "" }, "Ce n’est pas son nom.")).Award;

        Assert.False(nameless.ShowsName);
        Assert.Null((await house.See(nameless.PublicId, Viewer.Public))!.HolderName);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_name_that_the_desk_saw_and_approved_is_kept_whether_or_not_its_address_has_an_account(bool hasAccount)
    {
        await using var house = await AwardHouse.New(newDatabase);
        await using var server = Server(house);
        var link = await Make(house, server, limit: null, needsApproval: true);
        if (hasAccount) await house.House.Person("ada@example.org");
        await Claim(server, link, "ada@example.org", name: "Ada Lovelace");
        await Ask<DecideClaim, DecideClaimOutcome>(server, decide => decide.All(house.Owner, link.PublicId, approves: true, Stop));
        await Grant(server);
        var award = await Award(house, "ada@example.org");
        Assert.Equal(("Ada Lovelace", false), (award.HolderName, award.IsNameClaimed));
    }

    static Task<Award> Award(AwardHouse house, string address) => house.House.Database.With(db => db.Set<Award>().AsNoTracking().SingleAsync(award => award.AddressKey == address, Stop));

    static Task<List<string>> Signed(AwardHouse house, AwardId id) => house.House.Database.With(async db =>
        (await db.Set<SignedCredential>().Where(credential => credential.AwardId == id).Select(credential => credential.Bytes).ToListAsync(Stop)).ConvertAll(Encoding.UTF8.GetString));
}
