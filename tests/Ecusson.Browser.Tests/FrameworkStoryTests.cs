using System.Text;
using Microsoft.Playwright;

namespace Ecusson.Browser.Tests;

/// <summary>A framework is loaded, and a badge chooses from it, with and without script; every page on the way is looked at by axe.</summary>
public sealed class FrameworkStoryTests(Browser browser)
{
    const string Table = "code;parent;name_fr;name_en;description_fr;address\nC1;;Animer un groupe;Lead a group;Vers une décision où chacun a parlé.;https://example.org/c1\nC1.1;C1;Distribuer la parole;;;\nC1.2;C1;Reformuler;;;\nC2;;Écouter;;;\n";

    [Theory]
    [InlineData(390, true, true)]
    [InlineData(1280, false, false)]
    public async Task A_badge_chooses_from_a_framework_that_was_loaded(int width, bool script, bool dark)
    {
        await using var visit = await browser.Open(width, dark, script: script);
        visit.Refusals.Add(422);
        var page = visit.Page;
        await browser.SignInAsOperator(visit);
        await page.GotoAsync("/fr/manage/new");
        await page.FillAsync("#name", "Atelier des référentiels");
        await page.ClickAsync("main form button");
        await page.ClickAsync(".tabs >> text=Référentiels");
        await visit.Look("frameworks-none", width, dark, script);
        await page.ClickAsync("main >> text=Charger un référentiel");
        await page.FillAsync("#name", "RIME 2026");
        await page.SetInputFilesAsync("#file", File("code;name_fr\nC1;Un\nC1;Deux\n"));
        await page.ClickAsync("main form button");
        Assert.Contains("Ce code est déjà celui de la ligne 2", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await visit.Look("framework-wrong", width, dark, script);
        Assert.Equal("RIME 2026", await page.InputValueAsync("#name"));
        await page.SetInputFilesAsync("#file", File(Table));
        await page.ClickAsync("main form button");
        await visit.Look("framework", width, dark, script);
        Assert.Contains("Distribuer la parole", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await page.ClickAsync(".tabs >> text=Badges");
        await page.ClickAsync("main >> text=Nouveau badge");
        await page.FillAsync("#what", "Tenir un atelier");
        await page.ClickAsync("button[value=guided]");
        await page.FillAsync("#description-fr", "La personne tient un atelier.");
        await page.FillAsync("#competency-search", "distibuer");
        if (!script) await page.ClickAsync("button[value=search]");
        var found = page.Locator("[data-found] label", new PageLocatorOptions { HasText = "Distribuer la parole" });
        await found.Locator("input").CheckAsync();
        Assert.Equal("La personne tient un atelier.", await page.InputValueAsync("#description-fr"));
        await visit.Look("badge-frameworks", width, dark, script);
        if (script) await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("Enregistré à");
        else await page.ClickAsync("button[value=save]");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-chosen] label", new PageLocatorOptions { HasText = "RIME 2026 · C1.1" }).Locator("input")).ToBeCheckedAsync();
        await page.ClickAsync("button[value=preview]");
        Assert.Contains("RIME 2026 · C1.1", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await visit.Look("badge-preview-frameworks", width, dark, script);
    }

    static FilePayload File(string table) => new() { Name = "table.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table) };
}
