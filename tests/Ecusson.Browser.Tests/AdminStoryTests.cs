namespace Ecusson.Browser.Tests;

/// <summary>Whoever runs the server looks around in the administration, with and without script; every page is looked at by axe.</summary>
public sealed class AdminStoryTests(Browser browser)
{
    [Theory]
    [InlineData(390, true, false)]
    [InlineData(390, false, true)]
    [InlineData(1280, true, true)]
    [InlineData(1280, false, false)]
    public async Task An_operator_archives_an_organisation_and_finds_the_way_to_everything(int width, bool script, bool dark)
    {
        await using var visit = await browser.Open(width, dark, script: script);
        var page = visit.Page;
        await browser.SignInAsOperator(visit);
        await page.ClickAsync("header >> text=Administration");
        await visit.Look("admin", width, dark, script);
        foreach (var (tab, name) in ((string, string)[])[("Courriels", "admin-mail"), ("Travaux", "admin-jobs"), ("Réactions", "admin-reactions"), ("Journal d’audit", "admin-audit")])
        {
            await page.ClickAsync($".tabs >> text={tab}");
            await visit.Look(name, width, dark, script);
        }

        await page.ClickAsync(".tabs >> text=Organismes");
        await page.ClickAsync("main >> text=Créer un organisme");
        await page.FillAsync("#name", $"Lycée {width} {dark}");
        await page.ClickAsync("main form button");
        await page.GotoAsync("/fr/admin/organizations");
        await page.FillAsync("#q", $"lycee {width} {dark}");
        await page.ClickAsync("main >> text=Chercher");
        await visit.Look("admin-organizations", width, dark, script);
        await page.ClickAsync($"main >> text=Lycée {width} {dark}");
        await page.ClickAsync("summary >> text=Archiver");
        await visit.Look("admin-organization", width, dark, script);
        await page.ClickAsync("button[value=archive]");
        Assert.Contains("L’organisme est archivé", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await page.ClickAsync(".tabs >> text=Personnes");
        await visit.Look("admin-people", width, dark, script);
        await page.ClickAsync("main .lines a >> nth=0");
        await page.ClickAsync("summary >> text=Effacer cette personne");
        await visit.Look("admin-person", width, dark, script);
        await page.GotoAsync("/en/admin");
        await visit.Look("admin-en", width, dark, script);
    }
}
