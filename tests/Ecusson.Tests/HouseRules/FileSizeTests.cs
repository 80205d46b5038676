namespace Ecusson.Tests.HouseRules;

/// <summary>A file holds one idea, and one idea is short.</summary>
public sealed class FileSizeTests(ITestOutputHelper output)
{
    const int Median = 50, LookAgain = 200, TooLong = 400, CompositionRoot = 100;

    /// <summary>Algorithms of a standard that are long and flat, with the standard's name. Keep it short.</summary>
    static readonly Dictionary<string, string> LongOnPurpose = new(StringComparer.Ordinal);

    [Fact]
    public void Half_of_the_product_s_files_have_at_most_50_lines()
    {
        var files = Repository.CSharp("src/").ToList();
        output.WriteLine($"{files.Count} files, median {Middle(files, Lines)} lines, {Middle(files, LinesOfCode)} without documentation");
        Assert.InRange(Middle(files, LinesOfCode), 1, Median);
    }

    [Fact]
    public void No_file_has_more_than_400_lines_but_those_on_the_list()
    {
        var long_ = Repository.CSharp("").Select(path => (Path: path, Lines: Lines(path))).Where(file => file.Lines > LookAgain).ToList();
        foreach (var file in long_.OrderByDescending(file => file.Lines)) output.WriteLine($"look again: {file.Path}, {file.Lines} lines");
        Assert.Empty(long_.Where(file => file.Lines > TooLong && !LongOnPurpose.ContainsKey(file.Path)));
    }

    [Fact]
    public void The_list_of_long_files_names_only_long_files() =>
        Assert.Empty(LongOnPurpose.Keys.Where(path => !Repository.Files.Contains(path) || Lines(path) <= TooLong));

    [Fact]
    public void The_composition_root_is_a_table_of_contents() =>
        Assert.InRange(Lines("src/Ecusson.Web/Program.cs"), 1, CompositionRoot);

    static int Middle(List<string> files, Func<string, int> size) => files.Select(size).Order().ElementAt((files.Count - 1) / 2);

    /// <summary>Without documentation comments: every public member owes one, and a file is not longer for paying it.</summary>
    static int LinesOfCode(string path) =>
        File.ReadLines(Repository.FullPath(path)).Count(line => !line.AsSpan().TrimStart().StartsWith("///", StringComparison.Ordinal));

    static int Lines(string path) => File.ReadLines(Repository.FullPath(path)).Count();
}
