namespace Ecusson.Browser.Tests.Stories;

/// <summary>Whoever runs the server looks around in the administration, with and without script; every page is looked at by axe.</summary>
public sealed class AdminStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task An_operator_archives_an_organisation_and_finds_the_way_to_everything(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        await page.ClickAsync("header >> text=Administration");
        await visit.Look("admin");
        foreach (var (tab, name) in ((string, string)[])[("Courriels", "admin-mail"), ("Travaux", "admin-jobs"), ("Réactions", "admin-reactions"), ("Journal d’audit", "admin-audit")])
        {
            await page.ClickAsync($".tabs >> text={tab}");
            await visit.Look(name);
        }

        await page.ClickAsync(".tabs >> text=Organismes");
        await page.ClickAsync("main >> text=Créer un organisme");
        await page.FillAsync("#name", $"Lycée {way.Word}");
        await page.ClickAsync("main form button");
        await page.GotoAsync("/fr/admin/organizations");
        await page.FillAsync("#q", $"lycee {way.Word}");
        await page.ClickAsync("main >> text=Chercher");
        await visit.Look("admin-organizations");
        await page.ClickAsync($"main >> text=Lycée {way.Word}");
        await page.ClickAsync("summary >> text=Archiver");
        await visit.Look("admin-organization");
        await page.ClickAsync("button[value=archive]");
        Assert.Contains("L’organisme est archivé", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await page.ClickAsync(".tabs >> text=Personnes");
        await visit.Look("admin-people");
        await page.ClickAsync("main .lines a >> nth=0");
        await page.ClickAsync("summary >> text=Effacer cette personne");
        await visit.Look("admin-person");
        await page.GotoAsync("/en/admin");
        await visit.Look("admin-en");
    }
}
