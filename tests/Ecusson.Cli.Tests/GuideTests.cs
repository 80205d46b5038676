using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Ecusson.Cli.Tests;

/// <summary>The guide's page, done word by word.</summary>
public sealed partial class GuideTests
{
    static string Page(string path, [CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(here, "../../../docs/guide", path));

    [Theory]
    [InlineData("en/command-line.md", "Revoked.")]
    [InlineData("fr/ligne-de-commande.md", "Retiré.")]
    public async Task What_the_guide_shows_works_as_it_says(string path, string last)
    {
        using var desk = new Desk();
        var page = Page(path);
        var files = Block().Matches(page).Where(b => b.Groups["kind"].Value is "json" or "csv").Select(b => b.Groups["text"].Value).ToList();
        desk.Put("profile.json", files[0]);
        desk.Put("achievement.json", files[1]);
        desk.Put("people.csv", files[2]);
        var lines = Block().Matches(page).Where(b => b.Groups["kind"].Value == "bash").SelectMany(b => b.Groups["text"].Value.Split('\n'))
            .Where(line => line.StartsWith("ecusson ", StringComparison.Ordinal)).Select(line => line["ecusson ".Length..]).ToList();
        Assert.Equal(8, lines.Count);
        foreach (var line in lines[..^1])
        {
            var run = await desk.RunProcess(line, path[..2]);
            Assert.True(run.Code == 0, $"{line}: {run.Words}{run.Output}");
        }

        var revoked = await desk.RunProcess(lines[^1], path[..2]);
        Assert.Equal(1, revoked.Code);
        Assert.StartsWith(last, revoked.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex("```(?<kind>[a-z]+)\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
