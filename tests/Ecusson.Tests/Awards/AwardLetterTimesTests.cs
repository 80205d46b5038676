using Ecusson.Awards;
using Ecusson.Journal;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Awards;

public sealed class AwardLetterTimesOnSqliteTests() : AwardLetterTimesTests(SqliteTestDatabase.New);

public sealed class AwardLetterTimesOnPostgreSqlTests() : AwardLetterTimesTests(PostgreSqlTestDatabase.New);

/// <summary>Letters about one award come apart, whatever happened to the server or the address.</summary>
public abstract class AwardLetterTimesTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected AwardLetterTimesTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_award_that_is_sent_again_late_is_reminded_of_no_sooner_than_one_that_is_new()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@example.org");
        house.Clock.Now += TimeSpan.FromDays(21);
        Assert.IsType<ResendAwardOutcome.Sent>(await house.Resend(house.Owner, award.Id));
        Assert.Equal(0, await house.Remind());
        house.Clock.Now += AwardHouse.TimeToRemind;
        Assert.Equal(1, await house.Remind());
        Assert.Equal(0, await house.Remind());
        house.Clock.Now += AwardHouse.TimeToRemind * 2;
        Assert.Equal((1, 0), (await house.Remind(), await house.Remind()));
    }

    [Fact]
    public async Task A_server_that_was_down_for_weeks_writes_once_and_not_three_times()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await house.Granted("ada@example.org");
        house.Clock.Now += TimeSpan.FromDays(60);
        Assert.Equal((1, 0), (await house.Offer(), await house.Remind()));
    }

    [Fact]
    public async Task Nobody_is_reminded_of_what_is_over()
    {
        await using var house = await AwardHouse.New(newDatabase);
        Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, new AwardForm { Address = "ada@example.org", ValidUntil = DateOnly.FromDateTime(house.Clock.Now.UtcDateTime) }));
        house.Clock.Now += AwardHouse.TimeToUndo;
        Assert.Equal(1, await house.Offer());
        house.Clock.Now += AwardHouse.TimeToRemind;
        Assert.Equal(0, await house.Remind());
    }

    [Fact]
    public async Task The_same_letter_leaves_once_an_hour_and_corrections_at_once_but_not_without_end()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@example.org");
        Assert.Equal(house.Clock.Now + ResendAward.Pause, Assert.IsType<ResendAwardOutcome.TooSoon>(await house.Resend(house.Owner, award.Id)).From);
        for (var n = 0; n < ResendAward.Corrections; n++) Assert.IsType<ResendAwardOutcome.Sent>(await house.Resend(house.Owner, award.Id, $"ada{n}@example.org"));
        Assert.IsType<ResendAwardOutcome.TooSoon>(await house.Resend(house.Owner, award.Id, "eve@example.org"));
        house.Clock.Now += ResendAward.Pause;
        Assert.IsType<ResendAwardOutcome.Sent>(await house.Resend(house.Owner, award.Id, "eve@example.org"));
    }

    [Fact]
    public async Task An_address_is_not_corrected_to_one_whose_holder_has_the_badge()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var wrong = await house.Offered("adda@example.org");
        await house.Granted("ada@example.org");
        Assert.IsType<ResendAwardOutcome.HoldsItAlready>(await house.Resend(house.Owner, wrong.Id, "Ada@example.org"));
        Assert.Equal("adda@example.org", await house.House.Database.With(db => db.Set<Award>().Where(award => award.Id == wrong.Id).Select(award => award.Address).SingleAsync(Stop)));
    }

    [Fact]
    public async Task A_report_is_answered_once()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@example.org");
        var ada = await house.House.Person("ada@example.org");
        foreach (var text in (string[])["La date est fausse.", "Le nom aussi."]) await house.Mistakes(mistakes => mistakes.Of(ada, award.Id, text, Stop));
        var first = (await house.Mistakes(mistakes => mistakes.On(house.Owner, award.Id, Stop)))[^1];
        Assert.IsType<ReportMistakeOutcome.Done>(await house.Mistakes(mistakes => mistakes.Answer(house.Owner, first.Id, "Corrigée.", Stop)));
        Assert.IsType<ReportMistakeOutcome.AnsweredBefore>(await house.Mistakes(mistakes => mistakes.Answer(house.Owner, first.Id, "Autre réponse.", Stop)));
        Assert.Equal("Corrigée.", (await house.Mistakes(mistakes => mistakes.On(ada, award.Id, Stop)))[^1].Answer);
        var news = await house.House.Database.With(db => db.Set<JournalEntry>().SingleAsync(entry => entry.Kind == AwardNews.MistakeAnswered, Stop));
        Assert.Equal(first.Id.Value.ToString(), news.Facts[AwardNews.Report]);
    }
}
