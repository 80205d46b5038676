using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Ecusson.Web.Tests.Api;
using Ecusson.Web.Tests.Messages;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Shell;

namespace Ecusson.Web.Tests.Awards;

/// <summary>A server on one database and one address that is started, killed and started again; mails leave at once.</summary>
sealed partial class ListServer(ServerDatabase database, SmtpServer smtp) : IAsyncDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ecusson-killed-");
    ServerProcess? process;
    string last = "";
    Task<string>? said;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Where it answers.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{ServerProcess.FreePort()}");

    /// <summary>The settings that say where its data is.</summary>
    public string[] Kept => [.. database.Settings, "--Keys:RootSecretFile", SecretFile, "--Files:Folder", Path.Combine(folder.FullName, "files")];

    /// <summary>The file with its root secret.</summary>
    public string SecretFile => Path.Combine(folder.FullName, "root-secret");

    /// <summary>Starts it for the first time; returns the link to set up with, which it prints.</summary>
    public async Task<string> StartFirst()
    {
        await Start(SetUpLink());
        return "/fr" + SetUpLink().Match(last).Value;
    }

    /// <summary>Starts it again, until it says that it listens.</summary>
    public Task Start() => Start(Listening());

    async Task Start(Regex until)
    {
        process = ServerProcess.Start("en_GB.UTF-8",
        [
            .. Kept, "--urls", Address.OriginalString,
            "--Mails:DelayMinutes", "0", "--Mails:Host", "127.0.0.1", "--Mails:Port", $"{smtp.Port}", "--Mails:Tls", "none", "--Mails:From", "badges@example.org",
        ]);
        do last = await process.Line() ?? throw new InvalidOperationException((await process.End()).Errors);
        while (!until.IsMatch(last));
        said = Rest(process);
    }

    /// <summary>Kills it at this very moment.</summary>
    public async Task Kill()
    {
        await process!.Kill();
        Assert.Equal("", await said!);
        await process.DisposeAsync();
        process = null;
    }

    /// <summary>Has a badge drawn up and awarded to so many people, through the API, up to the start of the list.</summary>
    /// <param name="setUp">The link that the server printed.</param>
    /// <param name="people">How many.</param>
    public async Task Award(string setUp, int people)
    {
        using var browser = Client();
        using (var operates = await browser.Fill(setUp, ("name", "Nadia Benhaddou"), ("address", "nadia@example.org"), ("password", ""))) Assert.Equal(HttpStatusCode.SeeOther, operates.StatusCode);
        using var made = await browser.Fill("/fr/manage/new", ("name", "École de Vouneuil"), ("language", "fr"));
        using var token = await browser.Fill($"{made.Headers.Location}/programs", [("do", "make"), ("name", "LMS"), ("life", "30"), .. ((string[])["badges:write", "awards:write"]).Select(scope => ("scopes", scope))]);
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Secret().Match(await token.Content.ReadAsStringAsync(Stop)).Value);
        using var program = new ApiProgram(client);
        var badge = await program.Post("/badges", new { language = "fr", name = new { fr = "Conduire un débat" }, description = new { fr = "Tenir le cadre." }, criteria = new { fr = "Trois débats." } });
        var path = $"/badges/{badge.Body!["id"]}";
        var drawn = await program.Put($"{path}/drawing", new { shape = "shield", partition = "plain", cloth = "#2b4acb", second = "#e8a013", edge = "#1d2330", ink = "#ffffff", text = "A" }, ("If-Match", badge.ETag!));
        Assert.Equal(HttpStatusCode.OK, (await program.Post($"{path}/publish", null, ("If-Match", drawn.ETag!))).Status);
        var wished = Enumerable.Range(1, people).Select(n => new { recipient = AddressOf(n), name = string.Create(CultureInfo.InvariantCulture, $"Personne {n}") });
        var list = await program.Post("/award-lists", new { badge = badge.Body["id"]!.GetValue<string>(), people = wished }, ("Idempotency-Key", "list"));
        Assert.Equal(HttpStatusCode.Accepted, (await program.Post($"/award-lists/{list.Body!["id"]}/start")).Status);
    }

    /// <summary>The address of the n-th person.</summary>
    public static string AddressOf(int n) => string.Create(CultureInfo.InvariantCulture, $"p{n:d5}@example.org");

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await process.DisposeAsync();
        folder.Delete(recursive: true);
    }

    HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Address };

    /// <summary>What it says after its start: nobody reading would make it wait.</summary>
    static async Task<string> Rest(ServerProcess server)
    {
        var lines = new List<string>();
        while (await server.Line() is { } line) lines.Add(line);
        return string.Join('\n', lines.Where(line => line.Contains("fail", StringComparison.OrdinalIgnoreCase) || line.Contains("warn", StringComparison.OrdinalIgnoreCase)));
    }

    [GeneratedRegex("http://127", RegexOptions.None, 1000)]
    private static partial Regex Listening();

    [GeneratedRegex("/set-up/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex SetUpLink();

    [GeneratedRegex("ecu_[A-Za-z0-9_-]{43}", RegexOptions.None, 1000)]
    private static partial Regex Secret();
}
