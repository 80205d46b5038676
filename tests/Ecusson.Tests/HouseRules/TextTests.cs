using System.Text.RegularExpressions;

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

    [GeneratedRegex(@"""resolved"":\s*""[a-z+]+:", RegexOptions.None, 1000)]
    private static partial Regex Download();

    const string ThisFile = "tests/Ecusson.Tests/HouseRules/TextTests.cs";
}
