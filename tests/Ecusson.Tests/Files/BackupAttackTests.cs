using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Ecusson.Files;
using Ecusson.Files.Backups;
using Ecusson.People;
using Ecusson.Tests.Awards;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Files;

public sealed class BackupAttackOnSqliteTests() : BackupAttackTests(SqliteTestDatabase.New);

public sealed class BackupAttackOnPostgreSqlTests() : BackupAttackTests(PostgreSqlTestDatabase.New);

/// <summary>What is restored is a whole and sound backup of this schema, into a database that holds nothing; else nothing is.</summary>
public abstract class BackupAttackTests : IDisposable
{
    readonly Func<Task<TestDatabase>> newDatabase;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ecusson-backup-");

    private protected BackupAttackTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_holds_something_is_left_alone()
    {
        var archive = await Archive();
        await using var house = await AwardHouse.New(newDatabase);
        var before = await SampleBackup.Rows(house.House.Database);

        Assert.IsType<RestoreBackupOutcome.NotEmpty>(await SampleBackup.To(house.House.Database, Store(), archive));

        Assert.Equal(before, await SampleBackup.Rows(house.House.Database));
    }

    [Fact]
    public async Task A_backup_of_another_schema_is_refused_by_the_version_that_made_it()
    {
        var archive = await Archive();
        var newer = SampleBackup.Changed(archive, Same, text => text.Replace("\"AwardSearch\"", "\"AwardSearch\", \"Tomorrow\"", StringComparison.Ordinal).Replace("\"0.1.0\"", "\"9.9.9\"", StringComparison.Ordinal));
        var older = SampleBackup.Changed(archive, Same, text => text.Replace("\"Installation\",", "", StringComparison.Ordinal));

        Assert.Equal(new RestoreBackupOutcome.OtherSchema("9.9.9"), await Restore(newer));
        Assert.Equal(new RestoreBackupOutcome.OtherSchema("0.1.0"), await Restore(older));
    }

    [Fact]
    public async Task A_truncated_archive_is_refused_wherever_it_was_cut()
    {
        var archive = await Archive();
        foreach (var kept in (int[])[0, 1, 100, archive.Length / 2, archive.Length - 100, archive.Length - 1])
            Assert.IsType<RestoreBackupOutcome.Damaged>(await Restore(archive[..kept]));
    }

    [Fact]
    public async Task A_changed_byte_is_refused_or_changes_nothing_that_is_restored()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await house.Granted("ada@example.org");
        var (archive, rows) = (await SampleBackup.Of(house.House.Database, Store()), await SampleBackup.Rows(house.House.Database));
        var random = new Random(20260314);
        var database = await newDatabase();
        var refused = 0;
        for (var tries = 0; tries < 60; tries++)
        {
            var changed = archive.ToArray();
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            switch (await SampleBackup.To(database, Store(), changed))
            {
                case RestoreBackupOutcome.Damaged or RestoreBackupOutcome.OtherSchema:
                    refused++;
                    break;
                case RestoreBackupOutcome.Restored:
                    // The time of a part in the archive, or when it was made, is nothing that is restored.
                    Assert.Equal(rows, await SampleBackup.Rows(database));
                    await database.DisposeAsync();
                    database = await newDatabase();
                    break;
                case var other: Assert.Fail($"{other}"); break;
            }
        }

