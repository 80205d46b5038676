using System.Diagnostics;

namespace Ecusson.Tests.HouseRules;

/// <summary>The files of the product as they lie in its repository: those that git keeps, or would keep.</summary>
static class Repository
{
    static readonly Lazy<IReadOnlyList<string>> Kept = new(ListFiles);

    /// <summary>The folder that holds <c>Ecusson.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Whether this is a Debug or a Release build.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Paths from the root, with forward slashes. Skips the running test where there is no git to ask.</summary>
    public static IReadOnlyList<string> Files => Kept.Value;

    /// <summary>The C# files that people write: without migrations and compiled models, which a tool writes.</summary>
    public static IEnumerable<string> CSharp(string under) =>
        Files.Where(path => path.StartsWith(under, StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)
            && !path.Contains("/Migrations/", StringComparison.Ordinal) && !path.Contains("/CompiledModel/", StringComparison.Ordinal));

    /// <summary>The projects below a folder, as paths of their files.</summary>
    public static IEnumerable<string> Projects(string under) =>
        Files.Where(path => path.StartsWith(under, StringComparison.Ordinal) && path.EndsWith(".csproj", StringComparison.Ordinal));

    public static string FullPath(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(FullPath(path));

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Ecusson.slnx"))) return folder.FullName;
        throw new InvalidOperationException("The tests run outside the repository.");
    }

    static List<string> ListFiles()
    {
        if (!Path.Exists(Path.Combine(Root, ".git"))) Assert.Skip("Not a git clone: there is no list of the repository's files.");
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root, RedirectStandardOutput = true, UseShellExecute = false,
        };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(Root, path))).Distinct(StringComparer.Ordinal)];
    }
}
