using System.Security.Cryptography;
using System.Text.Json;

namespace Ecusson.Cli.Tests;

/// <summary>Keys that <c>key new</c> does not make, and that others bring: P-384 signs everything, RSA only tokens.</summary>
public sealed class OtherKeyTests
{
    const string NewList = "status new --id https://ecole.example/s/1 --key key.json --out s.json";

    static string Text(byte[]? number) => System.Buffers.Text.Base64Url.EncodeToString(number);

    static Desk WithP384()
    {
        var desk = new Desk();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var all = key.ExportParameters(includePrivateParameters: true);
        desk.Put("key.json", JsonSerializer.Serialize(new { kty = "EC", crv = "P-384", x = Text(all.Q.X), y = Text(all.Q.Y), d = Text(all.D) }));
        return desk;
    }

    static Desk WithRsa()
    {
        var desk = new Desk();
        using var key = RSA.Create(2048);
        var all = key.ExportParameters(includePrivateParameters: true);
        desk.Put("key.json", JsonSerializer.Serialize(new
        {
            kty = "RSA", n = Text(all.Modulus), e = Text(all.Exponent), d = Text(all.D), p = Text(all.P), q = Text(all.Q), dp = Text(all.DP), dq = Text(all.DQ), qi = Text(all.InverseQ),
        }));
        return desk;
    }

    [Fact]
    public async Task A_P384_key_signs_badges_as_JSON()
    {
        using var desk = WithP384();
        Assert.Equal(0, (await desk.Issue("--out awards")).Code);
        var file = Assert.Single(desk.Files("awards"));
        Assert.Equal(0, (await desk.Run($"verify awards/{file} --offline")).Code);
        desk.Put("changed.json", desk.Text($"awards/{file}").Replace("Porter secours.", "Porter secours!", StringComparison.Ordinal));
        Assert.Equal(1, (await desk.Run("verify changed.json --offline")).Code);
    }

    [Fact]
    public async Task A_P384_key_makes_and_changes_a_status_list()
    {
        using var desk = WithP384();
        Assert.Equal(0, (await desk.Run(NewList)).Code);
        Assert.Equal(0, (await desk.Run("verify s.json --offline")).Code);
        Assert.Equal(0, (await desk.Run("status set s.json 7 --key key.json")).Code);
        Assert.Equal(0, (await desk.Run("verify s.json --offline")).Code);
    }

    [Theory]
    [InlineData("en", "is signed with an Ed25519, P-256 or P-384 key")]
    [InlineData("fr", "est signée avec une clé Ed25519, P-256 ou P-384")]
    public async Task An_RSA_key_signs_no_status_list_and_is_told_so(string language, string words)
    {
        using var desk = WithRsa();
        var run = await desk.Run(NewList, language);
        Assert.Equal(1, run.Code);
        Assert.Contains(words, run.Words, StringComparison.Ordinal);
        Assert.False(File.Exists(desk.At("s.json")));
    }

    [Fact]
    public async Task A_list_is_left_as_it_was_by_an_RSA_key()
    {
        using var desk = WithP384();
        Assert.Equal(0, (await desk.Run(NewList)).Code);
        var before = desk.Text("s.json");
        using var other = WithRsa();
        File.Copy(other.At("key.json"), desk.At("rsa.json"));
        Assert.Equal(1, (await desk.Run("status set s.json 7 --key rsa.json")).Code);
        Assert.Equal(before, desk.Text("s.json"));
    }
}
