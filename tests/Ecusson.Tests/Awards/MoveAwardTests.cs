using Ecusson.Awards;
using Ecusson.Credentials.Verification;
using Ecusson.Journal;
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
        Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Confirm(Actor.Nobody, link, Stop)));

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

    static Task<byte[]> Newest(AwardHouse house, AwardId award) => house.House.Database.With(db =>
        db.Set<SignedCredential>().Where(credential => credential.AwardId == award).OrderByDescending(credential => credential.Number).Select(credential => credential.Bytes).FirstAsync(Stop));
}
