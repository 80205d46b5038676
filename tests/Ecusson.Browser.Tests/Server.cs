using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Ecusson.Storage;
using Ecusson.Storage.PostgreSql;
using Ecusson.Storage.Sqlite;
using Ecusson.Web.Tests.Messages;
using Ecusson.Web.Tests.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Browser.Tests;

/// <summary>The real server on a free port. Whoever has an address can sign in there and read what is mailed to them.</summary>
public sealed partial class Server : IAsyncDisposable
{
    /// <summary>Who runs it.</summary>
    public const string Operator = "operator@example.org";

    const string Password = "a password of some length";

    readonly Browser _browser;
    readonly ServerProcess _process;
    readonly SmtpServer? _mails;
    readonly PostgreSqlDatabase? _database;
    readonly Dictionary<string, int> _read = new(StringComparer.Ordinal);
    readonly SemaphoreSlim _oneAtATime = new(1);
    readonly string _address;
    string? _setUp;

    Server(Browser browser, ServerProcess process, SmtpServer? mails, PostgreSqlDatabase? database, string address) =>
        (_browser, _process, _mails, _database, _address) = (browser, process, mails, database, address);

    /// <summary>Starts it on an empty database of its own.</summary>
    /// <param name="browser">The browser that visits it.</param>
    /// <param name="engine">Where it keeps its data.</param>
    /// <param name="keepsMails">Whether it has no mail server.</param>
    /// <param name="name">The public address that it is told to have; null for none.</param>
    internal static async Task<Server> Start(Browser browser, Engine engine, bool keepsMails, string? name)
    {
        var database = engine == Engine.PostgreSql ? await PostgreSqlDatabase.New() : null;
        var mails = keepsMails ? null : await SmtpServer.Start();
        var address = $"http://localhost:{ServerProcess.FreePort()}";
        string[] storage = database is null ? [] : ["--Storage:Engine", "postgresql", "--ConnectionStrings:Ecusson", database.Connection];
        string[] mail = mails is null ? [] : ["--Mails:Host", "localhost", "--Mails:Port", mails.Port.ToString(CultureInfo.InvariantCulture), "--Mails:Tls", "none", "--Mails:From", "badges@example.org", "--Mails:DelayMinutes", "0"];
        string[] known = name is null ? [] : ["--Address", name];
        var process = ServerProcess.Start(
            "en_GB.UTF-8", ["--urls", address, "--Verify:PerMinute", "1000", "--SignIn:PerMinute", "1000", .. storage, .. mail, .. known]);
        var server = new Server(browser, process, mails, database, address);
        string? line;
        do line = await process.Line();
        while (line?.Contains("/set-up/", StringComparison.Ordinal) == false);
        server._setUp = line is null ? throw new InvalidOperationException((await process.End()).Errors) : "/fr" + line[line.IndexOf("/set-up/", StringComparison.Ordinal)..].Trim();
        return server;
    }

    /// <summary>A visitor with a window of their own.</summary>
    public Task<Visit> Open(int width = 1280, bool dark = false, bool script = true) => _browser.Open(_address, width, dark, script);

    /// <summary>The same with the window that a way asks for.</summary>
    public Task<Visit> Open(Way way) => Open(way.Width, way.Dark, way.Script);

    /// <summary>The link that the server printed for whoever comes first, before anybody has.</summary>
    public string SetUp(string language) => $"/{language}{(_setUp ?? throw new InvalidOperationException("Somebody came first."))["/fr".Length..]}";

    /// <summary>Signs a visitor in as who runs the server: the first by the link that the server printed, later ones by the password chosen then.</summary>
    public async Task SignInAsOperator(Visit visit)
    {
        await _oneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_setUp is { } link)
            {
                await visit.Page.GotoAsync(link);
                await visit.Look("set-up");
                await visit.Page.FillAsync("#name", "Camille Orhan");
                await visit.Page.FillAsync("#address", Operator);
                await visit.Page.FillAsync("#password", Password);
                await visit.Page.ClickAsync("main form button");
                await visit.Says("Créez maintenant le premier organisme");
                await visit.Page.GotoAsync("/fr/me");
                _setUp = null;
            }
            else
            {
                await visit.Page.GotoAsync("/fr/sign-in");
                await visit.Page.FillAsync("#address", Operator);
                await visit.Page.FillAsync("#password", Password);
                await visit.Page.ClickAsync("button[name=with-password]");
            }
        }
        finally
        {
            _oneAtATime.Release();
        }

        Assert.EndsWith("/fr/me", visit.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>Signs a visitor in by a mailed link; the account is made if there was none.</summary>
    public async Task SignIn(Visit visit, string address)
    {
        await visit.Page.GotoAsync("/fr/sign-in");
        await visit.Page.FillAsync("#address", address);
        await visit.Page.ClickAsync("main form button.main");
        await visit.Page.GotoAsync(await Link(address));
        await visit.Page.ClickAsync("main form button");
        Assert.EndsWith("/fr/me", visit.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>The first link in the next mail to an address.</summary>
    public async Task<string> Link(string address) => _address + Path().Match(await Mail(address)).Value;

    /// <summary>The next mail to an address, as text.</summary>
    public async Task<string> Mail(string address)
    {
        var before = _read.GetValueOrDefault(address);
        while (_mails!.To(address).Count <= before) await Task.Delay(20, TestContext.Current.CancellationToken);
        _read[address] = before + 1;
        return _mails.To(address)[before].TextBody ?? "";
    }

    /// <summary>Changes the server's data behind its back, for what no visitor can bring about: work that broke off too often.</summary>
    internal async Task Change(Func<EcussonDb, Task> change)
    {
        var engine = _database is { } database
            ? new ServiceCollection().AddPostgreSql(database.Connection)
            : new ServiceCollection().AddSqlite($"Data Source={System.IO.Path.Combine(_process.Folder, "data", "ecusson.db")};Pooling=False");
        await using var services = engine.AddSingleton(RandomNumberGenerator.Create()).AddSingleton(TimeProvider.System).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<EcussonDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        if (_mails is not null) await _mails.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        _oneAtATime.Dispose();
    }

    [GeneratedRegex("(?<=https?://[^/\\s]+)/(fr|en)/\\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Path();
}
