using System.Reflection;

namespace Ecusson.Web.Tests.Shell;

/// <summary>The command line of the server: what it explains, and what it refuses.</summary>
public sealed class ArgumentTests
{
    const string English = "C.UTF-8", French = "fr_FR.UTF-8";

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
        foreach (var setting in Settings())
            Assert.Matches($"(?s)  --{setting} .*?Default: ", help[help.IndexOf("Settings, as", StringComparison.Ordinal)..]);
        foreach (var known in (string[])["5080", "sqlite.", "Data Source=data/ecusson.db", "none.", "30."]) Assert.Contains($"Default: {known}", help, StringComparison.Ordinal);
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
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ecusson.slnx"))) folder = folder.Parent!;
        var text = await File.ReadAllTextAsync(Path.Combine(folder.FullName, guide), TestContext.Current.CancellationToken);
        foreach (var setting in Settings()) Assert.Matches($@"(?m)^\| `{setting}` \| (`[^`]+`|none|aucun) \| .+ \|$", text);
    }

    static IEnumerable<string> Settings() =>
        (IEnumerable<string>)typeof(Program).Assembly.GetType("Ecusson.Web.Shell.Arguments")!
            .GetProperty("Settings", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
