using System.Text;
using Ecusson.Awards;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Awards;

public sealed class HolderNameOnSqliteTests() : HolderNameTests(SqliteTestDatabase.New);

public sealed class HolderNameOnPostgreSqlTests() : HolderNameTests(PostgreSqlTestDatabase.New);

/// <summary>How a holder is called where the issuer gave no name, and what is known of an award that another stands in place of.</summary>
public abstract class HolderNameTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected HolderNameTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_holders_own_name_is_shown_once_they_have_accepted_and_wish_it_and_never_signed()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@example.org");
        var ada = await house.House.Person("ada@example.org");
        await house.AnswerAs(ada, award.Id);
        Assert.IsType<ShowAwardOutcome.Nameless>(await house.Name(ada, award.Id, isIn: true));

        await Call(house, ada, "Ada Byron");
        await house.Show(ada, award.Id, Visibility.Everyone);
        Assert.Null((await house.See(award.PublicId, Viewer.Public))!.HolderName);
        await house.Show(ada, award.Id, Visibility.Everyone, showsName: true);
        Assert.Equal("Ada Byron", (await house.See(award.PublicId, Viewer.Public))!.HolderName);
        Assert.Equal("Ada Byron", Assert.Single(await house.Mine(ada)).HolderName);
        Assert.IsType<ShowAwardOutcome.Nameless>(await house.Name(ada, award.Id, isIn: true));
        Assert.DoesNotContain("Ada Byron", Encoding.UTF8.GetString(await Newest(house, award.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_award_is_known_by_its_address_and_the_one_in_its_place_carries_the_name_on()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var old = await house.Offered("ada@example.org", "Ada Byron");
        var ada = await house.House.Person("ada@example.org");
        await house.AnswerAs(ada, old.Id);
        await house.Name(ada, old.Id, isIn: true);

        var right = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, old.Id, new AwardForm { Address = "" }, "La date était fausse.")).Award;

        Assert.True(right.NameInCredential);
        Assert.Contains("Ada Byron", Encoding.UTF8.GetString(await Newest(house, right.Id)), StringComparison.Ordinal);
        Assert.Equal(new ReplacedAward(house.Clock.Now, By: null), await Replaced(house, house.House.Site.Award(old.PublicId)));
        foreach (var none in (string?[])[house.House.Site.Award(right.PublicId), $"https://elsewhere.example/awards/{old.PublicId}", "urn:uuid:0", "", null]) Assert.Null(await Replaced(house, none));
        await house.Show(ada, right.Id, Visibility.Everyone);
        Assert.Equal(right.PublicId, (await Replaced(house, house.House.Site.Award(old.PublicId)))!.By);
    }

    static Task<EditProfileOutcome> Call(AwardHouse house, Actor person, string name) => house.House.Database.With(async db =>
    {
        var version = await db.Set<Person>().Where(row => row.Id == person.Person()).Select(row => row.Version).SingleAsync(Stop);
        return await new EditProfile(db, new JournalWriter(db, house.Clock)).Of(person, name, "fr", version, Stop);
    });

    static Task<ReplacedAward?> Replaced(AwardHouse house, string? id) => house.House.Database.With(db => new ReplacedAwards(db, house.House.Site).Of(id, house.Organization.PublicId, Stop));

    static Task<byte[]> Newest(AwardHouse house, AwardId id) => house.House.Database.With(db => db.Set<SignedCredential>()
        .Where(credential => credential.AwardId == id && credential.Format == CredentialFormat.Json).OrderByDescending(credential => credential.Number).Select(credential => credential.Bytes).FirstAsync(Stop));
}
