using System.Text.Json;
using System.Xml.Linq;

namespace Ecusson.Tests.HouseRules;

/// <summary>What every project is built with, and what nobody needs to build it.</summary>
public sealed class BuildTests
{
    public static TheoryData<string> Projects => [.. Repository.Projects("")];

    [Theory, MemberData(nameof(Projects))]
    public void Every_project_is_built_with_the_analyzer_of_banned_symbols(string project)
    {
        using var locked = JsonDocument.Parse(Repository.Read(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")));

        var packages = locked.RootElement.GetProperty("dependencies").GetProperty("net10.0");

        Assert.Equal("Direct", packages.GetProperty("Microsoft.CodeAnalysis.BannedApiAnalyzers").GetProperty("type").GetString());
    }

    [Fact]
    public void Every_project_gets_the_list_of_banned_symbols_and_none_lays_it_aside()
    {
        Assert.Contains(
            XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("AdditionalFiles"),
            file => file.Attribute("Include")!.Value.EndsWith("BannedSymbols.txt", StringComparison.Ordinal));
        Assert.Equal(["Directory.Build.props"], Repository.Files.Where(path => Path.GetFileName(path) is "Directory.Build.props" or "Directory.Build.targets"));
        Assert.Empty(Repository.Projects("").Where(path =>
            XDocument.Parse(Repository.Read(path)).Descendants("AdditionalFiles").Any(file => file.Attribute("Remove") is not null)));
        Assert.Empty(Repository.Files.Where(path => Path.GetExtension(path) is ".cs" or ".csproj" or ".editorconfig" or ".props" or ".globalconfig"
            && path != ThisFile && Repository.Read(path).Contains("RS0030", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_static_clock_and_the_shared_randomness_are_banned()
    {
        var banned = Repository.Read("BannedSymbols.txt");
        foreach (var symbol in (string[])["P:System.DateTime.UtcNow;", "P:System.DateTimeOffset.UtcNow;", "P:System.Random.Shared;", "M:System.Guid.CreateVersion7;"])
            Assert.Contains(symbol, banned, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_are_errors_everywhere()
    {
        Assert.Equal("true", XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("TreatWarningsAsErrors").Single().Value);
        Assert.Empty(Repository.Projects("").Where(path => Loosens(path, "TreatWarningsAsErrors", "NoWarn", "WarningsNotAsErrors")));
        Assert.False(Loosens("Directory.Build.props", "NoWarn", "WarningsNotAsErrors"), "Silence a rule in .editorconfig, with its reason.");
    }

    [Fact]
    public void Nobody_needs_Node_to_build_the_product()
    {
        Assert.Empty(Repository.Files.Where(path => Path.GetFileName(path) == "package.json"
            && !path.StartsWith("tests/interop/", StringComparison.Ordinal)
            && !path.StartsWith("tools/", StringComparison.Ordinal)
            && !path.StartsWith("bench/", StringComparison.Ordinal)));
        Assert.Empty(Repository.Files.Where(path => Path.GetExtension(path) is ".csproj" or ".props" or ".targets"
            && XDocument.Parse(Repository.Read(path)).Descendants().Any(element => element.Name.LocalName is "Exec")));
    }

    [Fact]
    public void Every_test_project_is_in_the_solution() =>
        Assert.Empty(Repository.Projects("").Where(path => !Repository.Read("Ecusson.slnx").Contains($"\"{path}\"", StringComparison.Ordinal)));

    static bool Loosens(string path, params string[] settings) =>
        XDocument.Parse(Repository.Read(path)).Descendants().Any(element => settings.Contains(element.Name.LocalName));

    const string ThisFile = "tests/Ecusson.Tests/HouseRules/BuildTests.cs";
}
