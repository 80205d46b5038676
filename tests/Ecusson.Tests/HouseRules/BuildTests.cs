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
    public void Warnings_are_errors_everywhere_and_no_build_file_silences_one()
    {
        Assert.Equal("true", XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("TreatWarningsAsErrors").Single().Value);
        Assert.Empty(
            from path in Repository.Files
            where Path.GetExtension(path) is ".csproj" or ".props" or ".targets" or ".rsp"
            from setting in Loosened(Repository.Read(path))
            select $"{path}: {setting} (silence a rule in .editorconfig, with its reason)");
    }

    [Theory]
    [InlineData("<Project><PropertyGroup><NoWarn>CA1000</NoWarn></PropertyGroup></Project>", "NoWarn")]
    [InlineData("<Project><PropertyGroup Condition=\"'$(OS)' == 'x'\"><NoWarn>$(NoWarn);CS1591</NoWarn></PropertyGroup></Project>", "NoWarn")]
    [InlineData("<Project><PropertyGroup><nowarn>CA1000</nowarn></PropertyGroup></Project>", "nowarn")]
    [InlineData("<Project><Target Name=\"A\"><PropertyGroup><WarningsNotAsErrors>CS0618</WarningsNotAsErrors></PropertyGroup></Target></Project>", "WarningsNotAsErrors")]
    [InlineData("<Project><PropertyGroup><TreatWarningsAsErrors>false</TreatWarningsAsErrors></PropertyGroup></Project>", "TreatWarningsAsErrors")]
    [InlineData("<Project><PropertyGroup><MSBuildWarningsAsMessages>MSB3277</MSBuildWarningsAsMessages></PropertyGroup></Project>", "MSBuildWarningsAsMessages")]
    [InlineData("<Project><PropertyGroup><RunAnalyzers>false</RunAnalyzers></PropertyGroup></Project>", "RunAnalyzers")]
    [InlineData("<Project><PropertyGroup><AnalysisMode>None</AnalysisMode></PropertyGroup></Project>", "AnalysisMode")]
    [InlineData("<Project><PropertyGroup><Nullable>disable</Nullable></PropertyGroup></Project>", "Nullable")]
    [InlineData("<Project><ItemGroup><PackageReference Include=\"A\" NoWarn=\"NU1608\" /></ItemGroup></Project>", "NoWarn")]
    [InlineData("<Project><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors><Nullable>enable</Nullable></PropertyGroup></Project>", null)]
    [InlineData("<Project><!-- NoWarn is not for us --><PropertyGroup><Title>NoWarn</Title></PropertyGroup></Project>", null)]
    [InlineData("-nowarn:CA1000", "-nowarn")]
    public void The_rule_of_warnings_finds_what_silences_them(string buildFile, string? setting) =>
        Assert.Equal(setting is null ? [] : [setting], Loosened(buildFile));

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

    /// <summary>The settings of a build file by which a warning would no longer stop the build, as they are written there.</summary>
    static IEnumerable<string> Loosened(string buildFile)
    {
        if (!buildFile.StartsWith('<')) return buildFile.Contains("-nowarn", StringComparison.OrdinalIgnoreCase) ? ["-nowarn"] : [];
        return from element in XDocument.Parse(buildFile).Descendants()
               from said in element.Attributes().Select(attribute => (Name: attribute.Name.LocalName, attribute.Value)).Append((Name: element.Name.LocalName, element.Value))
               where Loosening.TryGetValue(said.Name, out var only) && (only is null || said.Value.Trim().Equals(only, StringComparison.OrdinalIgnoreCase))
               select said.Name;
    }

    /// <summary>Names of settings that loosen the build, each with the value that does; null for any value.</summary>
    static readonly Dictionary<string, string?> Loosening = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NoWarn"] = null, ["WarningsNotAsErrors"] = null, ["MSBuildWarningsAsMessages"] = null, ["MSBuildWarningsNotAsErrors"] = null, ["AnalysisMode"] = null,
        ["WarningLevel"] = null, ["TreatWarningsAsErrors"] = "false", ["MSBuildTreatWarningsAsErrors"] = "false", ["CodeAnalysisTreatWarningsAsErrors"] = "false",
        ["RunAnalyzers"] = "false", ["RunAnalyzersDuringBuild"] = "false", ["EnableNETAnalyzers"] = "false", ["EnforceCodeStyleInBuild"] = "false", ["Nullable"] = "disable",
    };

    const string ThisFile = "tests/Ecusson.Tests/HouseRules/BuildTests.cs";
}
