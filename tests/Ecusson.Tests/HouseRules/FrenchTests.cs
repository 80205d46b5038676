using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Ecusson.Tests.HouseRules;

/// <summary>French sets some signs off from their word, by a space that no line breaks at.</summary>
public sealed partial class FrenchTests
{
    [Fact]
    public void No_sign_can_fall_off_its_word_onto_another_line()
    {
        var texts = Repository.Files.Where(path => path.EndsWith(".fr.resx", StringComparison.Ordinal) || path.EndsWith(".fr.txt", StringComparison.Ordinal) || path.EndsWith("/sentences.json", StringComparison.Ordinal))
            .SelectMany(path => Texts(path, Repository.Read(path)).Select(text => (Path: path, Text: text))).ToList();
        Assert.Superset(new HashSet<string>([".resx", ".txt", ".json"]), texts.Select(text => Path.GetExtension(text.Path)).ToHashSet(StringComparer.Ordinal));
        Assert.Empty(from text in texts from Match loose in LooseSign().Matches(text.Text) select $"{text.Path}: {text.Text[Math.Max(0, loose.Index - 20)..Math.Min(text.Text.Length, loose.Index + 20)]}");
    }

    [Theory]
    [InlineData("Motif\u00A0: aucun\u00A0; rien\u202F?", true)]
    [InlineData("«\u00A0Débat\u00A0»", true)]
    [InlineData("Motif : aucun", false)]
    [InlineData("Lesquels ?", false)]
    [InlineData("« Débat\u00A0»", false)]
    [InlineData("«\u00A0Débat »", false)]
    [InlineData("https://example.org, 16:20, { \"fr\": 1 }, dates;lieux", true)]
    [InlineData("✓ tout est bon, ? rien n’est su", true)]
    public void The_rule_knows_a_loose_sign(string text, bool holds) => Assert.Equal(holds, !LooseSign().IsMatch(text));

    static IEnumerable<string> Texts(string path, string content) => Path.GetExtension(path) switch
    {
        ".resx" => XDocument.Parse(content).Descendants("data").Select(data => data.Element("value")!.Value),
        ".json" => JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(content)!.Values.SelectMany(languages => languages["fr"]),
        _ => [content],
    };

    /// <summary>After a comma a sign is itself what is spoken of.</summary>
    [GeneratedRegex(@"(?<![,\s]) [:;?!»](?![\w=])|« ", RegexOptions.None, 1000)]
    private static partial Regex LooseSign();
}
