using System.Text;
using Microsoft.Playwright;

namespace Ecusson.Browser.Tests.Stories;

/// <summary>A framework is loaded, and a badge chooses from it, with and without script; every page on the way is looked at by axe.</summary>
public sealed class FrameworkStoryTests(Servers servers)
{
    const string Table = "code;parent;name_fr;name_en;description_fr;address\nC1;;Animer un groupe;Lead a group;Vers une décision où chacun a parlé.;https://example.org/c1\nC1.1;C1;Distribuer la parole;;;\nC1.2;C1;Reformuler;;;\nC2;;Écouter;;;\n";

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_badge_chooses_from_a_framework_that_was_loaded(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        visit.Refusals.Add(422);
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        await page.GotoAsync("/fr/manage/new");
        await page.FillAsync("#name", "Atelier des référentiels");
        await page.ClickAsync("main form button");
        await page.ClickAsync(".tabs >> text=Référentiels");
        await visit.Look("frameworks-none");
        await page.ClickAsync("main >> text=Charger un référentiel");
        await page.FillAsync("#name", "RIME 2026");
        await page.SetInputFilesAsync("#file", File("code;name_fr\nC1;Un\nC1;Deux\n"));
        await page.ClickAsync("main form button");
        Assert.Contains("Ce code est déjà celui de la ligne 2", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await visit.Look("framework-wrong");
        Assert.Equal("RIME 2026", await page.InputValueAsync("#name"));
        await page.SetInputFilesAsync("#file", File(Table));
        await page.ClickAsync("main form button");
        await visit.Look("framework");
        Assert.Contains("Distribuer la parole", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await page.ClickAsync(".tabs >> text=Badges");
        await page.ClickAsync("main >> text=Nouveau badge");
        await page.FillAsync("#what", "Tenir un atelier");
        await page.ClickAsync("button[value=guided]");
        await page.FillAsync("#description-fr", "La personne tient un atelier.");
        await page.FillAsync("#competency-search", "distibuer");
        if (!way.Script) await page.ClickAsync("button[value=search]");
        var found = page.Locator("[data-found] label", new PageLocatorOptions { HasText = "Distribuer la parole" });
        await found.Locator("input").CheckAsync();
        Assert.Equal("La personne tient un atelier.", await page.InputValueAsync("#description-fr"));
        await visit.Look("badge-frameworks");
        if (way.Script) await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("Enregistré à");
        else await page.ClickAsync("button[value=save]");
        if (!way.Script) await visit.Says("C’est enregistré");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-chosen] label", new PageLocatorOptions { HasText = "RIME 2026 · C1.1" }).Locator("input")).ToBeCheckedAsync();
        await page.ClickAsync("button[value=preview]");
        Assert.Contains("RIME 2026 · C1.1", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await visit.Look("badge-preview-frameworks");
    }

    static FilePayload File(string table) => new() { Name = "table.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table) };
}
