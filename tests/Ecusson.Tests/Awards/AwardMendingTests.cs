using System.Text;
using Ecusson.Awards;
using Ecusson.Credentials.Verification;
using Ecusson.Journal;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Awards;

public sealed class AwardMendingOnSqliteTests() : AwardMendingTests(SqliteTestDatabase.New);

public sealed class AwardMendingOnPostgreSqlTests() : AwardMendingTests(PostgreSqlTestDatabase.New);

/// <summary>What is done about awards after they were given: addresses corrected, holders reminded, mistakes reported and mended, and all of it found again at the desk.</summary>
public abstract class AwardMendingTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected AwardMendingTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_corrected_address_gets_a_new_link_and_a_credential_of_its_own()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@exemple.org");
        var (link, first) = (house.Link(award), await Newest(house, award.Id));

        Assert.IsType<ResendAwardOutcome.NotAnAddress>(await house.Resend(house.Owner, award.Id, "ada at example"));
        var sent = Assert.IsType<ResendAwardOutcome.Sent>(await house.Resend(house.Owner, award.Id, " Ada@example.org ")).Award;

        Assert.IsType<AnswerAwardOutcome.LinkWorksNoMore>(await house.Answer(Actor.Nobody, link));
        Assert.IsType<AnswerAwardOutcome.Answered>(await house.Answer(Actor.Nobody, house.Link(award, sent.LinkVersion)));
        Assert.All((await house.Verify(await Newest(house, award.Id), "ada@example.org")).Checks, check => Assert.Equal(Outcome.Passed, check.Outcome));
        Assert.Contains((await house.Verify(first, "ada@exemple.org")).Checks, check => check is { Name: CheckName.Status, Outcome: Outcome.Failed });
        Assert.IsType<ResendAwardOutcome.Answered>(await house.Resend(house.Owner, award.Id));
        Assert.Equal(2, await Count(house, AwardNews.Offered));
    }

    [Fact]
    public async Task An_award_is_replaced_by_one_that_points_to_it()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var old = await house.Offered("ada@example.org", "Ada Lovelasse");
        await house.Answer(Actor.Nobody, house.Link(old));
        Assert.IsType<ReplaceAwardOutcome.NoReason>(await house.Replace(house.Owner, old.Id, new AwardForm { Address = "", Name = "Ada Lovelace" }, " "));

        var form = new AwardForm { Address = "", Name = "Ada Lovelace", AwardedOn = new DateOnly(2026, 1, 31) };
        var right = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, old.Id, form, "Le nom était mal écrit.")).Award;

        Assert.Equal((old.Id, "ada@example.org", "Ada Lovelace"), (right.Replaces, right.Address, right.HolderName));
        Assert.Contains((await house.Verify(await Newest(house, old.Id))).Checks, check => check is { Name: CheckName.Status, Outcome: Outcome.Failed });
        Assert.All((await house.Verify(await Newest(house, right.Id))).Checks, check => Assert.Equal(Outcome.Passed, check.Outcome));
        var listed = (await house.Desk(house.Owner, new DeskAwardQuestion()))!.Awards;
        Assert.Equal([(AwardStands.Accepted, (Guid?)null), (AwardStands.Replaced, right.Id.Value)], listed.Select(award => (award.Stands, award.Award.ReplacedBy?.Value)));
        Assert.Equal((right.PublicId, old.PublicId), (listed[1].ReplacedBy, listed[0].Replaces));
        Assert.IsType<ReplaceAwardOutcome.StandsNoMore>(await house.Replace(house.Owner, old.Id, form, "encore"));
        Assert.IsType<UndoAwardOutcome.TooLate>(await house.Undo(house.Owner, right.Id));
    }

    [Fact]
    public async Task Who_keeps_an_award_has_the_corrected_one_at_once_and_shown_as_they_chose()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var old = await house.Offered("ada@example.org", "Ada Lovelasse");
        var ada = await house.House.Person("ada@example.org");
        await house.AnswerAs(ada, old.Id);
        await house.Show(ada, old.Id, Visibility.Everyone, showsName: true);
        await house.Name(ada, old.Id, isIn: true);

        var right = Assert.IsType<ReplaceAwardOutcome.Replaced>(await house.Replace(house.Owner, old.Id, new AwardForm { Address = "", Name = "Ada Lovelace" }, "Le nom était mal écrit.")).Award;

        Assert.Equal((AwardState.Accepted, Visibility.Everyone, true, true), (right.State, right.Visibility, right.ShowsName, right.NameInCredential));
        Assert.Contains("Ada Lovelace", Encoding.UTF8.GetString(await Newest(house, right.Id)), StringComparison.Ordinal);
        Assert.Equal([right.Id], (await house.Mine(ada)).Where(seen => seen.Award.RevokedAt is null).Select(seen => seen.Award.Id));
        house.Clock.Now += AwardHouse.TimeToUndo;
        await house.Offer();
        Assert.Equal(1, await Count(house, AwardNews.Offered));
    }

    [Fact]
    public async Task The_name_stands_in_the_credential_when_its_holder_wishes_and_only_then()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@example.org", "Ada Lovelace");
        var ada = await house.House.Person("ada@example.org");
        Assert.IsType<ShowAwardOutcome.AcceptFirst>(await house.Name(ada, award.Id, isIn: true));
        await house.AnswerAs(ada, award.Id);

        Assert.IsType<ShowAwardOutcome.Shown>(await house.Name(ada, award.Id, isIn: true));
        var named = await Newest(house, award.Id);
        await house.Name(ada, award.Id, isIn: false);

        Assert.Contains("Ada Lovelace", Encoding.UTF8.GetString(named), StringComparison.Ordinal);
        Assert.DoesNotContain("Lovelace", Encoding.UTF8.GetString(await Newest(house, award.Id)), StringComparison.Ordinal);
        foreach (var credential in (byte[][])[named, await Newest(house, award.Id)])
            Assert.All((await house.Verify(credential, "ada@example.org")).Checks, check => Assert.Equal(Outcome.Passed, check.Outcome));
        Assert.IsType<ShowAwardOutcome.NotAllowed>(await house.Name(house.Owner, award.Id, isIn: true));
    }

    [Fact]
    public async Task Whoever_does_not_answer_is_reminded_twice_and_then_left_in_peace()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (silent, quick) = (await house.Offered("silent@example.org"), await house.Offered("quick@example.org"));
        await house.Answer(Actor.Nobody, house.Link(quick));

        List<int> reminded = [];
        for (var week = 0; week < 6; week++)
        {
            reminded.Add(await house.Remind());
            house.Clock.Now += AwardHouse.TimeToRemind;
        }

        Assert.Equal([0, 1, 0, 1, 0, 0], reminded);
        Assert.Equal(2, await Count(house, AwardNews.Reminded));
        Assert.NotEqual(silent.Id, quick.Id);
    }

    [Fact]
    public async Task A_holder_reports_a_mistake_and_the_issuer_answers()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@example.org");
        var (ada, eve) = (await house.House.Person("ada@example.org"), await house.House.Person("eve@example.org"));

        Assert.IsType<ReportMistakeOutcome.NotWritten>(await house.Mistakes(mistakes => mistakes.Of(ada, award.Id, " ", Stop)));
        Assert.IsType<ReportMistakeOutcome.NotAllowed>(await house.Mistakes(mistakes => mistakes.Of(eve, award.Id, "?", Stop)));
        Assert.IsType<ReportMistakeOutcome.Done>(await house.Mistakes(mistakes => mistakes.Of(ada, award.Id, "La date est fausse.", Stop)));
        var report = Assert.Single(await house.Mistakes(mistakes => mistakes.On(house.Owner, award.Id, Stop)));
        Assert.IsType<ReportMistakeOutcome.NotAllowed>(await house.Mistakes(mistakes => mistakes.Answer(ada, report.Id, "non", Stop)));
        Assert.IsType<ReportMistakeOutcome.Done>(await house.Mistakes(mistakes => mistakes.Answer(house.Owner, report.Id, "Corrigé.", Stop)));

        Assert.Equal("Corrigé.", Assert.Single(await house.Mistakes(mistakes => mistakes.On(ada, award.Id, Stop))).Answer);
        Assert.Empty(await house.Mistakes(mistakes => mistakes.On(eve, award.Id, Stop)));
    }

    [Fact]
    public async Task The_desk_finds_awards_by_words_without_accents_and_pages_through_them()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await house.Granted("helene@example.org", "Hélène Œuvrard");
        house.Clock.Now += TimeSpan.FromSeconds(1);
        for (var i = 0; i < DeskAwards.PageSize; i++) await house.Granted($"p{i}@example.org");

        var first = (await house.Desk(house.Owner, new DeskAwardQuestion()))!;
        var second = (await house.Desk(house.Owner, new DeskAwardQuestion(After: first.Next)))!;

        Assert.Equal((51, 50, 1), (first.Count, first.Awards.Count, second.Awards.Count));
        Assert.Null(second.Next);
        Assert.Equal("Hélène Œuvrard", second.Awards[0].Award.HolderName);
        Assert.Single((await house.Desk(house.Owner, new DeskAwardQuestion("oeuvrard HELENE")))!.Awards);
        Assert.Empty((await house.Desk(house.Owner, new DeskAwardQuestion(Stands: AwardStands.Accepted)))!.Awards);
        Assert.Null(await house.Desk((await house.House.Organization("Autre école")).Owner, new DeskAwardQuestion()));
    }

    static Task<byte[]> Newest(AwardHouse house, AwardId award) => house.House.Database.With(db =>
        db.Set<SignedCredential>().Where(credential => credential.AwardId == award).OrderByDescending(credential => credential.Number).Select(credential => credential.Bytes).FirstAsync(Stop));

    static Task<int> Count(AwardHouse house, string kind) => house.House.Database.With(db => db.Set<JournalEntry>().CountAsync(entry => entry.Kind == kind, Stop));
}
