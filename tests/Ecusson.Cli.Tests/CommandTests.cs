using System.Text;
using System.Text.Json;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Tests;

public sealed class CommandTests
{
    static async Task<Desk> WithKey(string type = "ed25519")
    {
        var desk = new Desk();
        Assert.Equal(0, (await desk.Run($"key new --out key.json --type {type}")).Code);
        return desk;
    }

    [Theory]
    [InlineData("verify none.png", 2, "There is no file")]
    [InlineData("unbake none.png", 1, "There is no file")]
    [InlineData("unbake profile.json", 1, "is neither a PNG nor an SVG")]
    [InlineData("unbake badge.svg", 1, "carries no badge")]
    [InlineData("bake people.csv profile.json out.png", 1, "is neither a PNG nor an SVG")]
    [InlineData("bake badge.svg people.csv out.svg", 1, "holds nothing that can be baked")]
    [InlineData("bake badge.svg profile.json badge.svg", 1, "exists already")]
    [InlineData("bake badge.svg profile.json nowhere/out.svg", 1, "does not exist")]
    [InlineData("canonize people.csv", 1, "is not JSON that can be read")]
    [InlineData("canonize profile.json", 1, "cannot be canonized")]
    [InlineData("status get profile.json 1", 1, "is not a Bitstring status list")]
    [InlineData("status new --id http://a.example --key key.json --out s.json", 1, "is not an https address")]
    [InlineData("status new --id https://a.example/1 --key people.csv --out s.json", 1, "is not JSON")]
    [InlineData("status new --id https://a.example/1 --key profile.json --out s.json", 1, "holds no private key")]
    [InlineData("verify people.csv", 2, "This is not a badge")]
    [InlineData("verify --offline https://badges.example/1", 2, "the network was not asked")]
    [InlineData("verify http://127.0.0.1/badge.json", 2, "only https addresses are read")]
    public async Task Bad_input_gets_one_clear_sentence(string line, int code, string sentence)
    {
        using var desk = new Desk();
        var run = await desk.Run(line);
        Assert.Equal(code, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains(sentence, run.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_never_written_over_another()
    {
        using var desk = await WithKey();
        var before = desk.Bytes("key.json");
        Assert.Equal(1, (await desk.Run("key new --out key.json")).Code);
        Assert.Equal(before, desk.Bytes("key.json"));
    }

    [Theory]
    [InlineData("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", "which is another key’s")]
    [InlineData("https://ecole.example/profile", "for which no key can speak")]
    [InlineData("did:web:127.0.0.1", "which is another key’s")]
    public async Task A_profile_whose_id_this_key_cannot_speak_for_is_refused(string id, string sentence)
    {
        using var desk = await WithKey();
        desk.Put("profile.json", $$"""{"id":"{{id}}","type":["Profile"],"name":"X"}""");
        var run = await desk.Issue();
        Assert.Equal(1, run.Code);
        Assert.Contains(sentence, run.Words, StringComparison.Ordinal);
        Assert.False(Directory.Exists(desk.At("awards")));
    }

    [Fact]
    public async Task A_key_speaks_for_a_did_web_whose_document_lists_it()
    {
        using var desk = new Desk();
        var did = (await desk.Run("key new --out key.json")).Output.Trim();
        var multibase = did["did:key:".Length..];
        desk.Put("profile.json", """{"id":"did:web:ecole.example","type":["Profile"],"name":"X"}""");
        var document = $$"""
            {"@context":["https://www.w3.org/ns/did/v1","https://w3id.org/security/multikey/v1"],"id":"did:web:ecole.example","verificationMethod":[{"id":"did:web:ecole.example#a","type":"Multikey",
            "controller":"did:web:ecole.example","publicKeyMultibase":"{{multibase}}"}],"assertionMethod":["did:web:ecole.example#a"]}
            """;
        desk.Put("did.json", document);
        Assert.Equal(0, (await desk.Issue("--out awards --did did.json")).Code);
        Assert.Equal(0, (await desk.Run("verify awards/0001-Ada-Lovelace.json --did did.json --offline")).Code);
        Assert.Equal(3, (await desk.Run("verify awards/0001-Ada-Lovelace.json --offline")).Code);

        desk.Put("did.json", document.Replace("\"assertionMethod\":[\"did:web:ecole.example#a\"]", "\"assertionMethod\":[]", StringComparison.Ordinal));
        var refused = await desk.Issue("--out folder --did did.json");
        Assert.Equal(1, refused.Code);
        Assert.Contains("does not list this key", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_achievement_that_would_break_the_standard_is_refused_with_what_is_wrong()
    {
        using var desk = await WithKey();
        desk.Put("achievement.json", """{"id":"https://a.example/1","type":["Achievement"],"name":"X"}""");
        var run = await desk.Issue();
        Assert.Equal(1, run.Code);
        Assert.Contains("/credentialSubject/achievement", run.Words, StringComparison.Ordinal);
        Assert.False(Directory.Exists(desk.At("awards")));
    }

    [Fact]
    public async Task Names_and_addresses_stay_out_of_credentials()
    {
        using var desk = await WithKey();
        await desk.Issue("--out a.ndjson");
        var line = desk.Text("a.ndjson");
        Assert.DoesNotContain("ada@example.org", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Lovelace", line, StringComparison.Ordinal);
        Assert.EndsWith("}\n", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_left_as_it_is()
    {
        using var desk = await WithKey();
        Directory.CreateDirectory(desk.At("awards"));
        desk.Put("awards/mine.txt", "mine");
        Assert.Contains("is not empty", (await desk.Issue()).Words, StringComparison.Ordinal);
        Assert.Equal(["mine.txt"], desk.Files("awards"));
    }

    [Fact]
    public async Task A_badge_cannot_write_to_the_screen_what_it_likes()
    {
        using var desk = await WithKey();
        desk.Put("achievement.json", """{"id":"https://a.example/1","type":["Achievement"],"name":"A\u001b[2J\u202eB\nThis badge is valid","description":"x","criteria":{"narrative":"x"}}""");
        await desk.Issue("--out a.ndjson");
        var shown = (await desk.Run("verify a.ndjson --offline")).Output;
        Assert.DoesNotContain('\u001b', shown);
        Assert.DoesNotContain('\u202e', shown);
        Assert.Contains("A\uFFFD[2J\uFFFDB This badge", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_sentence_exists_in_both_languages_with_the_same_holes()
    {
        foreach (var text in Enum.GetValues<Text>())
        {
            var (english, french) = (Pattern(text, "en"), Pattern(text, "fr"));
            Assert.Equal(Holes(english), Holes(french));
            if (!text.ToString().StartsWith("ExamplesOf", StringComparison.Ordinal)) Assert.NotEqual(english, french);
        }

        static string Pattern(Text text, string language) => Texts.Of(text, System.Globalization.CultureInfo.GetCultureInfo(language));
        static IEnumerable<string> Holes(string pattern) => Enumerable.Range(0, 4).Select(n => $"{{{n}}}").Where(h => pattern.Contains(h, StringComparison.Ordinal));
    }
}
