using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Ecusson.Tests.HouseRules;

/// <summary>What the repository's texts must and must not say.</summary>
public sealed partial class TextTests
{
    static readonly string[] NotText = [".png", ".woff2", ".ttf", ".ico", ".pdf", ".gz", ".zip"];

    /// <summary>Folders of the machines that it was written on, and hosts of package registries.</summary>
    static readonly string[] Elsewhere =
    [
        "/home/", "/root/", "/Users/", "C:\\Users", "/" + "work/", "/tmp/" + "wt",
        "registry." + "npmjs", "api." + "nuget.org", "deb." + "debian.org", "files." + "pythonhosted",
    ];

    [Fact]
    public void No_file_names_a_machine_or_a_registry() =>
        Assert.Empty(
            from path in Repository.Files
            where !NotText.Contains(Path.GetExtension(path)) && path != ThisFile
            let text = Repository.Read(path)
            from word in Elsewhere
            where text.Contains(word, StringComparison.OrdinalIgnoreCase)
            select $"{path}: {word}");

    [Fact]
    public void Lock_files_do_not_say_where_packages_came_from() =>
        Assert.Empty(
            from path in Repository.Files
            where Path.GetFileName(path) is "packages.lock.json" or "package-lock.json"
            where Download().IsMatch(Repository.Read(path))
            select path);

    [Theory]
    [InlineData("\"resolved\": \"https://example.org/a.tgz\"", true)]
    [InlineData("\"resolved\":\"http://example.org/a.tgz\"", true)]
    [InlineData("\"resolved\": \"3.0.321\"", false)]
    [InlineData("\"url\": \"https://example.org/sponsor\"", false)]
    public void The_rule_of_lock_files_knows_an_address_from_a_version(string line, bool isAddress) => Assert.Equal(isAddress, Download().IsMatch(line));

    [Fact]
    public void French_and_English_have_the_same_sentences_with_the_same_holes()
    {
        var texts = Repository.Files.Where(path => path.EndsWith(".resx", StringComparison.Ordinal)).ToList();
        var french = texts.Where(path => path.EndsWith(".fr.resx", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(french);
        Assert.Equal(texts.Except(french).Order(), french.Select(English).Order());
        foreach (var path in french) Assert.Equal(Sentences(path), Sentences(English(path)));
    }

    /// <summary>The English beside a French text: <c>X.en.resx</c>, or <c>X.resx</c> where English is also what other languages get.</summary>
    static string English(string french)
    {
        var named = french.Replace(".fr.resx", ".en.resx", StringComparison.Ordinal);
        return Repository.Files.Contains(named) ? named : french.Replace(".fr.resx", ".resx", StringComparison.Ordinal);
    }

    /// <summary>
    /// The names of a file's sentences with their holes, in order. An empty sentence is none, and lines to type are the same in every language.
    /// </summary>
    static List<string> Sentences(string path) =>
    [
        .. XDocument.Parse(Repository.Read(path)).Descendants("data")
            .Where(data => !string.IsNullOrWhiteSpace(data.Element("value")!.Value) && !LinesToType().IsMatch(data.Element("value")!.Value))
            .Select(data => data.Attribute("name")!.Value + string.Concat(Hole().Matches(data.Element("value")!.Value).Select(hole => hole.Value).Distinct().Order()))
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"""resolved"":\s*""[a-z+]+:", RegexOptions.None, 1000)]
    private static partial Regex Download();

    [GeneratedRegex(@"\A(ecusson .*(\n|\z))+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinesToType();

    [GeneratedRegex(@"\{\d+", RegexOptions.None, 1000)]
    private static partial Regex Hole();

    const string ThisFile = "tests/Ecusson.Tests/HouseRules/TextTests.cs";
}
