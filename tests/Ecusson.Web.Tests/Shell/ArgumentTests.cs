using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Ecusson.Web.Api;
using Ecusson.Web.Awards;
using Ecusson.Web.Demonstration;
using Ecusson.Web.Files;
using Ecusson.Web.Journal;
using Ecusson.Web.Keys;
using Ecusson.Web.Messages;
using Ecusson.Web.Organizations;
using Ecusson.Web.People;
using Ecusson.Web.Shell;
using Ecusson.Web.Shell.Keeping;
using Ecusson.Web.Storage;
using Ecusson.Web.Telemetry;
using Ecusson.Web.Verify;
using MailKit.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

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
        Assert.Empty(InCode().Except(explained));
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
    [InlineData("fr-CA", "fr")]
    [InlineData("de-AT", "de")]
    [InlineData("it-IT", "en")]
    [InlineData("", "en")]
    public void A_machine_is_spoken_to_in_its_own_language_where_it_is_one_of_ours(string locale, string language) =>
        Assert.Equal(language, StartText.LanguageOf(CultureInfo.GetCultureInfo(locale), ["fr", "en", "de"]));

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
        Assert.Equal((1, "L’argument «\u00A0--prot\u00A0» n’est pas un réglage. ./run --help les explique tous."), await server.End());
    }

    [Theory]
    [InlineData("docs/guide/en/operators.md")]
    [InlineData("docs/guide/fr/exploitation.md")]
    public async Task The_operators_guide_explains_every_setting_with_its_default(string guide)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Root(), guide), TestContext.Current.CancellationToken);
        var explained = Regex.Matches(text, @"(?m)^\| `(?<name>\S+)` \| (`(?<default>[^`]+)`|none|aucun) \| .+ \|$", Plain)
            .Select(match => (Name: match.Groups["name"].Value, Default: match.Groups["default"] is { Success: true } given ? given.Value : "none")).ToList();
        Assert.Equal(Settings().Order(StringComparer.Ordinal), explained.Select(setting => setting.Name).Order(StringComparer.Ordinal));
        Assert.Empty(InCode().Except(explained));
        // What is no constant of the code is at least the same in the help.
        var help = await File.ReadAllTextAsync(Path.Combine(Root(), "src/Ecusson.Web/Shell/Help.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(Defaults(help).Order(), explained.Order());
    }

    /// <summary>The settings whose defaults the code says apart from all else, and these.</summary>
    static List<(string Name, string Default)> InCode()
    {
        var nothing = new ConfigurationManager();
        var mails = MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new(MailSettings.HostSetting, "localhost"), new(MailSettings.FromSetting, "badges@example.org")]).Build())!;
        Assert.Equal(SecureSocketOptions.StartTls, mails.Tls);
        return
        [
            (Start.PortSetting, $"{Start.DefaultPort}"), (WebHostDefaults.ServerUrlsKey, $"http://localhost:{Start.DefaultPort}"),
            (StorageRegistration.ConnectionSetting, StorageRegistration.DefaultConnection), (RootSecretAtStart.FileSetting, RootSecretAtStart.DefaultFile), (FilesRoom.FolderSetting, FilesRoom.DefaultFolder),
            (ServerClock.ZoneSetting, ServerClock.Of(nothing).LocalTimeZone.Id), (KeepingRoom.MegabytesSetting, $"{KeepingRoom.DefaultMegabytes}"),
            (VerifyRoom.PerMinuteSetting, $"{VerifyRoom.DefaultPerMinute}"), (PeopleRoom.PerMinuteSetting, $"{PeopleRoom.DefaultPerMinute}"), (ApiRoom.PerMinuteSetting, $"{ApiRoom.DefaultPerMinute}"),
            (MailSettings.TlsSetting, "starttls"), (MailSettings.PortSetting, $"{mails.Port}"),
            (AwardsRoom.DelaySetting, $"{AwardsRoom.DefaultDelay}"), (AwardsRoom.ReminderSetting, $"{AwardsRoom.DefaultReminder}"),
            (JournalRoom.KeepSetting, $"{JournalRoom.DefaultDays}"), (TelemetryRoom.IntervalSetting, $"{TelemetryRoom.DefaultInterval}"),
            (OrganizationsRoom.AnyoneSetting, nothing.Switch(OrganizationsRoom.AnyoneSetting) ? "true" : "false"), (DemonstrationRoom.Setting, nothing.Switch(DemonstrationRoom.Setting) ? "true" : "false"),
        ];
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
