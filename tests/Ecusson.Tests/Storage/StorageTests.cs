using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Ecusson.Tests.Storage;

public sealed class StorageOnSqliteTests() : StorageTests(SqliteTestDatabase.Empty)
{
    [Fact]
    public async Task Servers_that_start_at_once_are_not_held_up_by_the_lock_of_one_that_was_killed()
    {
        await using var database = await SqliteTestDatabase.Empty();
        // Of an older version, so that there is something to migrate.
        await database.With(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First(), TestContext.Current.CancellationToken);
            return 0;
        });
        var left = await database.With(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO \"__EFMigrationsLock\"(\"Id\", \"Timestamp\") VALUES (1, '2026-03-14 09:26:53.589+00:00')", TestContext.Current.CancellationToken));
        Assert.Equal(1, left);

        var opened = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => database.Open()))).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Single(opened.Select(installation => installation.Id).Distinct());
    }
}

public sealed class StorageOnPostgreSqlTests() : StorageTests(PostgreSqlTestDatabase.Empty)
{
    [Fact]
    public async Task Credentials_are_packed_the_quick_way_where_the_server_knows_it()
    {
        await using var database = await PostgreSqlTestDatabase.Empty();
        await database.Open();
        var stop = TestContext.Current.CancellationToken;
        var known = await database.With(db => db.Database.SqlQuery<bool>($"SELECT 'lz4' = ANY (enumvals) AS \"Value\" FROM pg_settings WHERE name = 'default_toast_compression'").SingleAsync(stop));
        var packed = await database.With(db => db.Database.SqlQuery<string>(
            $"SELECT attcompression::text AS \"Value\" FROM pg_attribute WHERE attrelid = 'signed_credential'::regclass AND attname = 'bytes'").SingleAsync(stop));
        Assert.Equal(known ? "l" : "", packed);
    }
}

