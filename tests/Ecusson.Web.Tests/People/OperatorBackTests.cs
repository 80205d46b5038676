using System.Net;
using Ecusson.Web.Tests.Shell;
using Ecusson.Web.Tests.Storage;

namespace Ecusson.Web.Tests.People;

/// <summary>Whoever set a server up without a password, and has no mail server, comes in again by what a start prints.</summary>
public sealed class OperatorBackTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ecusson-operator-");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_start_prints_a_link_for_the_operator_until_there_is_another_way_in(string engine)
    {
        await using var database = await ServerDatabase.New(engine);
        await using (var browser = new Running(await Start(database)))
        {
            using var made = await browser.Client.Fill(await browser.Link("/set-up/"), ("name", "Nadia Benhaddou"), ("address", "nadia@example.org"), ("password", ""));
            Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        }

        await using (var browser = new Running(await Start(database)))
        {
            using (var back = await browser.Client.Fill(await browser.Link("/sign-in/"))) Assert.Equal("/fr/me", back.Headers.Location?.ToString());
            Assert.Contains("Administration", await browser.Client.GetStringAsync("/fr/me", Stop), StringComparison.Ordinal);
            using (var chosen = await browser.Client.Fill("/fr/me/account", ("do", "password"), ("wanted", "une phrase assez longue"))) Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        }

        await using var last = new Running(await Start(database));
        using (var answers = await last.Client.GetAsync("/fr/sign-in", Stop)) Assert.Equal(HttpStatusCode.OK, answers.StatusCode);
        Assert.DoesNotContain("/sign-in/", string.Join('\n', await last.Rest()), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    async Task<(ServerProcess Server, string Port)> Start(ServerDatabase database)
    {
        var port = ServerProcess.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var server = ServerProcess.Start(
            "C.UTF-8", ["--port", port, .. database.Settings, "--Keys:RootSecretFile", Path.Combine(folder.FullName, "root-secret")]);
        Assert.Contains($":{port} ", await server.Line(), StringComparison.Ordinal);
        return (server, port);
    }

    sealed class Running((ServerProcess Server, string Port) started) : IAsyncDisposable
    {
        ServerProcess Server => started.Server;

        public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = new Uri($"http://localhost:{started.Port}") };

        /// <summary>The link below a path that the start printed, in French.</summary>
        public async Task<string> Link(string path)
        {
            while (await Server.Line() is { } line)
                if (line.IndexOf(path, StringComparison.Ordinal) is > 0 and var at) return "/fr" + line[at..].Trim();
            throw new InvalidOperationException("No such link was printed.");
        }

        /// <summary>Ends it, and gives what else it said.</summary>
        public async Task<IReadOnlyList<string>> Rest()
        {
            await Server.Kill();
            var lines = new List<string>();
            while (await Server.Line() is { } line) lines.Add(line);
            return lines;
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Server.DisposeAsync();
        }
    }
}
