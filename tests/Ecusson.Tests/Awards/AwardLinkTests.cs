using Ecusson.Awards;
using Ecusson.Journal;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Awards;

public sealed class AwardLinkOnSqliteTests() : AwardLinkTests(SqliteTestDatabase.New);

public sealed class AwardLinkOnPostgreSqlTests() : AwardLinkTests(PostgreSqlTestDatabase.New);

/// <summary>What the link in an award's letter opens, for whom, and until when.</summary>
public abstract class AwardLinkTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected AwardLinkTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_has_the_letter_of_an_award_that_is_in_an_account_sees_and_changes_nothing()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@example.org", "Ada Lovelace");
        var (link, ada, eve) = (house.Link(award), await house.House.Person("ada@example.org"), await house.House.Person("eve@example.org"));
        await house.Answer(ada, link);
        Assert.IsType<ShowAwardOutcome.Shown>(await house.Show(ada, award.Id, Visibility.Everyone));

        Assert.IsType<AwardLink.SignInFirst>(await house.Follow(Actor.Nobody, link));
        Assert.IsType<AwardLink.SomebodyElses>(await house.Follow(eve, link));
        Assert.IsType<AnswerAwardOutcome.SignInFirst>(await house.Answer(Actor.Nobody, link, accepts: false));
        Assert.IsType<AnswerAwardOutcome.SomebodyElses>(await house.Answer(eve, link, accepts: false));
        Assert.Equal((AwardState.Accepted, Visibility.Everyone), await house.House.Database.With(db => db.Set<Award>().Select(there => new ValueTuple<AwardState, Visibility>(there.State, there.Visibility)).SingleAsync(Stop)));

        Assert.IsType<AwardLink.Own>(await house.Follow(ada, link));
        Assert.IsType<AnswerAwardOutcome.Answered>(await house.Answer(ada, link, accepts: false));
    }

    [Fact]
    public async Task An_award_that_waits_in_an_account_is_answered_by_its_letter_once_and_by_nobody_else_s_account()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var ada = await house.House.Person("ada@example.org");
        var link = house.Link(await house.Offered("ada@example.org"));
        Assert.IsType<AwardLink.Offered>(await house.Follow(Actor.Nobody, link));
        Assert.IsType<AwardLink.SomebodyElses>(await house.Follow(await house.House.Person("eve@example.org"), link));
        Assert.IsType<AnswerAwardOutcome.Answered>(await house.Answer(Actor.Nobody, link));
        Assert.IsType<AwardLink.SignInFirst>(await house.Follow(Actor.Nobody, link));
        Assert.IsType<AnswerAwardOutcome.SignInFirst>(await house.Answer(Actor.Nobody, link, accepts: false));
        Assert.Single(await house.Mine(ada));
    }

    [Fact]
    public async Task Who_sees_what_was_accepted_without_an_account_is_said_by_its_letter_until_it_is_in_one()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@example.org", "Ada Lovelace");
        var (link, ada) = (house.Link(award), await house.House.Person("ada@work.example"));
        Assert.IsType<ShowAwardOutcome.NotAllowed>(await house.ShowBy(Actor.Nobody, link, Visibility.Everyone));
        await house.Answer(Actor.Nobody, link);
        Assert.IsType<ShowAwardOutcome.NotAllowed>(await house.ShowBy(ada, link, Visibility.Everyone));
        Assert.IsType<ShowAwardOutcome.NotAllowed>(await house.ShowBy(Actor.Nobody, house.Link(award, 2), Visibility.Everyone));

        var shown = Assert.IsType<ShowAwardOutcome.Shown>(await house.ShowBy(Actor.Nobody, link, Visibility.ByLink)).Award;
        Assert.NotNull(shown.LinkKey);
        Assert.False(shown.ShowsName);
        Assert.Null(shown.PersonId);
        Assert.Null(Assert.IsType<ShowAwardOutcome.Shown>(await house.ShowBy(Actor.Nobody, link, Visibility.Everyone)).Award.LinkKey);

        await house.Answer(ada, link);
        Assert.IsType<ShowAwardOutcome.NotAllowed>(await house.ShowBy(Actor.Nobody, link, Visibility.OnlyMe));
        Assert.Equal(Visibility.Everyone, (await house.Mine(ada)).Single().Award.Visibility);
    }

    [Fact]
    public async Task Accepted_without_an_account_it_can_be_taken_into_one_and_no_more()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@example.org");
        var link = house.Link(award);
        Assert.IsType<AnswerAwardOutcome.Answered>(await house.Answer(Actor.Nobody, link));

        Assert.IsType<AwardLink.ToKeep>(await house.Follow(Actor.Nobody, link));
        Assert.IsType<AnswerAwardOutcome.SignInFirst>(await house.Answer(Actor.Nobody, link, accepts: false));
        // An account of another address, as long as nobody took it: people have several.
        var ada = await house.House.Person("ada@work.example");
        Assert.IsType<AnswerAwardOutcome.Answered>(await house.Answer(ada, link));
        Assert.Single(await house.Mine(ada));
        Assert.IsType<AwardLink.SignInFirst>(await house.Follow(Actor.Nobody, link));
    }

    [Fact]
    public async Task Declined_by_its_link_it_is_accepted_after_all_by_it_or_by_whose_address_it_is_and_by_no_other_account()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var link = house.Link(await house.Offered("ada@example.org"));
        await house.Answer(Actor.Nobody, link, accepts: false);
        Assert.IsType<AwardLink.Offered>(await house.Follow(Actor.Nobody, link));
        Assert.IsType<AnswerAwardOutcome.Answered>(await house.Answer(Actor.Nobody, link));

        var other = house.Link(await house.Offered("bea@example.org"));
        await house.Answer(Actor.Nobody, other, accepts: false);
        var bea = await house.House.Person("bea@example.org");
        Assert.IsType<AwardLink.SignInFirst>(await house.Follow(Actor.Nobody, other));
        Assert.IsType<AnswerAwardOutcome.SomebodyElses>(await house.Answer(await house.House.Person("eve@example.org"), other));
        Assert.IsType<AnswerAwardOutcome.Answered>(await house.Answer(bea, other));
    }

    [Fact]
    public async Task A_link_ends_a_while_after_the_last_letter_and_sending_again_makes_a_new_one()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@example.org");
        house.Clock.Now += AnswerAward.LinkTerm - TimeSpan.FromSeconds(1);
        Assert.IsType<AwardLink.Offered>(await house.Follow(Actor.Nobody, house.Link(award)));
        house.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.IsType<AwardLink.Ended>(await house.Follow(Actor.Nobody, house.Link(award)));
        Assert.IsType<AnswerAwardOutcome.LinkWorksNoMore>(await house.Answer(Actor.Nobody, house.Link(award)));

        var sent = Assert.IsType<ResendAwardOutcome.Sent>(await house.Resend(house.Owner, award.Id)).Award;
        Assert.IsType<AnswerAwardOutcome.Answered>(await house.Answer(Actor.Nobody, house.Link(award, sent.LinkVersion)));
    }
}
