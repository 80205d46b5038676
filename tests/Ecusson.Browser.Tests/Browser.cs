using System.Globalization;
using Ecusson.Browser.Tests;
using Ecusson.Web.Tests.Shell;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Ecusson.Browser.Tests;

/// <summary>The real server on a free port, and Debian's Chromium before it. Where there is no Chromium, tests are skipped with that reason.</summary>
public sealed class Browser : IAsyncLifetime
{
    const string Chromium = "/usr/bin/chromium";

    ServerProcess? _server;
    IPlaywright? _playwright;
    IBrowser? _browser;
    string? _setUp;
    readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Where the server listens, e.g. <c>http://localhost:40123</c>.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        Address = $"http://localhost:{ServerProcess.FreePort()}";
        _server = ServerProcess.Start("en_GB.UTF-8", ["--urls", Address, "--Verify:PerMinute", "1000", "--SignIn:PerMinute", "1000", "--Mails:DelayMinutes", "0"]);
        Assert.Contains(Address, await _server.Line() ?? "", StringComparison.Ordinal);
        do _setUp = await _server.Line();
        while (_setUp?.Contains("/set-up/", StringComparison.Ordinal) == false);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    /// <summary>A visitor with a window of their own.</summary>
    /// <param name="width">Width of the window in CSS pixels; 390 is a phone.</param>
    /// <param name="dark">Whether the system is set to dark.</param>
    /// <param name="script">Whether the browser runs scripts.</param>
    /// <param name="address">Another server to visit; null for this one.</param>
    public async Task<Visit> Open(int width = 1280, bool dark = false, bool script = true, string? address = null)
    {
        if (_browser is null) Assert.Skip($"No browser: install Debian's chromium ({Chromium}).");
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address ?? Address,
            ViewportSize = new() { Width = width, Height = 860 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
            Locale = "fr-FR",
        });
        return new Visit(await context.NewPageAsync(), new Uri(address ?? Address));
    }

    /// <summary>Signs a visitor in as who runs the server: the first by the link that the server printed, later ones by the password chosen then.</summary>
    public async Task SignInAsOperator(Visit visit)
    {
        const string mail = "operator@example.org", password = "a password of some length";
        await _oneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_setUp is { } link)
            {
                await visit.Page.GotoAsync("/fr" + link[link.IndexOf("/set-up/", StringComparison.Ordinal)..].Trim());
                await visit.Page.FillAsync("#name", "Camille Orhan");
                await visit.Page.FillAsync("#address", mail);
                await visit.Page.FillAsync("#password", password);
                await visit.Page.ClickAsync("main form button");
                _setUp = null;
            }
            else
            {
                await visit.Page.GotoAsync("/fr/sign-in");
                await visit.Page.FillAsync("#address", mail);
                await visit.Page.FillAsync("#password", password);
                await visit.Page.ClickAsync("button[name=with-password]");
            }
        }
        finally
        {
            _oneAtATime.Release();
        }

        Assert.EndsWith("/fr/me", visit.Page.Url, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _oneAtATime.Dispose();
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }
}

/// <summary>One visitor's window, and what went wrong in it that a visitor would not see.</summary>
public sealed class Visit : IAsyncDisposable
{
    readonly List<string> _troubles = [];

    internal Visit(IPage page, Uri server)
    {
        Page = page;
        page.PageError += (_, error) => _troubles.Add(error);
        page.Console += (_, message) =>
        {
            // Chromium logs each answer of 400 and above; a form that is sent back for mending is one. Files are looked at below.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _troubles.Add(message.Text);
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Request.ResourceType != "document" && !Refusals.Contains(response.Status)) _troubles.Add($"{response.Status} {response.Url}");
        };
        page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme != "data" && address.Authority != server.Authority) _troubles.Add(string.Create(CultureInfo.InvariantCulture, $"asked {address}"));
        };
    }

    public IPage Page { get; }

    /// <summary>Answers that this visit brings about on purpose, behind the page's back.</summary>
    public ICollection<int> Refusals { get; } = [];

    /// <summary>Hands a file in, as a person does; null to hand in nothing.</summary>
    public async Task Verify(byte[]? badge, string name = "badge.json", string language = "fr")
    {
        await Page.GotoAsync($"/{language}/verify");
        if (badge is not null) await Page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = badge });
        await Page.ClickAsync("form button");
        await Page.WaitForSelectorAsync("#answer");
    }

    /// <summary>No script failed, nothing broke the content policy, and no other host was asked.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        Assert.Empty(_troubles);
    }
}
