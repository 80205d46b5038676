using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Ecusson.Tests.HouseRules;

/// <summary>Who may refer to whom, as the project files say it and as the compiled assemblies show it.</summary>
public sealed class ArrowTests
{
    static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Ecusson.Credentials"] = [],
        ["Ecusson.Outbound"] = ["Ecusson.Credentials"],
        ["Ecusson"] = ["Ecusson.Credentials"],
        ["Ecusson.Storage.Sqlite"] = ["Ecusson", "Ecusson.Credentials"],
        ["Ecusson.Storage.PostgreSql"] = ["Ecusson", "Ecusson.Credentials"],
        ["Ecusson.Web"] = ["Ecusson", "Ecusson.Credentials", "Ecusson.Outbound", "Ecusson.Storage.Sqlite", "Ecusson.Storage.PostgreSql"],
        ["Ecusson.Cli"] = ["Ecusson.Credentials", "Ecusson.Outbound"],
    };

    static readonly string[] Web = ["Microsoft.AspNetCore", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.DependencyInjection"];
    static readonly string[] Sqlite = ["Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.Data.Sqlite", "SQLitePCLRaw"];
    static readonly string[] PostgreSql = ["Npgsql"];
    static readonly string[] AnyDatabase = ["Microsoft.EntityFrameworkCore", "System.Data", .. Sqlite, .. PostgreSql];

    static readonly Dictionary<string, string[]> Barred = new(StringComparer.Ordinal)
    {
        ["Ecusson.Credentials"] = [.. Web, .. AnyDatabase, "Microsoft.Extensions", "System.Console", .. Network],
        ["Ecusson.Outbound"] = [.. Web, .. AnyDatabase, "System.Console"],
        ["Ecusson"] = ["Microsoft.AspNetCore", .. Sqlite, .. PostgreSql, .. Network],
        ["Ecusson.Storage.Sqlite"] = ["Microsoft.AspNetCore", .. PostgreSql],
        ["Ecusson.Storage.PostgreSql"] = ["Microsoft.AspNetCore", .. Sqlite],
        ["Ecusson.Web"] = [.. Sqlite, .. PostgreSql],
        ["Ecusson.Cli"] = [.. Web, .. AnyDatabase],
    };

    static string[] Network =>
    [
        "System.Net.Http", "System.Net.Sockets", "System.Net.Requests", "System.Net.NameResolution", "System.Net.Security",
        "System.Net.WebClient", "System.Net.WebSockets", "System.Net.Quic", "System.Net.Mail", "System.Net.Ping",
    ];

    public static TheoryData<string> Projects =>
        [.. Directory.GetFiles(Repository.FullPath("src"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_refers_only_to_projects_that_its_arrows_point_to(string project) =>
        Assert.Subset(
            Arrows[project].ToHashSet(StringComparer.Ordinal),
            Values(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Projects))]
    public void An_assembly_uses_only_assemblies_that_its_arrows_point_to(string project) =>
        Assert.Subset(
            Arrows[project].ToHashSet(StringComparer.Ordinal),
            AssembliesUsedBy(project).Where(name => name.StartsWith("Ecusson", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Projects))]
    public void A_project_keeps_out_what_is_not_its_business(string project) =>
        Assert.Empty(
            from used in AssembliesUsedBy(project).Concat(Values(project, "PackageReference")).Distinct(StringComparer.Ordinal)
            from barred in Barred[project]
            where used == barred || used.StartsWith(barred + ".", StringComparison.Ordinal)
            select used);

    [Fact]
    public void The_standard_stands_on_the_framework_and_one_library_of_signatures() =>
        Assert.Equal(
            ["NSec.Cryptography"],
            AssembliesUsedBy("Ecusson.Credentials").Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "Microsoft.CSharp"));

    static IEnumerable<string> Values(string project, string element) =>
        XDocument.Load(Repository.FullPath($"src/{project}/{project}.csproj")).Descendants(element).Select(reference => reference.Attribute("Include")!.Value);

    static List<string> AssembliesUsedBy(string project)
    {
        using var assembly = new PEReader(File.OpenRead(Repository.FullPath($"src/{project}/bin/{Repository.Configuration}/net10.0/{project}.dll")));
        var metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))];
    }
}
