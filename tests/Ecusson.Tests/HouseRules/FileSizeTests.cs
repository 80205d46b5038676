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
        var code = Middle(files.Select(path => LinesOfCode(File.ReadLines(Repository.FullPath(path)))));
        output.WriteLine($"{files.Count} files, median {Middle(files.Select(Lines))} lines, {code} without documentation");
        Assert.InRange(code, 1, Median);
    }

    [Theory]
    [InlineData(50, 1, 50, 400)]
    [InlineData(51, 1, 51, 400)]
    [InlineData(51, 51, 400, 400, 1)]
    [InlineData(20, 400, 20, 1, 90, 1)]
    [InlineData(70, 60, 70, 80, 90)]
    [InlineData(60, 60)]
    public void The_rule_of_the_middle_counts_half_of_the_files(int middle, params int[] sizes) => Assert.Equal(middle, Middle(sizes));

    [Fact]
    public void The_rule_of_the_middle_counts_code_and_every_other_comment_but_not_documentation() =>
        Assert.Equal(5, LinesOfCode(["/// <summary>Says.</summary>", "class A", "{", "    /// <returns>What.</returns>", "    int B; /// no", "    // why", "}"]));

    [Fact]
    public void No_file_has_more_than_400_lines_but_those_on_the_list()
    {
        var sizes = Repository.CSharp("").Select(path => (Path: path, Lines: Lines(path))).OrderByDescending(file => file.Lines).ToList();
        foreach (var file in sizes.Where(file => file.Lines > LookAgain)) output.WriteLine($"look again: {file.Path}, {file.Lines} lines");
        Assert.Empty(TooLongOf(sizes, LongOnPurpose));
    }

    [Fact]
    public void The_rule_of_400_lines_lets_only_the_list_be_longer() =>
        Assert.Equal(["b.cs"], TooLongOf([("a.cs", 400), ("b.cs", 401), ("c.cs", 900)], new Dictionary<string, string> { ["c.cs"] = "a standard" }));

    [Fact]
    public void The_list_of_long_files_names_only_long_files() =>
        Assert.Empty(LongOnPurpose.Keys.Where(path => !Repository.Files.Contains(path) || Lines(path) <= TooLong));

    [Fact]
    public void The_composition_root_is_a_table_of_contents() =>
        Assert.InRange(Lines("src/Ecusson.Web/Program.cs"), 1, CompositionRoot);

    static IEnumerable<string> TooLongOf(IEnumerable<(string Path, int Lines)> files, Dictionary<string, string> onPurpose) =>
        files.Where(file => file.Lines > TooLong && !onPurpose.ContainsKey(file.Path)).Select(file => file.Path);

    /// <summary>The size that at least half of the files do not exceed.</summary>
    static int Middle(IEnumerable<int> sizes)
    {
        var ordered = sizes.Order().ToList();
        return ordered[(ordered.Count - 1) / 2];
    }

    /// <summary>Without documentation comments: every public member owes one, and a file is not longer for paying it.</summary>
    static int LinesOfCode(IEnumerable<string> lines) => lines.Count(line => !line.AsSpan().TrimStart().StartsWith("///", StringComparison.Ordinal));

    static int Lines(string path) => File.ReadLines(Repository.FullPath(path)).Count();
}
