using System.Text.Json;
using Ecusson.Credentials.Baking;

namespace Ecusson.Credentials.Tests.Baking;

/// <summary>The 28 pictures of <c>baking-corpus</c>, each judged as its <c>expected.json</c> says.</summary>
public sealed class CorpusTests
{
    /// <summary>Pictures whose badge is found although the picture strays from the standard, and the word that says how.</summary>
    static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["ob3-compressed-itxt.png"] = "compressed",
        ["ob3-two-chunks.png"] = "repeated",
        ["ob3-escaped-not-cdata.svg"] = "not-cdata",
    };

    /// <summary>Pictures from which nothing is taken, and the word that says why.</summary>
    static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["ob3-in-tEXt.png"] = "text-chunk",
        ["ob2-ztxt.png"] = "compressed-text-chunk",
        ["bad-crc.png"] = PictureProblem.Crc,
        ["truncated.png"] = PictureProblem.Truncated,
        ["xxe.svg"] = PictureProblem.Dtd,
        ["billion-laughs.svg"] = PictureProblem.Dtd,
    };

    public static TheoryData<string> Pictures => Standards.ArePresent ? [.. Expectations().Keys] : ["(the corpus is absent)"];

    static string Folder => Standards.ArePresent ? Standards.Path("baking-corpus") : "";

    [Fact]
    public void The_corpus_has_28_cases() => Assert.Equal(28, Expectations(Standards.Path("baking-corpus")).Count);

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Each_picture_of_the_corpus_is_read_as_expected(string picture)
    {
        var path = Standards.Path("baking-corpus", picture);
        var expected = Expectations()[picture];
        var outcome = Picture.Unbake(File.ReadAllBytes(path));

        if (Refused.TryGetValue(picture, out var reason))
        {
            Assert.False(expected.Conforms);
            Assert.Equal(reason, outcome switch
            {
                UnbakeOutcome.Broken broken => broken.Code,
                UnbakeOutcome.Nothing nothing => Assert.Single(nothing.Irregularities),
                _ => outcome.ToString(),
            });
            return;
        }

        var contents = outcome switch
        {
            UnbakeOutcome.Found found => found.Contents,
            UnbakeOutcome.Nothing { Irregularities.Count: 0 } => [],
            _ => throw new Xunit.Sdk.XunitException(outcome.ToString()),
        };
        Assert.Equal(expected.Third, Kinds(contents, BakedStandard.OpenBadges3));
        Assert.Equal(expected.Second, Kinds(contents, BakedStandard.OpenBadges2));
        Assert.Equal(expected.Conforms, contents.All(c => c.Conforms));
        Assert.Equal(Irregular.TryGetValue(picture, out var word) ? [word] : [], contents.SelectMany(c => c.Irregularities));
        Assert.All(contents.Where(c => c.Kind == BakedKind.Json), c => JsonDocument.Parse(c.Text).Dispose());
    }

    static string Kinds(IEnumerable<BakedContent> contents, BakedStandard standard) =>
        string.Join('+', contents.Where(c => c.Standard == standard)
            .Select(c => c.Kind switch { BakedKind.Json => "json", BakedKind.Jwt => "jwt", _ => "url" }).Order());

    static Dictionary<string, (string Second, string Third, bool Conforms)> Expectations(string? folder = null)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder ?? Folder, "expected.json")));
        return json.RootElement.EnumerateObject().ToDictionary(
            p => p.Name,
            p => (Word(p.Value, "ob2"), Word(p.Value, "ob3"), !p.Value.TryGetProperty("conforming", out var c) || c.GetBoolean()),
            StringComparer.Ordinal);
    }

    /// <summary>The expectation's first word: one entry adds a remark on its proof.</summary>
    static string Word(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) ? value.GetString()!.Split(' ')[0] : "";
}
