using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Ecusson.Browser.Tests;

/// <summary>What is looked at on every page of a story: axe, its width, its one heading; and a picture of it for whoever asks for one.</summary>
static class Looking
{
    /// <summary>Looks at the page; with <c>ECUSSON_SCREENSHOTS</c> a picture is kept in that folder.</summary>
    public static async Task Look(this Visit visit, string name, int width, bool dark, bool script)
    {
        // axe waits for timers, which do not run where scripts may not; the markup is the same with and without.
        if (script)
        {
            var found = await visit.Page.RunAxe();
            Assert.True(found.Violations.Length == 0, $"{name}: {Told(found)}");
        }

        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} runs over its edge.");
        Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
        if (Environment.GetEnvironmentVariable("ECUSSON_SCREENSHOTS") is not { Length: > 0 } folder) return;
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{(dark ? "dark" : "light")}.png"), FullPage = true });
    }

    static string Told(AxeResult found) => string.Join('\n', found.Violations.Select(violation =>
        $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
}
