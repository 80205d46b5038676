using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Ecusson.Web.Tests.Shell;

/// <summary>The command line of the server: what it explains, and what it refuses.</summary>
public sealed class ArgumentTests
{
    const string English = "C.UTF-8", French = "fr_FR.UTF-8";
    const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_starts_nothing_and_names_every_setting_with_its_default(string wish)
    {
        await using var server = ServerProcess.Start(English, [wish]);
        var said = new List<string>();
        while (await server.Line() is { } line) said.Add(line);

        var (code, errors) = await server.End();

        Assert.Equal((0, ""), (code, errors));
        Assert.Empty(Directory.GetFileSystemEntries(server.Folder));
        var help = string.Join('\n', said);
        var explained = Defaults(help).ToList();
        Assert.Equal(Settings().Order(StringComparer.Ordinal), explained.Select(setting => setting.Name).Order(StringComparer.Ordinal));
        Assert.All(explained, setting => Assert.NotEmpty(setting.Default));
        foreach (var known in (string[])["5080", "sqlite.", "Data Source=data/ecusson.db", "none.", "30."]) Assert.Contains($"Default: {known}", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_in_French_where_the_machine_speaks_it_with_the_same_settings_and_defaults()
    {
        var (english, french) = (await Help(English), await Help(French));
        Assert.Contains("Les réglages se donnent ici", french, StringComparison.Ordinal);
        Assert.Equal(Defaults(english), Defaults(french).Select(setting => (setting.Name, setting.Default == "aucun" ? "none" : setting.Default)));
        foreach (var (language, said) in ((string, string)[])[(English, english), (French, french)]) Assert.Equal(said, await Run(language));

        static async Task<string> Help(string language)
        {
            await using var server = ServerProcess.Start(language, ["--help"]);
            var said = new List<string>();
            while (await server.Line() is { } line) said.Add(line);
            return string.Join('\n', said);
        }

        // The script shows it without building anything.
        static async Task<string> Run(string language)
        {
            var start = new ProcessStartInfo("bash", [Path.Combine(Root(), "run"), "--help"]) { UseShellExecute = false, RedirectStandardOutput = true };
            start.Environment["LC_ALL"] = language;
            using var run = Process.Start(start)!;
            return (await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd('\n');
        }
    }

    [Theory]
    [InlineData("--prot 6000", "The argument \"--prot\" is not a setting. ./run --help explains them all.")]
    [InlineData("--prot=6000", "The argument \"--prot\" is not a setting. ./run --help explains them all.")]
    [InlineData("6000", "The argument \"6000\" is not a setting. ./run --help explains them all.")]
    [InlineData("port=6000", "The argument \"port\" is not a setting. ./run --help explains them all.")]
    [InlineData("-p 6000", "The argument \"-p\" is not a setting. ./run --help explains them all.")]
    [InlineData("--port", "The argument --port needs a value, for example: ./run --port 6000. ./run --help explains each setting.")]
    [InlineData("--port --urls http://localhost:6000", "The argument --port needs a value, for example: ./run --port 6000. ./run --help explains each setting.")]
    public async Task An_argument_that_is_no_setting_is_refused_in_one_sentence(string arguments, string sentence)
    {
        await using var server = ServerProcess.Start(English, arguments.Split(' '));
        Assert.Equal((1, sentence), await server.End());
        Assert.Empty(Directory.GetFileSystemEntries(server.Folder));
    }

    [Fact]
    public async Task The_time_zone_is_taken_as_an_argument_and_one_that_does_not_exist_is_named()
    {
        await using var server = ServerProcess.Start(English, ["--TimeZone", "Atlantis/Capital"]);
        var (code, errors) = await server.End();
        Assert.Equal(1, code);
        Assert.StartsWith("“TimeZone” names a time zone that there is not here: “Atlantis/Capital”.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_refused_in_French_where_the_machine_speaks_it()
    {
        await using var server = ServerProcess.Start(French, ["--prot", "6000"]);
        Assert.Equal((1, "L’argument « --prot » n’est pas un réglage. ./run --help les explique tous."), await server.End());
    }

    [Theory]
    [InlineData("docs/guide/en/operators.md")]
    [InlineData("docs/guide/fr/exploitation.md")]
    public async Task The_operators_guide_explains_every_setting_with_its_default(string guide)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Root(), guide), TestContext.Current.CancellationToken);
        var explained = Regex.Matches(text, @"(?m)^\| `(?<name>\S+)` \| (`[^`]+`|none|aucun) \| .+ \|$", Plain).Select(match => match.Groups["name"].Value);
        Assert.Equal(Settings().Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }

    /// <summary>What a help text says of settings; an empty default where it says none.</summary>
    static IEnumerable<(string Name, string Default)> Defaults(string help)
    {
        foreach (var setting in help.Split("\n  --").Skip(1))
        {
            var said = setting.Split("Default: ") is [_, var english] ? english : setting.Split("Défaut\u00A0: ") is [_, var french] ? french : "";
            yield return (setting[..setting.IndexOf(' ', StringComparison.Ordinal)], said.Split([',', ';', '\n'])[0].TrimEnd('.'));
        }
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ecusson.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }

    static IEnumerable<string> Settings() =>
        (IEnumerable<string>)typeof(Program).Assembly.GetType("Ecusson.Web.Shell.Arguments")!
            .GetProperty("Settings", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
