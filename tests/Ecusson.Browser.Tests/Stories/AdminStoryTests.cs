using System.IO.Compression;

namespace Ecusson.Browser.Tests.Stories;

/// <summary>Whoever runs the server finds its organisations, people, work and what was done, and closes, opens, archives and erases by hand.</summary>
public sealed class AdminStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task An_organisation_is_archived_and_reopened_and_a_person_found_closed_and_erased(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        var (name, address) = ($"École des comptes {way.Word}", $"leaver-{way.Word}@example.org");
        await using (var leaver = await server.Open(way)) await server.SignIn(leaver, address);
        await server.SignInAsOperator(visit);
        await visit.MakeOrganization(name);

        await page.GotoAsync("/fr/admin");
        await visit.Look("admin");
        await page.ClickAsync(".tabs >> text=Organismes");
        await page.FillAsync("input[type=search]", name);
        await page.ClickAsync("main form[role=search] button");
        await visit.Look("admin-organizations");
        await page.ClickAsync($"main a >> text={name}");
        await page.ClickAsync("summary >> text=Archiver");
        await page.ClickAsync("button[value=archive]");
        await visit.Says("L’organisme est archivé");
        await visit.Look("admin-organization-archived");
        await page.ClickAsync("button[value=bring-back]");
        await visit.Says("de nouveau attribuer");

        await page.ClickAsync(".tabs >> text=Personnes");
        await page.FillAsync("input[type=search]", address);
        await page.ClickAsync("main form[role=search] button");
        await visit.Look("admin-people");
        await page.ClickAsync($"main li:has-text('{address}') a");
        await visit.Look("admin-person");
        await page.ClickAsync("summary >> text=Fermer le compte");
        await page.ClickAsync("button[value=close]");
        await visit.Says("Le compte est fermé");
        await visit.Look("admin-person-closed");
        await page.ClickAsync("button[value=open]");
        await visit.Says("Le compte est rouvert");
        var taken = await page.APIRequest.GetAsync((await page.GetAttributeAsync("main a[href$='/data.zip']", "href"))!);
        using (var archive = new ZipArchive(new MemoryStream(await taken.BodyAsync())))
            Assert.Contains(archive.Entries, entry => new StreamReader(entry.Open()).ReadToEnd().Contains(address, StringComparison.Ordinal));
        await page.ClickAsync("summary >> text=Effacer cette personne");
        await page.ClickAsync("main button >> text=Effacer pour toujours");
        await visit.Says("La personne est effacée");
        await page.ClickAsync(".tabs >> text=Personnes");
        await page.FillAsync("input[type=search]", address);
        await page.ClickAsync("main form[role=search] button");
        await visit.Says("Personne de ce nom");

        foreach (var tab in (string[])["Travaux", "Réactions", "Courriels"])
        {
            await page.ClickAsync($".tabs >> text={tab}");
            Assert.Equal(tab, (await page.InnerTextAsync("h1")).Trim());
        }

        await page.ClickAsync(".tabs >> text=Journal d’audit");
        Assert.NotEqual(0, await page.Locator("main :is(li, tr):has-text('Personne effacée')").CountAsync());
        await visit.Look("admin-audit");
    }
}
