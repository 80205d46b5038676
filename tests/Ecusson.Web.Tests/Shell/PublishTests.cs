using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Ecusson.Web.Tests.Shell;

/// <summary>What <c>dotnet publish</c> makes is what an operator carries to another machine.</summary>
public sealed partial class PublishTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_server_runs_from_any_folder_with_all_its_files_and_no_framework_script()
    {
        var folder = Directory.CreateTempSubdirectory("ecusson-publish-").FullName;
        await Publish(folder);
        Assert.Empty(Directory.GetFiles(folder, "blazor*", SearchOption.AllDirectories));

        var port = ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture);
        await using (var server = ServerProcess.Start(Path.Combine(folder, "Ecusson.Web.dll"), "C.UTF-8", ["--port", port]))
        {
            Assert.Contains(port, await server.Line() ?? "", StringComparison.Ordinal);
            using var visitor = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
            var files = File().Matches(await visitor.GetStringAsync("/fr", Stop)).Select(file => file.Groups["address"].Value).Distinct(StringComparer.Ordinal).ToList();
            Assert.NotEmpty(files);
            foreach (var file in files) Assert.NotEmpty(await visitor.GetByteArrayAsync(file, Stop));
        }

        Directory.Delete(folder, recursive: true);
    }

    static async Task Publish(string folder)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        var start = new ProcessStartInfo(
            "dotnet", ["publish", Path.Combine(Root(built), "src", "Ecusson.Web"), "--no-build", "-c", built.Parent!.Name, "-o", folder, "-v", "quiet", "-nologo"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var publish = Process.Start(start)!;
        var words = publish.StandardOutput.ReadToEndAsync(Stop);
        var errors = publish.StandardError.ReadToEndAsync(Stop);
        await publish.WaitForExitAsync(Stop);
        Assert.True(publish.ExitCode == 0, await words + await errors);
    }

    static string Root(DirectoryInfo folder)
    {
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Ecusson.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("(?:src|href)=\"(?<address>/[^\"#]+\\.[a-z0-9]+)[\"#]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex File();
}
