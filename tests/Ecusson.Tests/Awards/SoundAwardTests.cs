using System.Text.Json;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Credentials.Verification;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Awards;

public sealed class SoundAwardOnSqliteTests() : SoundAwardTests(SqliteTestDatabase.New);

public sealed class SoundAwardOnPostgreSqlTests() : SoundAwardTests(PostgreSqlTestDatabase.New);

/// <summary>What is signed keeps its standard, whatever was typed; what cannot is said beside its field.</summary>
public abstract class SoundAwardTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected SoundAwardTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_would_end_before_it_begins_is_not_awarded()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var today = DateOnly.FromDateTime(house.Clock.Now.UtcDateTime);
        Assert.Equal(("awardedOn", "over"), await Refusal(house, new AwardForm { Address = "ada@example.org", AwardedOn = today.AddMonths(-13) }));
        Assert.Equal(("validUntil", "over"), await Refusal(house, new AwardForm { Address = "ada@example.org", AwardedOn = today.AddMonths(-2), ValidUntil = today.AddDays(-1) }));
        var ended = await house.Publish(house.Organization, new BadgeValidity(Until: today.AddDays(-1)));
        Assert.Equal(("validUntil", "over"), await Refusal(house, new AwardForm { Address = "ada@example.org" }, ended));
        var last = Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, new AwardForm { Address = "ada@example.org", ValidUntil = today })).Award;
        Assert.All((await house.Verify(await Newest(house, last.Id), "ada@example.org")).Checks, check => Assert.Equal(Outcome.Passed, check.Outcome));
    }

    [Fact]
    public async Task What_is_over_is_not_signed_anew()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (held, waiting) = (await house.Offered("ada@example.org", "Ada"), await house.Offered("bea@example.org"));
        var ada = await house.House.Person("ada@example.org");
        await house.AnswerAs(ada, held.Id);
        house.Clock.Now += TimeSpan.FromDays(400);
        Assert.IsType<ShowAwardOutcome.Over>(await house.Name(ada, held.Id, isIn: true));
        Assert.IsType<ResendAwardOutcome.Over>(await house.Resend(house.Owner, waiting.Id, "beate@example.org"));
        Assert.Contains("over", Assert.IsType<ReplaceAwardOutcome.Invalid>(await house.Replace(house.Owner, held.Id, new AwardForm { Address = "", Name = "Ada L." }, "Nom")).Problems.Values);
    }

    [Theory]
    [InlineData("https://example.org/a|b")]
    [InlineData("https://example.org/\"x\"")]
    [InlineData("https://example.org/<x>")]
    [InlineData("https://example.org/{x}")]
    [InlineData("https://example.org/a\\b")]
    [InlineData("https://example.org/a^b")]
    public async Task Evidence_has_an_address_that_the_standard_takes(string address)
    {
        await using var house = await AwardHouse.New(newDatabase);
        Assert.Equal(("evidence", "not-an-address"), await Refusal(house, new AwardForm { Address = "ada@example.org", Evidence = address }));
    }

    [Fact]
    public async Task A_story_carries_neither_markup_nor_a_link_that_runs_into_the_credential()
    {
        await using var house = await AwardHouse.New(newDatabase);
        Assert.Equal(("story", "unsafe-link"), await Refusal(house, new AwardForm { Address = "ada@example.org", Story = "[x](javascript:alert(1))" }));
        Assert.Equal(("story", "not-text"), await Refusal(house, new AwardForm { Address = "ada@example.org", Story = "a\0b" }));
        var award = Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, new AwardForm { Address = "ada@example.org", Story = "Un <img src=x onerror=alert(1)> et 2 < 3" })).Award;
        using var json = JsonDocument.Parse(await Newest(house, award.Id));
        Assert.Equal("Un &lt;img src=x onerror=alert(1)> et 2 < 3", json.RootElement.GetProperty("credentialSubject").GetProperty("narrative").GetString());
    }

    [Fact]
    public async Task Names_as_long_as_they_may_be_are_kept_and_found_and_control_signs_are_none_of_a_name_s()
    {
        await using var house = await AwardHouse.New(newDatabase);
        Assert.Equal(("name", "not-a-name"), await Refusal(house, new AwardForm { Address = "ada@example.org", Name = "Ada\u0000" }));
        Assert.Equal(("name", "too-long"), await Refusal(house, new AwardForm { Address = "ada@example.org", Name = new string('n', 301) }));
        // Folding makes 18 letters of each of these, and two of each of those.
        await house.Granted("ada@example.org", new string('\uFDFA', 300));
        await house.Granted("bea@example.org", new string('œ', 300));
        Assert.Equal("Ada Lovelace", (await house.Granted("cleo@example.org", "  Ada \t Lovelace ")).HolderName);
        Assert.Single((await house.Desk(house.Owner, new DeskAwardQuestion("oeoe")))!.Awards);
    }

    [Fact]
    public async Task Two_first_awards_of_one_badge_to_one_person_at_the_same_moment_are_one()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => house.Grant(house.Owner, new AwardForm { Address = "ada@example.org" }))));
        Assert.Single(outcomes, outcome => outcome is GrantAwardOutcome.Granted);
        Assert.Equal(5, outcomes.Count(outcome => outcome is GrantAwardOutcome.HoldsItAlready));
        Assert.Equal((1, 1), await house.House.Database.With(async db => (await db.Set<Award>().CountAsync(Stop), await db.Set<StatusList>().CountAsync(Stop))));
    }

    [Fact]
    public async Task A_status_list_that_is_nearly_full_is_followed_by_the_next()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await house.Granted("ada@example.org");
        await house.House.Database.With(db => db.Set<StatusList>().ExecuteUpdateAsync(set => set.SetProperty(list => list.Used, StatusList.Size), Stop));
        await house.Granted("bea@example.org");
        await house.Granted("cleo@example.org");
        var lists = await house.House.Database.With(db => db.Set<StatusList>().OrderBy(list => list.Number).Select(list => new ValueTuple<int, int>(list.Number, list.Used)).ToListAsync(Stop));
        Assert.Equal([(1, StatusList.Size), (2, 2)], lists);
    }

    [Fact]
    public async Task A_correction_keeps_what_it_does_not_name()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var today = DateOnly.FromDateTime(house.Clock.Now.UtcDateTime);
        var form = new AwardForm { Address = "ada@example.org", Name = "Ada", Story = "Elle a mené le débat.", Evidence = "https://example.org/film", AwardedOn = today.AddDays(-30) };
        var old = Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, form)).Award;
        var right = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, old.Id, new AwardForm { Address = "", AwardedOn = today.AddDays(-10), Evidence = "", KeepsEnd = true }, "La date")).Award;
        Assert.Equal(("Ada", "Elle a mené le débat.", 0), (right.HolderName, right.Story, right.Evidence.Count));
        // Its end is what the badge says, and follows the day.
        Assert.Equal(house.Clock.End(house.Clock.Day(right.AwardedAt).AddMonths(12)), right.ValidUntil);
        var own = Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, new AwardForm { Address = "bea@example.org", ValidUntil = today.AddDays(5) })).Award;
        var kept = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, own.Id, new AwardForm { Address = "", AwardedOn = today.AddDays(-1), KeepsEnd = true }, "La date")).Award;
        Assert.Equal(own.ValidUntil, kept.ValidUntil);
    }

    [Fact]
    public async Task The_page_of_a_replaced_award_leads_only_where_its_viewer_may_go()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var old = await house.Offered("ada@example.org");
        var ada = await house.House.Person("ada@example.org");
        await house.AnswerAs(ada, old.Id);
        await house.Show(ada, old.Id, Visibility.Everyone);
        var right = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, old.Id, new AwardForm { Address = "" }, "La date")).Award;

        Assert.Equal(right.PublicId, (await house.See(old.PublicId, Viewer.Public))!.ReplacedBy);
        Assert.Equal(right.PublicId, (await house.Mine(ada)).Single(seen => seen.Award.Id == old.Id).ReplacedBy);
        await house.Show(ada, right.Id, Visibility.ByLink);
        Assert.Null((await house.See(old.PublicId, Viewer.Public))!.ReplacedBy);
        await house.Show(ada, right.Id, Visibility.Everyone);
        Assert.Equal(right.PublicId, (await house.See(old.PublicId, Viewer.Public))!.ReplacedBy);
    }

    static async Task<(string Field, string Code)> Refusal(AwardHouse house, AwardForm form, BadgeId? badge = null)
    {
        var (field, code) = Assert.Single(Assert.IsType<GrantAwardOutcome.Invalid>(await house.Grant(house.Owner, form, badge)).Problems);
        return (field, code);
    }

    static Task<byte[]> Newest(AwardHouse house, AwardId award) => house.House.Database.With(db =>
        db.Set<SignedCredential>().Where(credential => credential.AwardId == award).OrderByDescending(credential => credential.Number).Select(credential => credential.Bytes).FirstAsync(Stop));
}
