using Microsoft.Playwright;

namespace Ecusson.Browser.Tests.Stories;

/// <summary>A draft that saves itself says so, and says so as plainly when it cannot.</summary>
public sealed class DraftStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.WithScript), MemberType = typeof(Way))]
    public async Task A_draft_says_whether_it_could_save_itself(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        visit.Refusals.Add(422);
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        await page.GotoAsync("/fr/manage/new");
        await page.FillAsync("#name", "Atelier des brouillons");
        await page.ClickAsync("main form button");
        await page.ClickAsync(".tabs >> text=Badges");
        await page.ClickAsync("main >> text=Nouveau badge");
        await page.FillAsync("#what", "Tenir un atelier");
        await page.ClickAsync("button[value=guided]");
        var said = page.Locator("[data-said]");

        await page.FillAsync("#description-fr", "La personne tient un atelier.");
        await Assertions.Expect(said).ToContainTextAsync("Enregistré à");
        await page.FillAsync("#workload", "beaucoup");
        await Assertions.Expect(said).ToContainTextAsync("un champ ne peut pas être lu");
        await page.FillAsync("#workload", "12");
        await Assertions.Expect(said).ToContainTextAsync("Enregistré à");

        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#evidence-fr", "Une photographie");
        await Assertions.Expect(said).ToContainTextAsync("utilisez le bouton Enregistrer");
        await page.Context.SetOfflineAsync(false);
        await page.FillAsync("#evidence-fr", "Une photographie et un récit");
        await Assertions.Expect(said).ToContainTextAsync("Enregistré à");

        await page.Context.ClearCookiesAsync();
        await page.FillAsync("#evidence-fr", "Un récit");
        await Assertions.Expect(said).ToContainTextAsync("utilisez le bouton Enregistrer");
        Assert.Equal("Un récit", await page.InputValueAsync("#evidence-fr"));
    }
}