        await database.DisposeAsync();
        Assert.True(refused > 30, $"{refused} of 60 were refused.");
    }

    [Theory]
    [InlineData("../../outside")]
    [InlineData("files/../../outside")]
    [InlineData("/outside")]
    [InlineData("tables/unknown.ndjson")]
    public async Task A_part_that_the_manifest_does_not_name_is_refused(string name)
    {
        var changed = SampleBackup.Changed(await Archive(), Same, null, (name, "x"u8.ToArray()));
        Assert.IsType<RestoreBackupOutcome.Damaged>(await Restore(changed));
        Assert.False(File.Exists(Path.Combine(folder.Parent!.FullName, "outside")));
    }

    [Fact]
    public async Task A_file_whose_name_is_a_path_is_refused()
    {
        var bytes = "x"u8.ToArray();
        var said = "\"files\": [ { \"sha256\": \"../../outside\", \"bytes\": 1 } ]";
        var changed = SampleBackup.Changed(await Archive(), Same, text => text.Replace("\"files\": []", said, StringComparison.Ordinal), ("files/../../outside", bytes));

        Assert.IsType<RestoreBackupOutcome.Damaged>(await Restore(changed));
    }

    [Fact]
    public async Task A_part_that_swells_is_refused_before_it_is_read()
    {
        var zeros = new byte[40 * 1024 * 1024];
        var hash = Convert.ToHexStringLower(SHA256.HashData(zeros));
        var said = string.Create(CultureInfo.InvariantCulture, $"\"bytes\": {zeros.Length},\n      \"sha256\": \"{hash}\"");
        var bomb = SampleBackup.Changed(await Archive(), (name, bytes) => name == "tables/audit.ndjson" ? zeros : bytes);

        var refused = Assert.IsType<RestoreBackupOutcome.Damaged>(await Restore(bomb));

        Assert.Contains("swell", refused.Reason, StringComparison.Ordinal);
        var lying = SampleBackup.Changed(bomb, Same, text => text.Replace(said, said.Replace($"{zeros.Length}", "10", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Contains("longer", Assert.IsType<RestoreBackupOutcome.Damaged>(await Restore(lying)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("{\"number\":1,\"id\":\"aaaqeayeaudaocajbifqydiob4\",\"created_at\":\"yesterday\"}")]
    [InlineData("{\"number\":1,\"id\":\"aaaqeayeaudaocajbifqydiob4\",\"created_at\":9223372036854775807}")]
    [InlineData("{\"number\":1,\"id\":null,\"created_at\":0}")]
    [InlineData("{\"number\":1,\"id\":\"aaaqeayeaudaocajbifqydiob4\",\"created_at\":0,\"more\":1}")]
    [InlineData("{\"number\":1,\"id\":\"aaaqeayeaudaocajbifqydiob4\",\"created_at\":{\"a\":[]}}")]
    public async Task Rows_that_are_none_are_refused_and_nothing_stays(string row)
    {
        var changed = SampleBackup.Changed(await Archive(), (name, bytes) => name == "tables/installations.ndjson" ? Encoding.UTF8.GetBytes(row + "\n") : bytes);
        await using var database = await newDatabase();

        var outcome = await SampleBackup.To(database, Store(), changed);

        // An engine without a type for instants keeps any number.
        if (outcome is RestoreBackupOutcome.Restored) Assert.Contains("9223372036854775807", row, StringComparison.Ordinal);
        else
        {
            Assert.IsType<RestoreBackupOutcome.Damaged>(outcome);
            Assert.Empty(await SampleBackup.Rows(database));
        }
    }

    [Fact]
    public async Task A_row_that_points_to_none_is_refused_and_nothing_stays()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await house.House.Person("ada@example.org");
        var archive = await SampleBackup.Of(house.House.Database, Store());
        var changed = SampleBackup.Changed(archive, (name, bytes) => name == "tables/people.ndjson" ? [] : bytes, text => Counted(text, "people", 0));
        await using var database = await newDatabase();

        var refused = Assert.IsType<RestoreBackupOutcome.Damaged>(await SampleBackup.To(database, Store(), changed));

        Assert.Contains("fit", refused.Reason, StringComparison.Ordinal);
        Assert.Empty(await SampleBackup.Rows(database));
        Assert.IsType<RestoreBackupOutcome.Restored>(await SampleBackup.To(database, Store(), archive));
        await Assert.ThrowsAsync<DbUpdateException>(() => database.With(async db =>
        {
            db.Add(new MailAddress { Id = Ecusson.Storage.RowId.New<MailAddressId>(database.Clock.Now), PersonId = new PersonId(Guid.NewGuid()), Written = "x@example.org", Key = "x@example.org", AddedAt = database.Clock.Now });
            return await db.SaveChangesAsync(Stop);
        }));
    }

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    static byte[] Same(string name, byte[] bytes) => bytes;

    static string Counted(string manifest, string table, int rows)
    {
        var at = manifest.IndexOf("\"rows\": ", manifest.IndexOf($"\"name\": \"{table}\"", StringComparison.Ordinal), StringComparison.Ordinal) + 8;
        return string.Concat(manifest.AsSpan(0, at), rows.ToString(CultureInfo.InvariantCulture), manifest.AsSpan(manifest.IndexOf(',', at)));
    }

    async Task<byte[]> Archive()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await house.Granted("ada@example.org");
        return await SampleBackup.Of(house.House.Database, Store());
    }

    async Task<RestoreBackupOutcome> Restore(byte[] archive)
    {
        await using var database = await newDatabase();
        var outcome = await SampleBackup.To(database, Store(), archive);
        Assert.IsNotType<RestoreBackupOutcome.Restored>(outcome);
        return outcome;
    }

    FolderFileStore Store() => new(Path.Combine(folder.FullName, "files"));
}
