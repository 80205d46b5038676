using System.Globalization;
using Microsoft.Playwright;

namespace Ecusson.Browser.Tests;

/// <summary>One visitor's window, and what went wrong in it that a visitor would not see.</summary>
public sealed class Visit : IAsyncDisposable
{
    readonly List<string> _troubles = [];

    internal Visit(IPage page, Uri server, int width, bool dark, bool script)
    {
        (Page, Width, Dark, Script) = (page, width, dark, script);
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

    public int Width { get; }

    public bool Dark { get; }

    /// <summary>Whether the browser runs scripts.</summary>
    public bool Script { get; }

    /// <summary>Answers that this visit brings about on purpose, behind the page's back.</summary>
    public ICollection<int> Refusals { get; } = [];

    /// <summary>What the page says, without what stands around it on every page.</summary>
    public Task<string> Said() => Page.InnerTextAsync("main");

    /// <summary>The page says this.</summary>
    public async Task Says(string sentence) => Assert.Contains(sentence, await Said(), StringComparison.Ordinal);

    /// <summary>Loads the page anew until it says this: what happens by itself happens within seconds.</summary>
    public async Task Until(string sentence)
    {
        for (var tries = 0; tries < 200 && !(await Said()).Contains(sentence, StringComparison.Ordinal); tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            await Page.GotoAsync(Page.Url);
        }

        await Says(sentence);
    }

    /// <summary>Loads the page anew until something is on it.</summary>
    public async Task<ILocator> Appears(string selector)
    {
        var there = Page.Locator(selector).First;
        for (var tries = 0; tries < 200 && await there.CountAsync() == 0; tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            await Page.GotoAsync(Page.Url);
        }

        return there;
    }

    /// <summary>Every picture that this names has come and can be drawn.</summary>
    public static async Task Drawn(ILocator pictures)
    {
        for (var tries = 0; tries < 200 && !await AllAre(); tries++) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.True(await AllAre());

        Task<bool> AllAre() => pictures.EvaluateAllAsync<bool>("pictures => pictures.length > 0 && pictures.every(picture => picture.complete && picture.naturalWidth > 0)");
    }

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
