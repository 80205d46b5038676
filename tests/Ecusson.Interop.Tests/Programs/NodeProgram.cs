using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials.Tests;

namespace Ecusson.Interop.Tests.Programs;

/// <summary>
/// One of the Node programs in <c>tests/interop</c>, which run what other people wrote. It reads one JSON document a line
/// and answers one a line. A test that needs it is skipped, with the reason, where Node or the packages are missing.
/// </summary>
static class NodeProgram
{
    static readonly string Folder = typeof(NodeProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "InteropFolder").Value!;

    /// <summary>Skips the running test where Node 20 or its packages cannot be had.</summary>
    public static void MustBeThere()
    {
        if (Missing.Value is { } reason) Assert.Skip(reason);
    }

    static readonly Lazy<string?> Missing = new(() =>
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules"))) return $"No npm packages: run 'npm ci' in {Folder}.";
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { UseShellExecute = false, RedirectStandardOutput = true })!;
            var version = node.StandardOutput.ReadToEnd().Trim();
            node.WaitForExit();
            return version.StartsWith('v') && int.Parse(version.AsSpan(1, version.IndexOf('.', StringComparison.Ordinal) - 1), CultureInfo.InvariantCulture) >= 20
                ? null
                : $"Node 20 or later is needed, this is {version}.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Node is not installed.";
        }
    });

    /// <summary>Runs a program over all requests and returns its answers by their <c>id</c>.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonElement>> Ask(string program, IEnumerable<JsonObject> requests)
    {
        MustBeThere();
        var start = new ProcessStartInfo("node")
        {
            ArgumentList = { program }, WorkingDirectory = Folder, UseShellExecute = false,
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8,
        };
        if (Standards.ArePresent) start.Environment["ECUSSON_STANDARDS"] = Standards.Path();
        using var node = Process.Start(start)!;
        var words = node.StandardError.ReadToEndAsync();
        var answering = ReadAnswers(node.StandardOutput);
        foreach (var request in requests) await node.StandardInput.WriteLineAsync(request.ToJsonString());
        node.StandardInput.Close();
        var answers = await answering;
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, $"{program} ended with {node.ExitCode}: {await words}");
        return answers;
    }

    static async Task<IReadOnlyDictionary<string, JsonElement>> ReadAnswers(StreamReader output)
    {
        var answers = new ConcurrentDictionary<string, JsonElement>(StringComparer.Ordinal);
        while (await output.ReadLineAsync() is { } line)
        {
            using var answer = JsonDocument.Parse(line);
            var root = answer.RootElement.Clone();
            answers[root.GetProperty("id").GetString()!] = root;
        }

        return answers;
    }
}
