using System.Security.Cryptography;
using System.Text.Json;

namespace Ecusson.Cli.Tests;

/// <summary>Issuing with keys that are not Ed25519.</summary>
public sealed class P256Tests
{
    static async Task<Desk> WithKey()
    {
        var desk = new Desk();
        desk.Put("people.csv", "email,name,awarded_on,valid_until,story,evidence_url\nada@example.org,Ada,2026-03-31,2999-03-31,Calm 🌊,https://a.example/1\nzoe@example.org,Zoé,,,,\n");
        Assert.Equal(0, (await desk.Run("key new --out key.json --type p256")).Code);
        return desk;
    }

    [Fact]
    public async Task A_P256_key_signs_files_and_pictures_with_ecdsa_rdfc_2019()
    {
        using var desk = await WithKey();
        Assert.Equal(0, (await desk.Issue("--out awards --picture badge.svg")).Code);
        Assert.Equal(["0001-Ada.json", "0001-Ada.svg", "0002-Zoé.json", "0002-Zoé.svg"], desk.Files("awards"));
        foreach (var file in desk.Files("awards")) Assert.Equal(0, (await desk.Run($"verify awards/{file} --offline")).Code);
        Assert.Equal(0, (await desk.Run("verify awards/0001-Ada.svg --offline --recipient ada@example.org")).Code);

        using var json = JsonDocument.Parse(desk.Bytes("awards/0001-Ada.json"));
        Assert.Equal("ecdsa-rdfc-2019", Assert.Single(json.RootElement.GetProperty("proof").EnumerateArray()).GetProperty("cryptosuite").GetString());
        desk.Put("changed.json", desk.Text("awards/0001-Ada.json").Replace("Porter secours.", "Porter secours!", StringComparison.Ordinal));
        Assert.Equal(1, (await desk.Run("verify changed.json --offline")).Code);
    }

    [Fact]
    public async Task A_P256_key_signs_one_line_a_person()
    {
        using var desk = await WithKey();
        Assert.Equal(0, (await desk.Issue("--out a.ndjson")).Code);
        var lines = desk.Text("a.ndjson").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        foreach (var line in lines)
        {
            desk.Put("line.json", line);
            Assert.Equal(0, (await desk.Run("verify line.json --offline")).Code);
        }
    }

    [Fact]
    public async Task A_P256_key_signs_tokens()
    {
        using var desk = await WithKey();
        Assert.Equal(0, (await desk.Issue("--out awards --format jwt --with-names")).Code);
        var run = await desk.Run("verify awards/0001-Ada.jwt --offline");
        Assert.Equal(0, run.Code);
        Assert.Contains("to Ada", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_signature_would_not_cover_is_refused_before_anything_is_issued()
    {
        using var desk = await WithKey();
        desk.Put("achievement.json", desk.Text("achievement.json").Replace("\"name\"", "\"unheardOf\":1,\"name\"", StringComparison.Ordinal));
        var run = await desk.Issue();
        Assert.Equal(1, run.Code);
        Assert.Contains("unheardOf", run.Words, StringComparison.Ordinal);
        Assert.False(Directory.Exists(desk.At("awards")));
    }

    [Fact]
    public async Task A_key_that_no_suite_signs_with_is_refused_with_a_way_out()
    {
        using var desk = await WithKey();
        using var rsa = RSA.Create(2048);
        var all = rsa.ExportParameters(includePrivateParameters: true);
        desk.Put("key.json", JsonSerializer.Serialize(new
        {
            kty = "RSA", n = Text(all.Modulus), e = Text(all.Exponent), d = Text(all.D), p = Text(all.P), q = Text(all.Q), dp = Text(all.DP), dq = Text(all.DQ), qi = Text(all.InverseQ),
        }));
        var run = await desk.Issue();
        Assert.Equal(1, run.Code);
        Assert.Contains("--format jwt", run.Words, StringComparison.Ordinal);

        static string Text(byte[]? number) => System.Buffers.Text.Base64Url.EncodeToString(number);
    }
}
