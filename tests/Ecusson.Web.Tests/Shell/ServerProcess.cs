using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ecusson.Web.Tests.Shell;

/// <summary>The server as an operator starts it: a process of its own, in an empty folder of its own.</summary>
sealed class ServerProcess : IAsyncDisposable
{
    readonly Process process;
    readonly Task<string> errors;

    ServerProcess(Process process, string folder)
    {
        this.process = process;
        Folder = folder;
        errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The server's working directory.</summary>
    public string Folder { get; }

    /// <summary>Starts it in a language, with arguments and settings from the environment.</summary>
    public static ServerProcess Start(string language, string[] arguments, params (string Name, string Value)[] environment) =>
        Start(typeof(Program).Assembly.Location, language, arguments, environment);

    /// <summary>The same for a server that lies elsewhere, e.g. where it was published to.</summary>
    public static ServerProcess Start(string program, string language, string[] arguments, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("ecusson").FullName;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList()) start.Environment.Remove(name);
        start.Environment["LC_ALL"] = language;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new ServerProcess(Process.Start(start)!, folder);
    }

    /// <summary>A port that nothing listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The next line that it prints; null when it ended.</summary>
    public async Task<string?> Line() => await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>How it ended by itself: its exit code and all that it said on standard error.</summary>
    public async Task<(int Code, string Errors)> End()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, (await errors).Trim());
    }

    /// <summary>Ends it as <c>kill -9</c> does: it gets no word in.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    static bool IsSetting(string name) =>
        name.StartsWith("ECUSSON_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase);
}
