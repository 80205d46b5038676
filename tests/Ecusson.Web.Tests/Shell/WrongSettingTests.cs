using Ecusson.Web.Shell;

namespace Ecusson.Web.Tests.Shell;

/// <summary>No setting is passed over when it is wrong: the server does not start, and says which one.</summary>
public sealed class WrongSettingTests
{
    /// <summary>What no server can start with, and what else is said so that the setting is read at all.</summary>
    static readonly Dictionary<string, string[]> Wrong = new(StringComparer.Ordinal)
    {
        ["Port"] = ["70000"],
        ["urls"] = ["6000"],
        ["Address"] = ["badges.example.org/school"],
        ["TimeZone"] = ["Europe/Vouneuil"],
        ["Storage:Engine"] = ["mysql"],
        ["ConnectionStrings:Ecusson"] = ["hello"],
        ["Proxy:Trusted"] = ["proxy.example"],
        ["Verify:PerMinute"] = ["0"],
        ["SignIn:PerMinute"] = ["few"],
        ["Api:PerMinute"] = ["-1"],
        ["Claims:PerMinute"] = ["1.5"],
        ["Cache:Megabytes"] = ["64 MB"],
        ["Keys:RootSecret"] = ["secret"],
        ["Keys:RootSecretFile"] = ["/proc/nowhere/root-secret"],
        ["Files:Folder"] = ["/proc/nowhere"],
        ["Files:Typefaces"] = ["/proc/nowhere"],
        ["Organizations:AnyoneMayMake"] = ["perhaps"],
        ["Mails:Host"] = ["not a host"],
        ["Mails:Port"] = ["0", "Mails:Host", "localhost", "Mails:From", "badges@example.org"],
        ["Mails:Tls"] = ["ssl", "Mails:Host", "localhost", "Mails:From", "badges@example.org"],
        ["Mails:User"] = ["u", "Mails:Host", "localhost", "Mails:From", "badges@example.org"],
        ["Mails:Password"] = ["p", "Mails:Host", "localhost", "Mails:From", "badges@example.org"],
        ["Mails:From"] = ["nobody", "Mails:Host", "localhost"],
        ["Mails:DelayMinutes"] = ["ten"],
        ["Mails:ReminderDays"] = ["0"],
        ["Audit:KeepDays"] = ["for ever"],
        ["Logs:Format"] = ["xml"],
        ["Telemetry:Endpoint"] = ["nowhere"],
        ["Telemetry:Protocol"] = ["carrier pigeon"],
        ["Telemetry:IntervalSeconds"] = ["0"],
        ["Demo"] = ["maybe"],
    };

    public static TheoryData<string> Names => [.. Wrong.Keys];

    [Fact]
    public void Every_setting_is_among_them() => Assert.Equal(Arguments.Settings.Order(StringComparer.Ordinal), Wrong.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_wrong_one_stops_the_start_with_a_sentence_that_names_it(string name)
    {
        string[] said = [name, .. Wrong[name]];
        await using var server = ServerProcess.Start("C.UTF-8", [.. said.Select((text, at) => at % 2 == 0 ? $"--{text}" : text)]);

        var (code, errors) = await server.End();

        Assert.Equal(1, code);
        Assert.Contains(name, errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', errors);
    }

    [Fact]
    public async Task A_root_secret_that_did_not_seal_what_is_there_stops_the_start()
    {
        var folder = Directory.CreateTempSubdirectory("ecusson-secret-").FullName;
        string[] database = ["--ConnectionStrings:Ecusson", $"Data Source={Path.Combine(folder, "a.db")}"];
        await using (var first = ServerProcess.Start("C.UTF-8", ["--port", Free(), .. database]))
            Assert.Contains("is ready", await first.Line(), StringComparison.Ordinal);

        await using var other = ServerProcess.Start("C.UTF-8", ["--port", Free(), .. database, "--Keys:RootSecret", Convert.ToBase64String(new byte[32])]);

        var (code, errors) = await other.End();
        Assert.Equal(1, code);
        Assert.Contains("Keys:RootSecret", errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', errors);
        Directory.Delete(folder, recursive: true);
    }

    static string Free() => $"{ServerProcess.FreePort()}";
}
