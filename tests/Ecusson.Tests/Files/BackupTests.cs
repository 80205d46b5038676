using System.Security.Cryptography;
using System.Text;
using Ecusson.Awards;
using Ecusson.Credentials.Verification;
using Ecusson.Files;
using Ecusson.Files.Backups;
using Ecusson.Imports;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Tests.Awards;
using Ecusson.Tests.Journal;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Tests.Files;

public sealed class BackupFromSqliteTests() : BackupTests(SqliteTestDatabase.New, PostgreSqlTestDatabase.New, SqliteTestDatabase.Empty);

public sealed class BackupFromPostgreSqlTests() : BackupTests(PostgreSqlTestDatabase.New, SqliteTestDatabase.New, PostgreSqlTestDatabase.Empty);

/// <summary>An installation is taken away in one archive and set up again on either engine, whole.</summary>
public abstract class BackupTests : IDisposable
{
    static readonly byte[] Picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"><circle cx=\"2\" cy=\"2\" r=\"2\"/></svg>"u8.ToArray();

    readonly Func<Task<TestDatabase>> here;
    readonly Func<Task<TestDatabase>> there;
    readonly Func<Task<TestDatabase>> nothing;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ecusson-backup-");

    private protected BackupTests(Func<Task<TestDatabase>> here, Func<Task<TestDatabase>> there, Func<Task<TestDatabase>> nothing) => (this.here, this.there, this.nothing) = (here, there, nothing);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_row_comes_back_on_the_same_engine_and_by_way_of_the_other()
    {
        await using var house = await Story();
        var archive = await SampleBackup.Of(house.House.Database, Store("a"));
        await using var same = await here();
        await using var other = await there();
        await using var back = await here();

        Assert.IsType<RestoreBackupOutcome.Restored>(await SampleBackup.To(same, Store("b"), archive));
        Assert.IsType<RestoreBackupOutcome.Restored>(await SampleBackup.To(other, Store("c"), archive));
        Assert.IsType<RestoreBackupOutcome.Restored>(await SampleBackup.To(back, Store("d"), await SampleBackup.Of(other, Store("c"))));

        var rows = await SampleBackup.Rows(house.House.Database);
        Assert.True(rows.Count > 40, $"The story left {rows.Count} rows.");
        Assert.Equal(rows, await SampleBackup.Rows(same));
        Assert.Equal(rows, await SampleBackup.Rows(back));
        foreach (var store in (string[])["b", "c", "d"]) Assert.Equal(await Bytes(Store("a")), await Bytes(Store(store)));
    }

    [Fact]
    public async Task An_award_verifies_where_it_was_brought_to_and_the_organisation_goes_on_there()
    {
        await using var house = await Story();
        var (award, credential) = await house.House.Database.With(async db =>
        {
            var award = await db.Set<Award>().FirstAsync(award => award.State == AwardState.Accepted, Stop);
            return (award, (await db.Set<SignedCredential>().FirstAsync(row => row.AwardId == award.Id, Stop)).Bytes);
        });
        var database = await there();
        Assert.IsType<RestoreBackupOutcome.Restored>(await SampleBackup.To(database, Store("b"), await SampleBackup.Of(house.House.Database, Store("a"))));
        await using var moved = house.Moved(database);
        moved.Clock.Now = house.Clock.Now;

        Assert.All((await moved.Verify(credential, "ada@example.org")).Checks, check => Assert.Equal(Outcome.Passed, check.Outcome));
        Assert.IsType<RevokeAwardOutcome.Revoked>(await moved.Revoke(moved.Owner, award.Id, "Erreur"));
        Assert.Contains((await moved.Verify(credential)).Checks, check => check is { Name: CheckName.Status, Outcome: Outcome.Failed });
        await moved.Granted("later@example.org");
    }

    [Fact]
    public async Task Reactions_go_on_where_they_stood()
    {
        await using var house = await JournalHouse.Open(here);
        var (read, unread, subject) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await house.Note(read);
        var before = new SampleReaction();
        await JournalHouse.Run(house.Server(services => services.AddScoped<IReaction>(_ => before)), before.Name, () => Task.FromResult(before.Seen.Count == 1));
        await house.Note(unread);
        var target = await there();
        var archive = await house.With(async db =>
        {
            using var written = new MemoryStream();
            await new MakeBackup(db, Store("a"), house.Clock).To(written, "0.1.0", Stop);
            return written.ToArray();
        });
        Assert.IsType<RestoreBackupOutcome.Restored>(await SampleBackup.To(target, Store("b"), archive));
        await using var moved = JournalHouse.On(target);
        var (known, fresh) = (new SampleReaction(), new SampleReaction("fresh"));
        await moved.Note(subject);

        var server = moved.Server(services => services.AddScoped<IReaction>(_ => known).AddScoped<IReaction>(_ => fresh));
        await JournalHouse.Run(server, known.Name, () => Task.FromResult(known.Seen.Count == 2));
        await JournalHouse.Run(server, fresh.Name, () => Task.FromResult(fresh.Seen.Count == 3));

        Assert.Equal([unread, subject], known.Seen.Select(seen => seen.Subject));
        Assert.Equal([read, unread, subject], fresh.Seen.Select(seen => seen.Subject));
    }

