using Microsoft.Playwright;

namespace Ecusson.Browser.Tests.Stories;

/// <summary>What is published is found: by words that lack accents or are misspelt, and by what it is.</summary>
public sealed class FindStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_badge_is_found_by_misspelt_words_narrowed_by_what_it_is_and_leads_to_its_issuer(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var (issuer, name) = (way.Script ? "Maison de la météorologie" : "Société du géomagnétisme", way.Script ? "Prévoir les orages" : "Relever les boussoles");
        var desk = await visit.MakeOrganization(issuer);
        // Who can be asked for a badge says where.
        await page.GotoAsync($"{desk}/settings");
        await page.FillAsync("#mail", "contact@example.org");
        await page.ClickAsync("main form button");
        await visit.Says("C’est enregistré");
        await visit.PublishBadge(desk, name);
        await page.SelectOptionAsync("#type", "Fieldwork");
        await page.CheckAsync("#open-to-requests");
        await page.ClickAsync("aside button[value=publish]");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Le badge est publié, version 2");

        await using var anyone = await server.Open(way);
        page = anyone.Page;
        await page.GotoAsync("/fr");
        await page.ClickAsync("header >> text=Badges");
        await page.FillAsync("#q", way.Script ? "prevoir les oarges" : "relevre les bousoles");
        await page.ClickAsync("main form button");
        await anyone.Says(name);
        await anyone.Look("search-found");
        await page.ClickAsync($"aside >> text={issuer}");
        await anyone.Says("1 badge.");
        await page.ClickAsync("aside >> text=Maîtrise et enrichit");
        await anyone.Says("1 badge.");
        await anyone.Look("search-narrowed");
        foreach (var (choice, said) in ((string, string)[])[("Animer un groupe", "competency="), ("français", "language=fr"), ("Travail de terrain", "type=Fieldwork"), ("Ouverts aux demandes", "open=1")])
        {
            await page.ClickAsync($"aside >> text={choice}");
            await anyone.Says("1 badge.");
            Assert.Contains(said, page.Url, StringComparison.Ordinal);
            // Pressed again, it is taken back.
            await page.ClickAsync($"aside >> text={choice}");
            Assert.DoesNotContain(said, page.Url, StringComparison.Ordinal);
        }

        await page.ClickAsync("a.lang");
        await anyone.Says(name);
        Assert.Contains("level=4", page.Url, StringComparison.Ordinal);
        await page.ClickAsync("a.lang");
        await page.ClickAsync("main >> text=Tout voir");
        await page.FillAsync("#q", "zzzzzzzz");
        await page.ClickAsync("main form button");
        await anyone.Says("Aucun badge ne répond à cette question");
        await anyone.Look("search-nothing");

        await page.GotoAsync($"/fr/badges?q={Uri.EscapeDataString(name)}");
        await page.ClickAsync($"main h2 >> text={name}");
        await anyone.Says("Un débat préparé");
        await anyone.Look("badge");
        await page.ClickAsync($"nav[aria-label='Fil d’Ariane'] >> text={issuer}");
        await anyone.Says(issuer);
    }
}
