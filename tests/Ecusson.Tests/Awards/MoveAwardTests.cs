using Ecusson.Awards;
using Ecusson.Credentials.Verification;
using Ecusson.Journal;
using Ecusson.Messages;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Awards;

public sealed class MoveAwardOnSqliteTests() : MoveAwardTests(SqliteTestDatabase.New);

public sealed class MoveAwardOnPostgreSqlTests() : MoveAwardTests(PostgreSqlTestDatabase.New);

/// <summary>An address died after its award was accepted: the issuer's word, the new reader's confirmation, and nothing behind the old one's back.</summary>
public abstract class MoveAwardTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected MoveAwardTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_accepted_award_moves_once_the_new_address_confirms()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@old.example", "Ada Lovelace");
        var old = await house.House.Person("ada@old.example");
        await house.AnswerAs(old, award.Id);
        await house.Show(old, award.Id, Visibility.Everyone);
        var first = await Newest(house, award.Id);
        Assert.IsType<MoveAwardOutcome.NoReason>(await house.Move(move => move.Ask(house.Owner, award.Id, "ada@new.example", " ", Stop)));
        Assert.IsType<MoveAwardOutcome.NotAnAddress>(await house.Move(move => move.Ask(house.Owner, award.Id, "ADA@old.example", "?", Stop)));
        Assert.IsType<MoveAwardOutcome.NotAllowed>(await house.Move(move => move.Ask(old, award.Id, "ada@new.example", "?", Stop)));

        var asked = Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Ask(house.Owner, award.Id, "ada@new.example", "Elle a quitté l’école.", Stop))).Award;
        Assert.IsType<MoveAwardOutcome.TooSoon>(await house.Move(move => move.Ask(house.Owner, award.Id, "eve@new.example", "?", Stop)));
        Assert.Single(await house.Mine(old));
        var link = house.House.Links.Make(MoveAward.LinkUse, award.Id.Value, asked.LinkVersion);
        Assert.NotNull(await house.Move(move => move.Find(link, Stop)));
        house.Clock.Now += MoveAward.TimeToKeep;
        Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Confirm(Actor.Nobody, link, Stop)));
        Assert.True(await house.House.Database.With(db => db.Set<AuditRecord>().AnyAsync(record => record.Action == AwardNews.Moved && record.Subject == award.Id.Value, Stop)));

        Assert.Empty(await house.Mine(old));
        var mine = Assert.Single(await house.Mine(await house.House.Person("ada@new.example")));
        Assert.Equal((AwardState.Accepted, Visibility.OnlyMe, "ada@new.example"), (mine.Award.State, mine.Award.Visibility, mine.Award.Address));
        Assert.All((await house.Verify(mine.Credential, "ada@new.example")).Checks, check => Assert.Equal(Outcome.Passed, check.Outcome));
        Assert.Contains((await house.Verify(first, "ada@old.example")).Checks, check => check is { Name: CheckName.Status, Outcome: Outcome.Failed });
        Assert.IsType<MoveAwardOutcome.StandsNoMore>(await house.Move(move => move.Confirm(Actor.Nobody, link, Stop)));
    }

    [Fact]
    public async Task Its_holder_keeps_it_as_long_as_nobody_confirmed_and_links_end()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@old.example");
        var old = await house.House.Person("ada@old.example");
        Assert.IsType<MoveAwardOutcome.StandsNoMore>(await house.Move(move => move.Ask(house.Owner, award.Id, "ada@new.example", "Départ", Stop)));
        await house.AnswerAs(old, award.Id);
        var asked = Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Ask(house.Owner, award.Id, "ada@new.example", "Départ", Stop))).Award;
        var link = house.House.Links.Make(MoveAward.LinkUse, award.Id.Value, asked.LinkVersion);

        Assert.IsType<MoveAwardOutcome.NotAllowed>(await house.Move(async move => await move.Refuse(await house.House.Person("eve@example.org"), award.Id, Stop)));
        Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Refuse(old, award.Id, Stop)));

        Assert.IsType<MoveAwardOutcome.StandsNoMore>(await house.Move(move => move.Confirm(Actor.Nobody, link, Stop)));
        house.Clock.Now += ResendAward.Pause;
        asked = Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Ask(house.Owner, award.Id, "ada@new.example", "Départ", Stop))).Award;
        house.Clock.Now += MoveAward.LinkTerm;
        Assert.IsType<MoveAwardOutcome.StandsNoMore>(await house.Move(move => move.Confirm(Actor.Nobody, house.House.Links.Make(MoveAward.LinkUse, award.Id.Value, asked.LinkVersion), Stop)));
        Assert.Single(await house.Mine(old));
    }

    [Fact]
    public async Task Behind_the_back_of_a_holder_who_reads_mail_it_is_confirmed_a_week_later_at_the_earliest()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (old, asked, link) = await Asked(house);
        var from = asked.MoveAskedAt + MoveAward.TimeToKeep;

        Assert.Equal(from, Assert.IsType<MoveAwardOutcome.TooSoon>(await house.Move(move => move.Confirm(house.Owner, link, Stop))).From);
        house.Clock.Now += MoveAward.TimeToKeep - TimeSpan.FromSeconds(1);
        Assert.IsType<MoveAwardOutcome.TooSoon>(await house.Move(move => move.Confirm(Actor.Nobody, link, Stop)));
        Assert.Single(await house.Mine(old));
        house.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Confirm(Actor.Nobody, link, Stop)));
    }

    [Fact]
    public async Task It_is_confirmed_at_once_by_its_holder_or_when_mail_comes_back_wherever_they_read_it()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (holder, _, own) = await Asked(house);
        Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Confirm(holder, own, Stop)));

        var (other, _, link) = await Asked(house, "bea");
        await house.House.Database.With(db => db.Set<MailAddress>().Where(row => row.Key == "bea@old.example").ExecuteUpdateAsync(set => set.SetProperty(row => row.DeadSince, house.Clock.Now), Stop));
        await house.House.Database.With(async db =>
        {
            db.Add(new MailAddress { Id = RowId.New<MailAddressId>(house.Clock.Now), PersonId = other.Person()!.Value, Written = "bea@main.example", Key = "bea@main.example", AddedAt = house.Clock.Now, VerifiedAt = house.Clock.Now, IsMain = true });
            return await db.SaveChangesAsync(Stop);
        });
        Assert.IsType<MoveAwardOutcome.TooSoon>(await house.Move(move => move.Confirm(Actor.Nobody, link, Stop)));
        await house.House.Database.With(db => db.Set<MailAddress>().Where(row => row.Key == "bea@main.example").ExecuteUpdateAsync(set => set.SetProperty(row => row.DeadSince, house.Clock.Now), Stop));
        Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Confirm(Actor.Nobody, link, Stop)));
    }

    [Fact]
    public async Task Nothing_that_the_former_holder_chose_or_wrote_is_carried_over()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (old, asked, link) = await Asked(house);
        await house.Name(old, asked.Id, isIn: true);
        await house.Show(old, asked.Id, Visibility.Everyone, showsName: true);
        await house.Mistakes(reports => reports.Of(old, asked.Id, "J’étais malade ce jour-là.", Stop));
        house.Clock.Now += MoveAward.TimeToKeep;
        var next = await house.House.Person("ada@new.example");

        var moved = Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Confirm(next, link, Stop))).Award;

        Assert.Equal((false, false), (moved.ShowsName, moved.NameInCredential));
        Assert.DoesNotContain("Lovelace", System.Text.Encoding.UTF8.GetString(await Newest(house, moved.Id)), StringComparison.Ordinal);
        Assert.Empty(await house.Mistakes(reports => reports.On(next, moved.Id, Stop)));
        house.Clock.Now += TimeSpan.FromMinutes(1);
        await house.Mistakes(reports => reports.Of(next, moved.Id, "Mon nom a changé.", Stop));
        Assert.Equal("Mon nom a changé.", Assert.Single(await house.Mistakes(reports => reports.On(next, moved.Id, Stop))).Text);
        Assert.Equal(2, (await house.Mistakes(reports => reports.On(house.Owner, moved.Id, Stop))).Count);
    }

    [Fact]
    public async Task It_stays_where_it_is_when_the_new_address_was_given_the_badge_meanwhile()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (old, _, link) = await Asked(house);
        await house.Granted("ada@new.example");
        house.Clock.Now += MoveAward.TimeToKeep;
        Assert.IsType<MoveAwardOutcome.HoldsItAlready>(await house.Move(move => move.Confirm(Actor.Nobody, link, Stop)));
        Assert.Equal("ada@old.example", Assert.Single(await house.Mine(old)).Award.Address);
    }

    [Fact]
    public async Task Whoever_held_it_is_told_before_the_new_reader_is_asked_and_told_again_once_it_moved()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (_, asked, link) = await Asked(house);
        await React(house, AwardNews.MoveAsked);
        house.Clock.Now += MoveAward.TimeToKeep;
        Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Confirm(Actor.Nobody, link, Stop)));
        await React(house, AwardNews.Moved);

        var mails = await house.House.Database.With(db => db.Set<OutgoingMail>().AsNoTracking().Where(mail => mail.Subject == asked.Id.Value).OrderBy(mail => mail.NotBefore).ToListAsync(Stop));
        Assert.Equal(
            [(MailKinds.AwardMoveTold, "ada@old.example"), (MailKinds.AwardMoveAsked, "ada@new.example"), (MailKinds.AwardMoved, "ada@old.example")],
            mails.Select(mail => (mail.Kind, mail.Address!)));
    }

    [Fact]
    public async Task What_the_issuer_answers_a_former_holder_is_not_mailed_to_the_next()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (old, asked, link) = await Asked(house);
        await house.Mistakes(reports => reports.Of(old, asked.Id, "J’étais malade ce jour-là.", Stop));
        house.Clock.Now += MoveAward.TimeToKeep;
        var next = await house.House.Person("ada@new.example");
        Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Confirm(next, link, Stop)));
        var report = Assert.Single(await house.Mistakes(reports => reports.On(house.Owner, asked.Id, Stop)));
        Assert.IsType<ReportMistakeOutcome.Done>(await house.Mistakes(reports => reports.Answer(house.Owner, report.Id, "C’est noté.", Stop)));

        await React(house, AwardNews.MistakeAnswered);

        Assert.False(await house.House.Database.With(db => db.Set<OutgoingMail>().AnyAsync(mail => mail.Kind == MailKinds.MistakeAnswered, Stop)));
    }

    static Task<bool> React(AwardHouse house, string kind) => house.House.Database.With(async db =>
    {
        var entry = await db.Set<JournalEntry>().AsNoTracking().SingleAsync(there => there.Kind == kind, Stop);
        await new MailAwards(db, new QueueMail(db, new Going(house.Clock.Now))).React(entry, Stop);
        return true;
    });

    /// <summary>An award that its holder took into an account, and that is asked to move.</summary>
    static async Task<(Actor Holder, Award Award, string Link)> Asked(AwardHouse house, string name = "ada")
    {
        var award = await house.Offered($"{name}@old.example", "Ada Lovelace");
        var holder = await house.House.Person($"{name}@old.example");
        await house.AnswerAs(holder, award.Id);
        var asked = Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Ask(house.Owner, award.Id, $"{name}@new.example", "Départ", Stop))).Award;
        return (holder, asked, house.House.Links.Make(MoveAward.LinkUse, award.Id.Value, asked.LinkVersion));
    }

    static Task<byte[]> Newest(AwardHouse house, AwardId award) => house.House.Database.With(db =>
        db.Set<SignedCredential>().Where(credential => credential.AwardId == award).OrderByDescending(credential => credential.Number).Select(credential => credential.Bytes).FirstAsync(Stop));

    /// <summary>A clock that goes on each time it is looked at, so that what is written first is known to be.</summary>
    sealed class Going(DateTimeOffset begin) : TimeProvider
    {
        int looks;

        public override DateTimeOffset GetUtcNow() => begin + TimeSpan.FromMilliseconds(++looks);
    }
}