    [Fact]
    public async Task A_backup_is_of_one_moment_and_holds_nobody_up()
    {
        await using var house = await AwardHouse.New(here);
        await house.Granted("a@example.org");
        using var archive = new MemoryStream();
        using var slow = new Interrupting(archive, async () => await house.Granted($"{Guid.NewGuid():N}@example.org"));
        Assert.IsType<MakeBackupOutcome.Made>(await house.House.Database.With(db => new MakeBackup(db, Store("a"), house.Clock).To(slow, "0.1.0", Stop)));
        Assert.True(slow.Times > 1);
        await using var target = await there();

        Assert.IsType<RestoreBackupOutcome.Restored>(await SampleBackup.To(target, Store("b"), archive.ToArray()));

        Assert.Equal((1, 1, 1), await target.With(async db => (
            await db.Set<Award>().CountAsync(Stop), await db.Set<SignedCredential>().CountAsync(Stop), await db.Set<JournalEntry>().CountAsync(entry => entry.Kind == AwardNews.Granted, Stop))));
    }

    [Fact]
    public async Task The_archive_alone_opens_no_key()
    {
        await using var house = await Story();
        var archive = await SampleBackup.Of(house.House.Database, Store("a"));
        var everything = new StringBuilder();
        SampleBackup.Changed(archive, (_, bytes) =>
        {
            everything.Append(Encoding.UTF8.GetString(bytes));
            return bytes;
        });

        Assert.Contains("ada@example.org", everything.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(house.House.FirstSecret), everything.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"sealed\"", everything.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_not_backed_up()
    {
        await using var database = await nothing();
        using var archive = new MemoryStream();
        Assert.IsType<MakeBackupOutcome.NothingThere>(await database.With(db => new MakeBackup(db, Store("a"), database.Clock).To(archive, "0.1.0", Stop)));
    }

    [Fact]
    public async Task A_file_whose_bytes_are_gone_or_changed_is_counted_and_left_out()
    {
        await using var house = await Story();
        var place = Assert.Single(Directory.GetFiles(Path.Combine(folder.FullName, "a"), "*", SearchOption.AllDirectories));
        await File.WriteAllTextAsync(place, "changed", Stop);
        Assert.Equal(1, await Missing());
        File.Delete(place);
        Assert.Equal(1, await Missing());

        async Task<int> Missing() => Assert.IsType<MakeBackupOutcome.Made>(
            await house.House.Database.With(db => new MakeBackup(db, Store("a"), house.Clock).To(new MemoryStream(), "0.1.0", Stop))).Missing;
    }

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Awards granted, accepted, replaced and withdrawn, a list, a picture: a little of most tables.</summary>
    async Task<AwardHouse> Story()
    {
        var house = await AwardHouse.New(here);
        await house.House.Database.With(async db =>
        {
            using var random = RandomNumberGenerator.Create();
            return Assert.IsType<KeepOutcome.Kept>(await new KeepFile(db, Store("a"), house.Clock, random).Picture(house.Owner, Picture, "rond.svg", house.Organization.Id.Value, Stop));
        });
        var ada = await house.Offered("ada@example.org", "Ada « Lovelace »\n\u2028 d’Angleterre 👩‍💻");
        await house.Answer(Actor.Nobody, house.Link(ada));
        var wrong = await house.Offered("eve@example.org");
        await house.Revoke(house.Owner, (await house.Offered("no@example.org")).Id, "Donnée par erreur");
        await house.Replace(house.Owner, wrong.Id, new AwardForm { Address = "eva@example.org" }, "L’adresse était fausse");
        var list = await house.MakeList("email;nom\nzoe@example.org;Zoé\nyan@example.org;Yan\n");
        await house.StartList(house.Owner, list.Id);
        await house.Work();
        return house;
    }

    static async Task<byte[]> Bytes(FolderFileStore store)
    {
        await foreach (var hash in store.All(Stop))
        {
            await using var stream = await store.Open(hash, Stop);
            using var bytes = new MemoryStream();
            await stream!.CopyToAsync(bytes, Stop);
            return bytes.ToArray();
        }

        return [];
    }

    FolderFileStore Store(string name) => new(Path.Combine(folder.FullName, name));

    /// <summary>Lets somebody else write between two parts.</summary>
    sealed class Interrupting(MemoryStream inner, Func<Task> other) : Stream
    {
        public int Times { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await inner.WriteAsync(buffer, cancellationToken);
            if (++Times is 8 or 30) await other();
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