/// <summary>What both engines must do alike.</summary>
public abstract class StorageTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected StorageTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrations_lead_from_an_empty_database_to_the_model()
    {
        await using var database = await newDatabase();
        Assert.Empty(await database.With(db => db.Database.GetAppliedMigrationsAsync(Stop)));

        await database.Open();

        Assert.Empty(await database.With(db => db.Database.GetPendingMigrationsAsync(Stop)));
        Assert.False(await database.With(db => Task.FromResult(db.Database.HasPendingModelChanges())), "tools/migration …");
    }

    [Fact]
    public async Task The_model_that_was_written_as_code_is_the_model()
    {
        await using var database = await newDatabase();
        var (written, model) = await database.With(db => Task.FromResult((db.Model, db.GetService<IDesignTimeModel>().Model)));
        Assert.EndsWith(".CompiledModel", written.GetType().Namespace, StringComparison.Ordinal);
        var lines = model.GetEntityTypes().SelectMany(LinesOf).Order(StringComparer.Ordinal).ToList();
        Assert.Contains(lines, line => line.StartsWith("Award.Address: ", StringComparison.Ordinal));

        // Written anew by tools/model.
        Assert.Equal(lines, written.GetEntityTypes().SelectMany(LinesOf).Order(StringComparer.Ordinal));
    }

    static IEnumerable<string> LinesOf(IEntityType entity)
    {
        var name = entity.ShortName();
        foreach (var property in entity.GetProperties())
        {
            yield return $"{name}.{property.Name}: {property.ClrType} {entity.GetTableName()}.{property.GetColumnName()} {property.GetColumnType()} as {property.GetTypeMapping().Converter?.GetType().ToString() ?? "itself"}"
                + $" of {property.GetMaxLength()}, unicode {property.IsUnicode()}, compared by {property.GetValueComparer().GetType()}, may be null {property.IsNullable}, guards {property.IsConcurrencyToken}, generated {property.ValueGenerated}";
        }

        foreach (var key in entity.GetKeys()) yield return $"{name} key {Names(key.Properties)}, primary {key.IsPrimaryKey()}";
        foreach (var foreign in entity.GetForeignKeys()) yield return $"{name} {Names(foreign.Properties)} points to {foreign.PrincipalEntityType.ShortName()} {foreign.DeleteBehavior}";
        foreach (var index in entity.GetIndexes()) yield return $"{name} index {Names(index.Properties)} {index.GetDatabaseName()}, unique {index.IsUnique}";
    }

    static string Names(IEnumerable<IProperty> properties) => string.Join(", ", properties.Select(property => property.Name));

    [Fact]
    public async Task A_row_whose_public_id_was_forgotten_is_not_saved()
    {
        await using var database = await newDatabase();
        await database.Open();
        await database.With(async db =>
        {
            db.Add(new Person { Id = RowId.New<PersonId>(database.Clock.Now), PublicId = default, Name = "Zoé", Language = "fr", CreatedAt = database.Clock.Now });
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync(Stop));
            Assert.Equal("The default PublicId names nothing.", failure.GetBaseException().Message);
            return true;
        });
        Assert.Equal(0, await database.With(db => db.Set<Person>().CountAsync(Stop)));
    }

    [Fact]
    public async Task An_installation_keeps_its_id_from_start_to_start()
    {
        await using var database = await newDatabase();
        var founded = database.Clock.Now;
        var first = await database.Open();
        database.Clock.Now += TimeSpan.FromDays(1);

        var second = await database.Open();

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(founded, second.CreatedAt);
    }

    [Fact]
    public async Task Servers_that_start_at_once_agree_on_one_installation()
    {
        await using var database = await newDatabase();

        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.Open(), Stop)));

        Assert.Single(opened.Select(installation => installation.Id).Distinct());
        Assert.Equal(1, await database.With(db => db.Installations.CountAsync(Stop)));
        Assert.Equal(1, await database.With(db => db.VersionRuns.CountAsync(Stop)));
    }

    [Fact]
    public async Task A_version_is_noted_once_with_its_first_and_its_last_start()
    {
        await using var database = await newDatabase();
        var start = database.Clock.Now;
        await database.Open("0.1.0");
        database.Clock.Now = start.AddHours(1);
        await database.Open("0.2.0");
        database.Clock.Now = start.AddHours(2);
        await database.Open("0.1.0");

        var runs = await database.With(db => db.VersionRuns.OrderBy(run => run.Version).ToListAsync(Stop));

        Assert.Equal(
            [("0.1.0", start, start.AddHours(2)), ("0.2.0", start.AddHours(1), start.AddHours(1))],
            runs.Select(run => (run.Version, run.FirstStartedAt, run.LastStartedAt)));
    }

    [Fact]
    public async Task A_duplicate_is_recognised_by_its_unique_index()
    {
        await using var database = await newDatabase();
        await database.Open("0.1.0");

        Assert.True(await IsDuplicate(database, Run(database, "0.1.0")));
    }

    [Fact]
    public async Task A_duplicate_is_recognised_by_its_primary_key()
    {
        await using var database = await newDatabase();
        var there = await database.Open();

        Assert.True(await IsDuplicate(database, new Installation { Id = there.Id, CreatedAt = there.CreatedAt }));
    }

    [Fact]
    public async Task Another_refusal_is_no_duplicate()
    {
        await using var database = await newDatabase();
        await database.Open();

        Assert.False(await IsDuplicate(database, Run(database, null!)));
    }

    [Fact]
    public async Task A_save_that_somebody_was_quicker_than_says_so_and_leaves_nothing_behind_and_every_other_failure_is_thrown()
    {
        await using var database = await newDatabase();
        await database.Open("0.1.0");
        await database.With(async db =>
        {
            foreach (var save in (Func<CancellationToken, Task<bool>>[])[db.TryAdd, db.TrySave])
            {
                db.Add(Run(database, "0.1.0"));
                Assert.False(await save(Stop));
                Assert.Empty(db.ChangeTracker.Entries());
            }

            db.Add(Run(database, "0.1.0"));
            await Assert.ThrowsAsync<DbUpdateException>(() => db.TryChange(Stop));
            db.ChangeTracker.Clear();

            foreach (var save in (Func<CancellationToken, Task<bool>>[])[db.TryChange, db.TrySave])
            {
                db.Remove(Run(database, "gone before"));
                Assert.False(await save(Stop));
                Assert.Empty(db.ChangeTracker.Entries());
            }

            db.Remove(Run(database, "gone before"));
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.TryAdd(Stop));
            db.ChangeTracker.Clear();

            db.Add(Run(database, "0.2.0"));
            Assert.True(await db.TrySave(Stop));
            return true;
        });
        Assert.Equal(2, await database.With(db => db.VersionRuns.CountAsync(Stop)));
    }

    [Fact]
    public async Task A_server_is_the_first_on_a_database_while_no_other_has_a_place_there()
    {
        await using var database = await newDatabase();
        await database.Open();
        await using (var first = await database.With(db => db.Enter(Stop)))
        {
            await using var second = await database.With(db => db.Enter(Stop));
            Assert.Equal([true, false], new[] { first.IsFirst, second.IsFirst });
        }

        await using var later = await database.With(db => db.Enter(Stop));
        Assert.True(later.IsFirst);
    }

    [Fact]
    public async Task An_unknown_text_in_place_of_a_public_id_is_not_believed()
    {
        await using var database = await newDatabase();
        await database.Open();
        await database.With(db => db.Database.ExecuteSqlAsync($"UPDATE installations SET id = 'x'", Stop));

        await Assert.ThrowsAsync<FormatException>(() => database.With(db => db.Installations.SingleAsync(Stop)));
    }

    static VersionRun Run(TestDatabase database, string version) =>
        new() { Id = RowId.New<VersionRunId>(database.Clock.Now), Version = version, FirstStartedAt = default, LastStartedAt = default };

    static Task<bool> IsDuplicate(TestDatabase database, object row) => database.With(async db =>
    {
        db.Add(row);
        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Stop));
        return db.IsDuplicate(failure);
    });
}
