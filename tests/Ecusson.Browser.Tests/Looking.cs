using System.Reflection;
using System.Text.Json;
using Deque.AxeCore.Commons;

namespace Ecusson.Browser.Tests;

/// <summary>What is looked at on every page: axe, its width, its one heading and its title; and a picture of it for human eyes.</summary>
static class Looking
{
    /// <summary>Where the pictures are kept: <c>artifacts/screenshots</c>, or what <c>ECUSSON_SCREENSHOTS</c> names.</summary>
    static readonly string Pictures = Environment.GetEnvironmentVariable("ECUSSON_SCREENSHOTS") is { Length: > 0 } folder
        ? folder
        : typeof(Looking).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "ScreenshotsFolder").Value!;

    static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Looks at a page in the middle of a story and keeps a picture of it.</summary>
    public static async Task Look(this Visit visit, string name)
    {
        // axe waits for timers, which do not run where scripts may not; the markup is the same with and without.
        if (visit.Script) await visit.BreaksNoRule(name);
        await visit.StandsWell(name);
        await visit.Picture("stories", name, visit.Width, visit.Dark);
    }

    /// <summary>axe finds nothing.</summary>
    public static async Task BreaksNoRule(this Visit visit, string name)
    {
        // Run as it stands in the page: no page of ours has frames, for which axe's own runner opens a second window each time.
        Assert.Single(visit.Page.Frames);
        if (!await visit.Page.EvaluateAsync<bool>("'axe' in window")) await visit.Page.EvaluateAsync(Axe);
        var found = await visit.Page.EvaluateAsync<JsonElement>("async () => (await axe.run({ resultTypes: ['violations'] })).violations");
        Assert.True(found.GetArrayLength() == 0, $"{name}: {Told(found)}");
    }

    /// <summary>The page has one heading and a title, and nothing of it is out of sight.</summary>
    public static async Task StandsWell(this Visit visit, string name)
    {
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} runs over its edge.");
        Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
        Assert.Matches(@"^\S.* · Écusson$", await visit.Page.TitleAsync());
    }

    /// <summary>Keeps a picture of the whole page.</summary>
    public static Task Picture(this Visit visit, string folder, string name, int width, bool dark) =>
        visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, folder, $"{name}-{width}-{(dark ? "dark" : "light")}.png"), FullPage = true });

    static string Told(JsonElement found) => string.Join('\n', found.EnumerateArray().Select(violation =>
        $"{violation.GetProperty("id")}: {violation.GetProperty("help")}: {string.Join(" | ", violation.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("html")))}"));
}
