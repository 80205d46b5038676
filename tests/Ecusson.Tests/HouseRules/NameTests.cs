using System.Text.RegularExpressions;

namespace Ecusson.Tests.HouseRules;

/// <summary>A name says what a thing is; some words only say that nobody knew.</summary>
public sealed partial class NameTests
{
    static readonly HashSet<string> Empty = new(
        ["Manager", "Managers", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Common", "Impl", "Dto", "Dtos"], StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void No_file_or_folder_has_a_name_that_says_nothing() =>
        Assert.Empty(
            from path in Repository.Files
            where path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal)
            from part in path.Split('/', '.')
            where Word().Matches(part).Any(word => Empty.Contains(word.Value))
            select path);

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.Empty(
            from path in Repository.CSharp("")
            where path != ThisFile
            from Match type in Declaration().Matches(Repository.Read(path))
            where Word().Matches(type.Groups["name"].Value).Any(word => Empty.Contains(word.Value))
            select $"{path}: {type.Groups["name"].Value}");

    [Theory]
    [InlineData("sealed class KeyManager", true)]
    [InlineData("public readonly record struct AwardDto(int A)", true)]
    [InlineData("interface IUtils", true)]
    [InlineData("enum CommonThings", true)]
    [InlineData("sealed class Management", false)]
    [InlineData("record class Dtour", false)]
    public void The_rule_of_names_reads_whole_words(string declaration, bool saysNothing) =>
        Assert.Equal(saysNothing, Word().Matches(Declaration().Match(declaration).Groups["name"].Value).Any(word => Empty.Contains(word.Value)));

    [GeneratedRegex("[A-Z](?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(class|record struct|record class|record|struct|interface|enum)\s+(?<name>[A-Z]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();

    const string ThisFile = "tests/Ecusson.Tests/HouseRules/NameTests.cs";
}
