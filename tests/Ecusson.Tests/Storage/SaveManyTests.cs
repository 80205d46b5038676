using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Storage;

public sealed class SaveManyOnSqliteTests() : SaveManyTests(SqliteTestDatabase.New);

public sealed class SaveManyOnPostgreSqlTests() : SaveManyTests(PostgreSqlTestDatabase.New);

/// <summary>Many new rows, saved the engine's quickest way, are there as if each had been saved alone.</summary>
public abstract class SaveManyTests
{
    const int Many = NewRows.Many;

    static readonly RandomNumberGenerator Random = RandomNumberGenerator.Create();

    readonly Func<Task<TestDatabase>> newDatabase;

    private protected SaveManyTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_read_as_they_were_written()
    {
        await using var database = await newDatabase();
        var people = Enumerable.Range(0, Many).Select(at => NewPerson(database, at)).ToList();
        Assert.True(await database.With(async db =>
        {
            db.AddRange(people);
            await db.SaveManyAsync(Stop);
            return !db.ChangeTracker.Entries().Any();
        }));

        var read = await database.With(db => db.Set<Person>().OrderBy(person => person.Id).ToListAsync(Stop));

        Assert.Equal(people.OrderBy(person => person.Id.Value).Select(Values), read.OrderBy(person => person.Id.Value).Select(Values));
        // Found by what it is looked up with, not only read: a key written another way would be there and never be found.
        foreach (var person in people)
            Assert.Equal(1, await database.With(db => db.Set<Person>().CountAsync(there => there.Id == person.Id && there.PublicId == person.PublicId && there.CreatedAt == person.CreatedAt, Stop)));
    }

    [Fact]
    public async Task What_points_to_them_is_saved_after_them_and_what_the_engine_makes_up_is_made_up()
    {
        await using var database = await newDatabase();
        var people = Enumerable.Range(0, Many).Select(at => NewPerson(database, at)).ToList();
        await database.With(async db =>
        {
            db.Add(Address(database, people[3]));
            db.AddRange(people);
            db.AddRange(people.Select(person => Entry(database, person)));
            await db.SaveManyAsync(Stop);
            return true;
        });

        Assert.Equal(people[3].Id, await database.With(db => db.Set<MailAddress>().Select(address => address.PersonId).SingleAsync(Stop)));
        var entries = await database.With(db => db.Set<JournalEntry>().OrderBy(entry => entry.Number).ToListAsync(Stop));
        Assert.Equal(people.Select(person => person.Id.Value), entries.Select(entry => entry.Subject));
        Assert.Equal(Many, entries.Select(entry => entry.Number).Distinct().Count());
        // One transaction wrote them, as reactions see it.
        Assert.Single(entries.Select(entry => entry.Transaction).Distinct());
    }

    [Fact]
    public async Task When_one_is_not_taken_nothing_is_and_why_is_known()
    {
        await using var database = await newDatabase();
        var there = NewPerson(database, 0);
        await database.With(async db =>
        {
            db.Add(there);
            return await db.SaveChangesAsync(Stop);
        });
        var people = Enumerable.Range(0, Many).Select(at => NewPerson(database, at)).ToList();
        var nameless = NewPerson(database, Many);
        nameless.Name = null!;

        foreach (var (wrong, isDuplicate) in new[] { (NewPerson(database, 0, there.PublicId), true), (nameless, false) })
        {
            await database.With(async db =>
            {
                (await db.Set<Person>().SingleAsync(person => person.Id == there.Id, Stop)).Language = "en";
                db.AddRange(people);
                db.Add(wrong);
                var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveManyAsync(Stop));
                Assert.Equal(isDuplicate, db.IsDuplicate(failure));
                Assert.True(failure.InnerException is System.Data.Common.DbException refusal && db.IsRefused(refusal));
                return true;
            });
            Assert.Equal(["fr"], await database.With(db => db.Set<Person>().Select(person => person.Language).ToListAsync(Stop)));
        }
    }

    [Fact]
    public async Task In_a_transaction_that_is_open_they_are_there_once_it_is_committed()
    {
        await using var database = await newDatabase();
        foreach (var commits in (bool[])[false, true])
        {
            await database.With(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(Stop);
                db.AddRange(Enumerable.Range(0, Many).Select(at => NewPerson(database, at)));
                await db.SaveManyAsync(Stop);
                if (commits) await transaction.CommitAsync(Stop);
                return true;
            });
            Assert.Equal(commits ? Many : 0, await database.With(db => db.Set<Person>().CountAsync(Stop)));
        }
    }

    [Fact]
    public async Task Whoever_changed_a_row_first_is_not_overwritten_by_a_save_of_many()
    {
        await using var database = await newDatabase();
        var first = NewPerson(database, Many);
        await database.With(db =>
        {
            db.Add(first);
            return db.SaveChangesAsync(Stop);
        });
        await database.With(async db =>
        {
            var read = await db.Set<Person>().SingleAsync(Stop);
            await database.With(async other =>
            {
                var quicker = await other.Set<Person>().SingleAsync(Stop);
                (quicker.Name, quicker.Version) = ("Ada", quicker.Version + 1);
                return await other.SaveChangesAsync(Stop);
            });
            db.AddRange(Enumerable.Range(0, Many).Select(at => NewPerson(database, at)));
            (read.Name, read.Version) = ("Grace", read.Version + 1);
            var failure = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveManyAsync(Stop));
            Assert.True(db.IsOvertaken(failure));
            return true;
        });

        Assert.Equal("Ada", await database.With(db => db.Set<Person>().Select(person => person.Name).SingleAsync(Stop)));
    }

    static Person NewPerson(TestDatabase database, int at, PublicId? name = null) => new()
    {
        Id = RowId.New<PersonId>(database.Clock.Now), PublicId = name ?? PublicId.New(Random), Name = $"Zoé \"№ {at}\" \\ \u2028 🎓", Language = "fr", CreatedAt = database.Clock.Now.AddMinutes(at),
        IsOperator = at % 2 == 0,
    };

    static MailAddress Address(TestDatabase database, Person person) =>
        new() { Id = RowId.New<MailAddressId>(database.Clock.Now), PersonId = person.Id, Written = "Zoe@example.org", Key = "zoe@example.org", AddedAt = database.Clock.Now };

    static JournalEntry Entry(TestDatabase database, Person person) => new()
    {
        Id = Guid.CreateVersion7(database.Clock.Now), Kind = "account.made", Subject = person.Id.Value, ActorKind = ActorKind.Server, ActorId = Guid.Empty, At = database.Clock.Now,
        Facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["door"] = "\"'\\" },
    };

    /// <summary>Every value of a row, by the name of its property.</summary>
    static IReadOnlyList<string> Values(Person person) => [.. typeof(Person).GetProperties().Where(property => property.CanRead).Select(property => $"{property.Name} {property.GetValue(person)}")];
}
