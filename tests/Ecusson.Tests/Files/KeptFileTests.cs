using System.Security.Cryptography;
using Ecusson.Files;
using Ecusson.Files.Drawing;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Tests.Organizations;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Files;

public sealed class KeptFileOnSqliteTests() : KeptFileTests(SqliteTestDatabase.New);

public sealed class KeptFileOnPostgreSqlTests() : KeptFileTests(PostgreSqlTestDatabase.New);

/// <summary>Files that are handed in: once kept, seen by whom they concern, and gone when nothing takes them up.</summary>
public abstract class KeptFileTests : IDisposable
{
    static readonly byte[] Picture = SvgPainter.ToPng("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'><circle cx='2' cy='2' r='2'/></svg>"u8.ToArray(), 32);

    readonly Func<Task<TestDatabase>> newDatabase;
    readonly RandomNumberGenerator random = RandomNumberGenerator.Create();
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ecusson-files-");

    private protected KeptFileTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    FolderFileStore Store => new(folder.FullName);

    [Fact]
    public async Task The_same_bytes_lie_there_once_and_stay_while_one_file_wants_them()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var person = await house.Person();
        var first = await Keep(house, person);
        house.Database.Clock.Now += TimeSpan.FromMinutes(20);
        var second = await Keep(house, person);
        Assert.Equal(first.Hash, second.Hash);
        Assert.Single(Everything());

        house.Database.Clock.Now += TimeSpan.FromMinutes(11);
        Assert.Equal(1, await Sweep(house, sweep => sweep.Stale(Stop)));
        Assert.Single(Everything());
        Assert.Null(await Read(house, person, first));
        Assert.NotNull(await Read(house, person, second));

        house.Database.Clock.Now += TimeSpan.FromMinutes(20);
        Assert.Equal(1, await Sweep(house, sweep => sweep.Stale(Stop)));
        Assert.Empty(Everything());
    }

    [Fact]
    public async Task Bytes_that_no_file_names_are_swept_and_others_are_not()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var kept = await Keep(house, await house.Person());
        await Store.Put(Convert.ToHexStringLower(SHA256.HashData("lost"u8)), "lost"u8.ToArray(), Stop);

        Assert.Equal(1, await Sweep(house, sweep => sweep.Orphans(Stop)));

        Assert.Equal(kept.Hash, Path.GetFileName(Assert.Single(Everything())));
    }

    [Fact]
    public async Task A_file_that_is_not_public_is_for_who_handed_it_in_and_the_members_of_its_organisation()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        var (_, stranger) = await house.Organization("Ailleurs");
        var designer = await house.Person();
        var file = await Keep(house, designer, organization.Id.Value);

        Assert.NotNull(await Read(house, designer, file));
        Assert.NotNull(await Read(house, owner, file));
        Assert.Null(await Read(house, stranger, file));
        Assert.Null(await Read(house, Actor.Nobody, file));

        await house.Database.With(db => db.Set<StoredFile>().ExecuteUpdateAsync(set => set.SetProperty(row => row.IsPublic, true), Stop));
        Assert.NotNull(await Read(house, Actor.Nobody, file));
    }

    [Fact]
    public async Task Nobody_known_keeps_nothing_and_a_refused_picture_leaves_nothing()
    {
        await using var house = await SampleHouse.New(newDatabase);

        Assert.IsType<KeepOutcome.NotAllowed>(await Kept(house, Actor.Nobody, Picture, null));
        Assert.IsType<KeepOutcome.Refused>(await Kept(house, await house.Person(), "GIF89a"u8.ToArray(), null));

        Assert.Empty(Everything());
        Assert.Equal(0, await house.Database.With(db => db.Set<StoredFile>().CountAsync(Stop)));
    }

    [Fact]
    public async Task A_name_keeps_no_folders_and_no_control_characters()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var outcome = await Kept(house, await house.Person(), Picture, null, "C:\\Users\\ada\\..\\mon\u0000 badge.png");

        Assert.Equal("mon badge.png", Assert.IsType<KeepOutcome.Kept>(outcome).File.Name);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD")]
    public async Task A_name_that_is_no_hash_never_becomes_a_path(string hash)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Open(hash, Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Put(hash, Picture, Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Remove(hash, Stop));
    }

    public void Dispose()
    {
        random.Dispose();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    static async Task<string?> Read(SampleHouse house, Actor actor, StoredFile file, FolderFileStore store)
    {
        var open = await house.Database.With(db => new ReadFile(db, store, new Standing(db, house.Database.Clock)).For(actor, file.PublicId, Stop));
        if (open is null) return null;
        await using (open.Bytes) return Convert.ToHexStringLower(await SHA256.HashDataAsync(open.Bytes, Stop));
    }

    async Task<string?> Read(SampleHouse house, Actor actor, StoredFile file)
    {
        var hash = await Read(house, actor, file, Store);
        if (hash is not null) Assert.Equal(file.Hash, hash);
        return hash;
    }

    string[] Everything() => Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories);

    Task<KeepOutcome> Kept(SampleHouse house, Actor actor, byte[] bytes, Guid? organization, string? name = "a.png") =>
        house.Database.With(db => new KeepFile(db, Store, house.Database.Clock, random).Picture(actor, bytes, name, organization, Stop));

    async Task<StoredFile> Keep(SampleHouse house, Actor actor, Guid? organization = null) =>
        Assert.IsType<KeepOutcome.Kept>(await Kept(house, actor, Picture, organization)).File;

    Task<int> Sweep(SampleHouse house, Func<SweepFiles, Task<int>> ask) => house.Database.With(db => ask(new SweepFiles(db, Store, house.Database.Clock)));
}
