using Ecusson.Awards;
using Ecusson.Journal;
using Ecusson.Storage;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Awards;

public sealed class GrantKeyOnSqliteTests() : GrantKeyTests(SqliteTestDatabase.New);

public sealed class GrantKeyOnPostgreSqlTests() : GrantKeyTests(PostgreSqlTestDatabase.New);

/// <summary>Awards that are wished for under a key: however often the wish comes, one award comes of it.</summary>
public abstract class GrantKeyTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected GrantKeyTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_often_and_at_once_a_wish_comes_one_award_comes_of_it()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var form = new AwardForm { Address = "ada@example.org", Again = true, Id = new GrantKeys(house.House.Root).Name(house.Owner, "42") };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => house.Grant(house.Owner, form)));
        var id = Assert.Single(outcomes.Select(outcome => Assert.IsType<GrantAwardOutcome.Granted>(outcome).Award.Id).Distinct());
        Assert.Equal(id, Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, form)).Award.Id);
        Assert.Equal((1, 1), await house.House.Database.With(async db => (await db.Set<Award>().CountAsync(Stop), await db.Set<JournalEntry>().CountAsync(entry => entry.Kind == AwardNews.Granted, Stop))));
    }

    [Fact]
    public async Task The_same_key_for_another_person_or_badge_is_refused()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var form = new AwardForm { Address = "ada@example.org", Id = new GrantKeys(house.House.Root).Name(house.Owner, "42") };
        Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, form));
        Assert.IsType<GrantAwardOutcome.GrantedOtherwise>(await house.Grant(house.Owner, form with { Address = "zoe@example.org" }));
        Assert.IsType<GrantAwardOutcome.GrantedOtherwise>(await house.Grant(house.Owner, form, await house.Publish(house.Organization)));
        Assert.IsType<GrantAwardOutcome.NotAllowed>(await house.Grant((await house.House.Organization("Autre école")).Owner, form));
    }

    [Fact]
    public async Task An_award_that_was_undone_frees_its_key()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var form = new AwardForm { Address = "ada@example.org", Id = new GrantKeys(house.House.Root).Name(house.Owner, "42") };
        var first = Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, form)).Award;
        Assert.IsType<UndoAwardOutcome.Undone>(await house.Undo(house.Owner, first.Id));
        Assert.NotEqual(first.Id, Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, form)).Award.Id);
    }

    [Fact]
    public async Task A_key_makes_the_same_name_for_its_program_and_another_for_every_other()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var keys = new GrantKeys(house.House.Root);
        Actor Program() => new(ActorKind.Program, Guid.NewGuid(), Door.Api);
        var (one, other) = (Program(), Program());
        Assert.Equal(keys.Name(one, "42"), keys.Name(one, "42"));
        Assert.Equal(4, ((PublicId?[])[keys.Name(one, "42"), keys.Name(one, "43"), keys.Name(other, "42"), keys.Name(one, "4 2"), keys.Name(one, "42 ")]).Where(name => name is not null).Append(keys.Name(one, "2")).Distinct().Count());
        Assert.All((string[])["", " ", "é", "a\n", new string('k', GrantKeys.Longest + 1)], key => Assert.Null(keys.Name(one, key)));
    }
}
