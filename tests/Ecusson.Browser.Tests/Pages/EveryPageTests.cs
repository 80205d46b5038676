using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Ecusson.Browser.Tests.Pages;

/// <summary>Every page in French.</summary>
public sealed class FrenchPagesTests(Servers servers) : EveryPageTests(servers, "fr", "en");

/// <summary>Every page in English.</summary>
public sealed class EnglishPagesTests(Servers servers) : EveryPageTests(servers, "en", "fr");

/// <summary>Every page of the server, wherever it is to be found, on a phone and on a desk, in both themes.</summary>
public abstract partial class EveryPageTests(Servers servers, string language, string other)
{
    const string Nowhere = "/nulle-part";

    /// <summary>The routes of all pages, and places at which there is none.</summary>
    public static TheoryData<string> All { get; } = [.. Routes.All.Where(route => route != "/sign-out"), Nowhere, "/receive/spent", "/join/spent", "/sign-in/spent", "/badges?q=zzzz"];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_page_breaks_no_rule_stands_well_and_leads_to_itself_in_the_other_language(string route)
    {
        var server = await servers.Demonstration();
        var place = await server.Place(route) ?? throw new InvalidOperationException($"{route} is new here: say in {nameof(Demonstration)} where there is one.");
        await using var visit = await server.Open(place);
        var page = visit.Page;
        var answer = await page.GotoAsync($"/{language}{place}");
        if (place != Nowhere && !place.EndsWith("/spent", StringComparison.Ordinal)) Assert.True(answer!.Ok, $"{answer.Url} answers {answer.Status}.");
        Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
        foreach (var landmark in (string[])["body > header", "body > main#main", "body > footer", "header nav[aria-label]", "a.skip[href='#main']"])
            Assert.Equal(1, await page.Locator(landmark).CountAsync());
        Assert.Equal($"/{other}{place}", await page.GetAttributeAsync("a.lang", "href"));

        var name = route.Length == 0 ? "start" : NotInNames().Replace(Constraint().Replace(route, ""), "-").Trim('-');
        foreach (var (width, dark) in ((int, bool)[])[(390, false), (390, true), (1280, true), (1280, false)])
        {
            await page.SetViewportSizeAsync(width, 860);
            await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
            await visit.StandsWell($"{name} at {width}");
            await visit.Picture(language, name, width, dark);
            if (dark == (width == 1280)) await Whole(visit, name);
        }
    }

    /// <summary>With everything opened that can be: axe looks at what is seen, and an opened page may be wider.</summary>
    static async Task Whole(Visit visit, string name)
    {
        await visit.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.toggleAttribute('data-was-shut', !details.open)); document.querySelectorAll('details').forEach(details => details.open = true)");
        await visit.BreaksNoRule(name);
        await visit.StandsWell($"{name}, opened");
        await visit.Page.EvaluateAsync("document.querySelectorAll('details[data-was-shut]').forEach(details => details.open = false)");
    }

    /// <summary>What a route asks of a part, e.g. <c>:int</c>.</summary>
    [GeneratedRegex(@":[^/}]*(?=\})", RegexOptions.None, 1000)]
    private static partial Regex Constraint();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NotInNames();
}
