using System.Security.Cryptography;
using Ecusson.Keys;

namespace Ecusson.Tests.Keys;

public sealed class RootSecretFileTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("ecusson").FullName;

    string Where => Path.Combine(_folder, "made", "root-secret");

    [Fact]
    public void A_made_secret_is_read_again_and_its_owner_alone_may()
    {
        using var random = RandomNumberGenerator.Create();
        RootSecretFile.Make(Where, random);

        var first = Assert.IsType<RootSecretReading.Read>(RootSecretFile.Read(Where)).Secret;
        var second = Assert.IsType<RootSecretReading.Read>(RootSecretFile.Read(Where)).Secret;

        var row = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
        Assert.Equal("hello"u8, second.Open("use", row, 1, first.Seal("use", row, "hello"u8)));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Where));
    }

    [Fact]
    public void A_secret_that_is_there_is_never_overwritten()
    {
        using var random = RandomNumberGenerator.Create();
        RootSecretFile.Make(Where, random);
        var kept = File.ReadAllText(Where);
        Assert.Throws<IOException>(() => RootSecretFile.Make(Where, random));
        Assert.Equal(kept, File.ReadAllText(Where));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only words\n")]
    [InlineData("AAAA")]
    [InlineData("not base64 at all, nor this")]
    public void A_text_that_is_no_secret_is_not_taken_for_one(string text)
    {
        Assert.False(RootSecretText.TryRead(text, out _));
        var file = Path.Combine(_folder, "other");
        File.WriteAllText(file, text);
        Assert.Equal(new RootSecretReading.Unreadable(null), RootSecretFile.Read(file));
    }

    [Fact]
    public void A_missing_file_is_missing() => Assert.IsType<RootSecretReading.Missing>(RootSecretFile.Read(Path.Combine(_folder, "none", "here")));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
