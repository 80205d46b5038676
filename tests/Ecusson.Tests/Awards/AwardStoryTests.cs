using System.Text;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Credentials.Verification;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Awards;

public sealed class AwardStoryOnSqliteTests() : AwardStoryTests(SqliteTestDatabase.New);

public sealed class AwardStoryOnPostgreSqlTests() : AwardStoryTests(PostgreSqlTestDatabase.New);

/// <summary>An award from its granting to its end: signed once, told late, answered by its holder, shown as they decide, revoked for all to see.</summary>
public abstract class AwardStoryTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected AwardStoryTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_granted_award_is_signed_and_verifies_for_its_holder_alone()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("Ada@Example.org", "Ada Lovelace");
        await house.Answer(Actor.Nobody, house.Link(award));
        var credential = await Credential(house, award);

        var report = await house.Verify(credential, "ada@example.org");

        Assert.All(report.Checks, check => Assert.Equal(Outcome.Passed, check.Outcome));
        Assert.Contains(report.Checks, check => check.Name == CheckName.Status);
        Assert.Contains((await house.Verify(credential, "eve@example.org")).Checks, check => check is { Name: CheckName.Recipient, Outcome: Outcome.Failed });
        var text = Encoding.UTF8.GetString(credential);
        Assert.DoesNotContain("example.org", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Ada", text, StringComparison.Ordinal);
        Assert.Contains("Conduire un débat", text, StringComparison.Ordinal);
        Assert.Contains("/awards/" + award.PublicId, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_when_the_badge_says_unless_another_day_was_given()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var form = new AwardForm { Address = "a@example.org", AwardedOn = new DateOnly(2026, 1, 31) };

        var usual = Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, form)).Award;
        var given = Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, form with { Address = "b@example.org", ValidUntil = new DateOnly(2026, 6, 30) })).Award;

        Assert.Equal(new DateTimeOffset(2027, 1, 31, 23, 59, 59, TimeSpan.Zero), usual.ValidUntil);
        Assert.Equal(new DateTimeOffset(2026, 6, 30, 23, 59, 59, TimeSpan.Zero), given.ValidUntil);
    }

    [Fact]
    public async Task Nobody_is_told_before_the_time_to_undo_is_over_and_undoing_leaves_nothing()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var first = await house.Granted("a@example.org");
        Assert.Equal(0, await house.Offer());
        Assert.IsType<AnswerAwardOutcome.LinkWorksNoMore>(await house.Answer(Actor.Nobody, house.Link(first)));

        Assert.IsType<UndoAwardOutcome.Undone>(await house.Undo(house.Owner, first.Id));

        Assert.Equal((0, 0), await house.House.Database.With(async db => (await db.Set<Award>().CountAsync(Stop), await db.Set<SignedCredential>().CountAsync(Stop))));
        var second = await house.Offered("a@example.org");
        Assert.NotEqual(first.StatusIndex, second.StatusIndex);
        Assert.IsType<UndoAwardOutcome.TooLate>(await house.Undo(house.Owner, second.Id));
        Assert.Equal([AwardNews.Granted, AwardNews.Undone, AwardNews.Granted, AwardNews.Offered], await Kinds(house));
    }

    [Fact]
    public async Task An_award_is_offered_once_however_many_servers_look()
    {
        await using var house = await AwardHouse.New(newDatabase);
        for (var i = 0; i < 5; i++) await house.Granted($"p{i}@example.org");
        house.Clock.Now += AwardHouse.TimeToUndo;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(house.Offer, Stop)));
        await house.Offer();

        Assert.Equal(5, (await Kinds(house)).Count(kind => kind == AwardNews.Offered));
    }

    [Fact]
    public async Task Many_awards_at_once_have_places_of_their_own()
    {
        await using var house = await AwardHouse.New(newDatabase);

        var awards = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => house.Granted($"p{i}@example.org"), Stop)));

        Assert.Equal(12, awards.Select(award => (award.StatusListId, award.StatusIndex)).Distinct().Count());
    }

    [Fact]
    public async Task Whoever_holds_it_already_gets_it_again_only_when_it_is_meant()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var first = await house.Offered("ada@example.org");

        Assert.IsType<GrantAwardOutcome.HoldsItAlready>(await house.Grant(house.Owner, new AwardForm { Address = " ADA@example.org" }));
        Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, new AwardForm { Address = "ada@example.org", Again = true }));
        Assert.IsType<AnswerAwardOutcome.Answered>(await house.Answer(Actor.Nobody, house.Link(first), accepts: false));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_named_by_its_field_and_nothing_is_granted()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var form = new AwardForm
        {
            Address = "no at", Name = new string('n', 301), AwardedOn = new DateOnly(2027, 1, 1), ValidUntil = new DateOnly(2020, 1, 1), Story = new string('s', 10_001), Evidence = "javascript:alert(1)",
        };

        var invalid = Assert.IsType<GrantAwardOutcome.Invalid>(await house.Grant(house.Owner, form));

        Assert.Equal(["address", "awardedOn", "evidence", "name", "story", "validUntil"], invalid.Problems.Keys.Order());
        Assert.Empty(await Kinds(house));
    }

    [Fact]
    public async Task Only_issuers_of_the_organisation_award_and_only_what_is_published()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (other, stranger) = await house.House.Organization("Autre école");
        var form = new AwardForm { Address = "a@example.org" };

        Assert.IsType<GrantAwardOutcome.NotAllowed>(await house.Grant(Actor.Nobody, form));
        Assert.IsType<GrantAwardOutcome.NotAllowed>(await house.Grant(stranger, form));
        Assert.IsType<GrantAwardOutcome.NotAwarded>(await house.Grant(house.Owner, form, await house.Publish(house.Organization, state: BadgeState.Archived)));
        var award = await house.Offered("a@example.org");
        Assert.IsType<UndoAwardOutcome.NotAllowed>(await house.Undo(stranger, award.Id));
        Assert.IsType<RevokeAwardOutcome.NotAllowed>(await house.Revoke(stranger, award.Id, "raison"));
        Assert.NotEqual(other.Id, house.Organization.Id);
    }

    [Fact]
    public async Task Nothing_is_public_before_its_holder_accepts_and_says_so()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@example.org", "Ada Lovelace");
        var ada = await house.House.Person("ada@example.org");
        Assert.Null(await house.See(award.PublicId, Viewer.Public));
        Assert.IsType<ShowAwardOutcome.AcceptFirst>(await house.Show(ada, award.Id, Visibility.Everyone));

        Assert.IsType<AnswerAwardOutcome.Answered>(await house.AnswerAs(ada, award.Id));
        Assert.Null(await house.See(award.PublicId, Viewer.Public));

        var byLink = Assert.IsType<ShowAwardOutcome.Shown>(await house.Show(ada, award.Id, Visibility.ByLink)).Award.LinkKey;
        Assert.Null(await house.See(award.PublicId, Viewer.Public));
        Assert.Null((await house.See(award.PublicId, Viewer.Public, byLink))!.HolderName);
        await house.Show(ada, award.Id, Visibility.OnlyMe);
        var newLink = Assert.IsType<ShowAwardOutcome.Shown>(await house.Show(ada, award.Id, Visibility.ByLink)).Award.LinkKey;
        Assert.Null(await house.See(award.PublicId, Viewer.Public, byLink));
        Assert.NotNull(await house.See(award.PublicId, Viewer.Public, newLink));

        await house.Show(ada, award.Id, Visibility.Everyone, showsName: true);
        Assert.Equal("Ada Lovelace", (await house.See(award.PublicId, Viewer.Public))!.HolderName);
    }

    [Fact]
    public async Task A_link_takes_it_without_an_account_and_an_account_finds_it_by_its_address()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@example.org");

        Assert.IsType<AnswerAwardOutcome.Answered>(await house.Answer(Actor.Nobody, house.Link(award)));

        var (ada, eve) = (await house.House.Person("ada@example.org"), await house.House.Person("eve@example.org"));
        Assert.Equal([award.Id], (await house.Mine(ada)).Select(seen => seen.Award.Id));
        Assert.Empty(await house.Mine(eve));
        Assert.IsType<AnswerAwardOutcome.SomebodyElses>(await house.AnswerAs(eve, award.Id, accepts: false));
        Assert.IsType<ShowAwardOutcome.NotAllowed>(await house.Show(eve, award.Id, Visibility.Everyone));
    }

    [Fact]
    public async Task Forged_and_outdated_links_open_nothing()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (award, other) = (await house.Offered("a@example.org"), await house.Offered("b@example.org"));
        var link = house.Link(award);

        foreach (var forged in (string[])["", "x", link[..^1] + (link[^1] == 'A' ? 'B' : 'A'), house.Link(award, version: 2), house.House.Links.Make("invitation", award.Id.Value)])
            Assert.IsType<AnswerAwardOutcome.LinkWorksNoMore>(await house.Answer(Actor.Nobody, forged));
        var ada = await house.House.Person();
        Assert.IsType<AnswerAwardOutcome.Answered>(await house.Answer(ada, link));
        Assert.IsType<AnswerAwardOutcome.SomebodyElses>(await house.Answer(await house.House.Person(), link));
        Assert.Equal(AwardState.Offered, (await house.House.Database.With(db => db.Set<Award>().SingleAsync(there => there.Id == other.Id, Stop))).State);
    }

    [Fact]
    public async Task A_revoked_award_says_so_to_whoever_verifies_it_and_its_neighbours_stand()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (revoked, neighbour) = (await house.Offered("a@example.org"), await house.Offered("b@example.org"));
        foreach (var award in (Award[])[revoked, neighbour]) await house.Answer(Actor.Nobody, house.Link(award));
        Assert.IsType<RevokeAwardOutcome.NoReason>(await house.Revoke(house.Owner, revoked.Id, "  "));

        var outcome = Assert.IsType<RevokeAwardOutcome.Revoked>(await house.Revoke(house.Owner, revoked.Id, " Remis par erreur. "));

        Assert.Equal("Remis par erreur.", outcome.Award.RevocationReason);
        Assert.Contains((await house.Verify(await Credential(house, revoked))).Checks, check => check is { Name: CheckName.Status, Outcome: Outcome.Failed });
        Assert.All((await house.Verify(await Credential(house, neighbour))).Checks, check => Assert.Equal(Outcome.Passed, check.Outcome));
        Assert.IsType<AnswerAwardOutcome.SignInFirst>(await house.Answer(Actor.Nobody, house.Link(revoked), accepts: false));
    }

    [Fact]
    public async Task Awards_of_retired_keys_still_verify_and_can_still_be_revoked()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var old = await house.Offered("a@example.org");
        await house.House.Rotate(house.Owner, house.Organization.Id);
        var young = await house.Offered("b@example.org");

        Assert.NotEqual(old.StatusListId, young.StatusListId);
        foreach (var award in (Award[])[old, young]) Assert.All((await house.Verify(await Credential(house, award))).Checks, check => Assert.Equal(Outcome.Passed, check.Outcome));
        await house.Revoke(house.Owner, old.Id, "Erreur");
        Assert.Contains((await house.Verify(await Credential(house, old))).Checks, check => check is { Name: CheckName.Status, Outcome: Outcome.Failed });
        Assert.All((await house.Verify(await Credential(house, young))).Checks, check => Assert.Equal(Outcome.Passed, check.Outcome));
    }

    static Task<byte[]> Credential(AwardHouse house, Award award) => house.House.Database.With(db =>
        db.Set<SignedCredential>().Where(credential => credential.AwardId == award.Id).Select(credential => credential.Bytes).SingleAsync(Stop));

    static Task<List<string>> Kinds(AwardHouse house) => house.House.Database.With(db =>
        db.Set<JournalEntry>().Where(entry => entry.Kind.StartsWith("award.")).OrderBy(entry => entry.Number).Select(entry => entry.Kind).ToListAsync(Stop));
}
