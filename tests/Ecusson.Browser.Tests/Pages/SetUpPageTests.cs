using Microsoft.Playwright;

namespace Ecusson.Browser.Tests.Pages;

/// <summary>The first page that whoever runs a server sees, by the link that the server printed: it is there once, before all others.</summary>
public sealed class SetUpPageTests(Servers servers)
{
    [Fact]
    public async Task The_page_of_a_fresh_server_breaks_no_rule_and_stands_well_as_it_opens_and_when_it_refuses()
    {
        await using var server = await servers.Fresh();
        await using var visit = await server.Open();
        var page = visit.Page;
        foreach (var language in (string[])["fr", "en"])
        {
            await page.GotoAsync(server.SetUp(language));
            Assert.Equal(1, await page.Locator("#password").CountAsync());
            await Everywhere($"set-up in {language}");
            await page.FillAsync("#name", "Camille Orhan");
            await page.FillAsync("#address", "camille@example.org");
            await page.FillAsync("#password", "short");
            await page.EvaluateAsync("document.querySelector('main form').noValidate = true");
            await page.ClickAsync("main form button");
            Assert.Equal(1, await page.Locator("[role=alert]").CountAsync());
            await Everywhere($"set-up refused in {language}");
        }

        async Task Everywhere(string name)
        {
            foreach (var (width, dark) in ((int, bool)[])[(390, false), (390, true), (1280, true), (1280, false)])
            {
                await page.SetViewportSizeAsync(width, 860);
                await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
                await visit.BreaksNoRule($"{name} at {width}");
                await visit.StandsWell($"{name} at {width}");
                await visit.Picture("stories", name.Replace(' ', '-'), width, dark);
            }
        }
    }
}
