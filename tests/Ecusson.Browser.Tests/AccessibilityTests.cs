using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Ecusson.Web.Tests.Verify;
using Microsoft.Playwright;

namespace Ecusson.Browser.Tests;

public sealed class AccessibilityTests(Browser browser)
{
    public static TheoryData<string, int, bool> Views => new MatrixTheoryData<string, int, bool>(
        ["/fr", "/en", "/fr/verify", "/en/verify", "/fr/verify/checks", "/en/verify/checks", "/fr/badges", "/en/badges", "/fr/sign-in", "/fr/nulle-part", "authentic", "failed", "unknown", "nothing", "english", "whole", "paper"], [390, 1280], [false, true]);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task No_page_breaks_a_rule_of_axe_or_runs_over_its_edge(string view, int width, bool dark)
    {
        await using var visit = await browser.Open(width, dark);
        await Show(visit, view);
        await visit.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
        var found = await visit.Page.RunAxe();
        Assert.True(found.Violations.Length == 0, Told(found));
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page runs over its edge.");
        Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
        await Picture(visit, view.Replace('/', '-').Trim('-'), width, dark);
    }

    static Task Show(Visit visit, string view) => view switch
    {
        "authentic" => visit.Verify(SampleBadges.Baked(SampleBadges.Pixel), "badge.png"),
        "failed" => visit.Verify(SampleBadges.Tampered()),
        "unknown" => visit.Verify(SampleBadges.Signed(name: new string('W', 5_000), statusList: "https://10.0.0.1/list")),
        "nothing" => visit.Verify(null),
        "english" => visit.Verify(SampleBadges.Signed(validUntil: "2024-06-01T00:00:00Z"), language: "en"),
        "whole" => ShowWhole(visit),
        "paper" => ShowOnPaper(visit),
        _ => visit.Page.GotoAsync(view),
    };

    static async Task ShowWhole(Visit visit)
    {
        await visit.Verify(SampleBadges.Signed());
        await visit.Page.Locator(".long").First.ClickAsync();
    }

    static async Task ShowOnPaper(Visit visit)
    {
        await visit.Verify(SampleBadges.Baked(SampleBadges.Pixel), "badge.png");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
    }

    // For looking at: ECUSSON_SCREENSHOTS names a folder.
    static async Task Picture(Visit visit, string name, int width, bool dark)
    {
        if (Environment.GetEnvironmentVariable("ECUSSON_SCREENSHOTS") is not { Length: > 0 } folder) return;
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{(dark ? "dark" : "light")}.png"), FullPage = true });
    }

    static string Told(AxeResult found) => string.Join('\n', found.Violations.Select(violation =>
        $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
}
