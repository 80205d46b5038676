using Microsoft.Playwright;

namespace Ecusson.Browser.Tests;

/// <summary>Debian's Chromium, started once for all tests: the one without windows where it is installed, which costs half as much.</summary>
public sealed class Browser : IAsyncDisposable
{
    static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    readonly IPlaywright _playwright;
    readonly IBrowser _browser;

    Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Starts it; where there is none the test is skipped with that reason.</summary>
    public static async Task<Browser> Start()
    {
        var program = Array.Find(Programs, File.Exists);
        if (program is null) Assert.Skip($"No browser: install Debian's chromium-headless-shell or chromium ({string.Join(", ", Programs)}).");
        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        }));
    }

    /// <summary>A visitor of a server with a window of their own.</summary>
    /// <param name="address">Where the server listens.</param>
    /// <param name="width">Width of the window in CSS pixels; 390 is a phone.</param>
    /// <param name="dark">Whether the system is set to dark.</param>
    /// <param name="script">Whether the browser runs scripts.</param>
    /// <param name="session">The cookies of an earlier visit; null for none.</param>
    public async Task<Visit> Open(string address, int width, bool dark, bool script, string? session = null)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = width, Height = 860 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
            Locale = "fr-FR",
            // Nothing fades: what is looked at is as it stays.
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = session,
        });
        return new Visit(await context.NewPageAsync(), new Uri(address), width, dark, script);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
