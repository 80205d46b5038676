using Ecusson.Awards;
using Ecusson.Journal;
using Ecusson.Storage;
using Ecusson.Tests.Awards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Ecusson.Tests.Storage;

public sealed class MigrationOnSqliteTests() : MigrationTests(SqliteTestDatabase.New);

public sealed class MigrationOnPostgreSqlTests() : MigrationTests(PostgreSqlTestDatabase.New);

/// <summary>What a migration makes of the rows that are there.</summary>
public abstract class MigrationTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected MigrationTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_migration_that_breaks_off_leaves_nothing_behind()
    {
        await using var database = await newDatabase();
        // SQLite rebuilds a table for what it cannot alter, and for that leaves the transaction.
        var script = await database.With(db => Task.FromResult(db.GetService<IMigrator>().GenerateScript()));
        Assert.Contains("mistake_report", script, StringComparison.Ordinal);
        Assert.DoesNotContain("PRAGMA", script, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ef_temp", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_for_an_empty_database_is_what_its_migrations_add_up_to()
    {
        await using var database = await newDatabase();
        // Written anew by tools/model.
        Assert.Equal(
            await database.With(db => Task.FromResult(db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.NoTransactions).ReplaceLineEndings("\n").Trim())),
            await database.With(db => Task.FromResult(MigrationsScript.Of(db.GetType().Assembly).ReplaceLineEndings("\n").Trim())));
    }

    [Fact]
    public async Task A_report_points_to_a_person_that_is_there()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var award = await house.Offered("ada@example.org");
        await Assert.ThrowsAsync<DbUpdateException>(() => house.House.Database.With(db =>
        {
            var now = house.Clock.Now;
            db.Add(new MistakeReport { Id = RowId.New<MistakeReportId>(now), AwardId = award.Id, ReporterId = new(Guid.NewGuid()), Text = "Qui ?", ReportedAt = now });
            return db.SaveChangesAsync(Stop);
        }));
    }

    [Fact]
    public async Task What_was_reported_before_the_upgrade_is_of_who_held_the_award_then()
    {
        await using var house = await AwardHouse.New(newDatabase);
        // To a wrong address, which was corrected; asked to move, which waits; moved; and nothing of all that.
        var corrected = await Reported("wrong@example.org");
        house.Clock.Now += ResendAward.Pause;
        Assert.IsType<ResendAwardOutcome.Sent>(await house.Resend(house.Owner, corrected.Id, "right@example.org"));
        var right = await house.House.Person("right@example.org");
        var waits = await Reported("waits@example.org");
        var keeps = await house.House.Person("waits@example.org");
        await house.AnswerAs(keeps, waits.Id);
        Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Ask(house.Owner, waits.Id, "next@example.org", "Adresse perdue.", Stop)));
        house.Clock.Now += TimeSpan.FromMinutes(1);
        await house.AnswerAs(keeps, waits.Id, accepts: false);
        await house.AnswerAs(keeps, waits.Id);
        var moved = await Reported("old@example.org");
        await house.AnswerAs(await house.House.Person("old@example.org"), moved.Id);
        var asked = Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Ask(house.Owner, moved.Id, "new@example.org", "Adresse perdue.", Stop))).Award;
        house.Clock.Now += MoveAward.TimeToKeep;
        Assert.IsType<MoveAwardOutcome.Done>(await house.Move(move => move.Confirm(Actor.Nobody, house.House.Links.Make(MoveAward.LinkUse, moved.Id.Value, asked.LinkVersion), Stop)));
        var taker = await house.House.Person("new@example.org");
        var plain = await Reported("plain@example.org");
        house.Clock.Now += ResendAward.Pause;
        Assert.IsType<ResendAwardOutcome.Sent>(await house.Resend(house.Owner, plain.Id));
        var stays = await house.House.Person("plain@example.org");

        await house.House.Database.With(async db =>
        {
            var before = db.GetService<IMigrationsAssembly>().Migrations.Keys.Last(name => string.CompareOrdinal(name, Named(db, "ReaddressedAwards")) < 0);
            await db.GetService<IMigrator>().MigrateAsync(before, Stop);
            await db.Database.MigrateAsync(Stop);
            return true;
        });

        foreach (var (holder, award, count) in ((Actor, Award, int)[])[(right, corrected, 0), (keeps, waits, 1), (taker, moved, 0), (stays, plain, 1)])
            Assert.Equal(count, (await house.Mistakes(verb => verb.On(holder, award.Id, Stop))).Count);

        async Task<Award> Reported(string address)
        {
            var award = await house.Offered(address);
            Assert.IsType<ReportMistakeOutcome.Done>(await house.Mistakes(verb => verb.With(Actor.Nobody, house.Link(award), "Ce n’est pas mon nom.", Stop)));
            house.Clock.Now += TimeSpan.FromMinutes(1);
            return award;
        }
    }

    static string Named(EcussonDb db, string name) => db.GetService<IMigrationsAssembly>().Migrations.Single(migration => migration.Value.Name == name).Key;
}
