using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Ecusson.Browser.Tests;

/// <summary>The platform's main story: a badge is drawn up, published and awarded; its holder accepts it and shows it; anyone sees that it is authentic. With and without script.</summary>
public sealed partial class AwardStoryTests(Browser browser)
{
    [Theory]
    [InlineData(390, true, false)]
    [InlineData(390, false, true)]
    [InlineData(1280, true, true)]
    [InlineData(1280, false, false)]
    public async Task A_badge_is_drawn_up_awarded_accepted_and_shown(int width, bool script, bool dark)
    {
        await using var visit = await browser.Open(width, dark, script: script);
        var page = visit.Page;
        await browser.SignInAsOperator(visit);
        await page.GotoAsync("/fr/manage/new");
        await page.FillAsync("#name", "École nationale des cadres de l’éducation");
        await page.ClickAsync("main form button");

        await page.ClickAsync(".tabs >> text=Badges");
        await visit.Look("badges-none", width, dark, script);
        await page.ClickAsync("main >> text=Nouveau badge");
        await page.ClickAsync("button[value=guided]");
        Assert.Contains("Dites ce que vous voulez reconnaître", await Said(visit), StringComparison.Ordinal);
        await visit.Look("badge-new", width, dark, script);
        await page.FillAsync("#what", "Conduire un débat réglé");
        await page.SelectOptionAsync("#level", "4");
        await page.ClickAsync("button[value=guided]");

        await page.FillAsync("#description-fr", "La personne prépare, conduit et conclut un débat où chacun est entendu.");
        await page.FillAsync("#criterion-1-fr", "Un débat préparé");
        await page.FillAsync("#criterion-1-text-fr", "La fiche dit la question, les règles et le temps de chacun.");
        await page.FillAsync("#competencies-fr", "Animer un groupe\nÉcouter et reformuler");
        if (script) await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("Enregistré à", new() { Timeout = 30_000 });
        await visit.Look("badge-form", width, dark, script);
        await page.ClickAsync("aside button[value=publish]");
        Assert.Contains("Il manque pour publier", await Said(visit), StringComparison.Ordinal);

        await page.ClickAsync("button[value=picture]");
        await page.FillAsync("#text", "Débat");
        await page.SelectOptionAsync("#shape", "round");
        if (script) await Assertions.Expect(page.Locator(".designer .art img")).ToHaveAttributeAsync("src", Round(), new() { Timeout = 30_000 });
        else await page.ClickAsync("button[value=show]");
        await visit.Look("badge-designer", width, dark, script);
        await page.ClickAsync("button[value=draw]");
        Assert.Contains("Le badge a son image", await Said(visit), StringComparison.Ordinal);
        await page.ClickAsync("button[value=preview]");
        Assert.Contains("Aperçu du brouillon", await Said(visit), StringComparison.Ordinal);
        Assert.Contains("La fiche dit la question", await Said(visit), StringComparison.Ordinal);
        await visit.Look("badge-preview", width, dark, script);
        await page.ClickAsync("main >> text=Revenir au brouillon");
        await page.ClickAsync("aside button[value=publish]");
        Assert.Contains("Le badge est publié, version 1", await Said(visit), StringComparison.Ordinal);
        await visit.Look("badge-published", width, dark, script);

        await page.ClickAsync("main >> text=Attribuer ce badge");
        await page.FillAsync("#address", "pas une adresse");
        await page.ClickAsync("main form button");
        Assert.Contains("pas une adresse électronique", await Said(visit), StringComparison.Ordinal);
        await visit.Look("award-new", width, dark, script);
        await page.FillAsync("#address", "operator@example.org");
        await page.FillAsync("#name", "Camille Orhan");
        await page.FillAsync("#story", "Quarante minutes avec *vingt-deux* personnes, et trois règles écrites.");
        await page.ClickAsync("main form button");
        Assert.Contains("Le badge est attribué et signé", await Said(visit), StringComparison.Ordinal);
        await visit.Look("award-desk", width, dark, script);
        var award = page.Url.Split('/')[^1];
        await page.ClickAsync(".tabs >> text=Attributions");
        await visit.Look("awards-desk", width, dark, script);
        var desk = page.Url;
        await page.GotoAsync($"{desk}/letter");
        await page.FillAsync("#name", "Camille Orhan");
        await page.ClickAsync("main form button");
        Assert.Contains("Camille Orhan", await Said(visit), StringComparison.Ordinal);
        await visit.Look("award-letter", width, dark, script);
        await page.GotoAsync(desk);

        await page.ClickAsync("main a[href$='/awards/lists']");
        await page.ClickAsync("main a[href$='/lists/new']");
        await page.FillAsync("#people", "Ada Lovelace <ada@example.org>\npas une adresse\ngrace@example.org");
        await visit.Look("list-new", width, dark, script);
        await page.ClickAsync("main form button");
        Assert.Contains("Ce n’est pas une adresse.", await Said(visit), StringComparison.Ordinal);
        await visit.Look("list-broken", width, dark, script);
        await page.CheckAsync("input[name=out-2]");
        await page.ClickAsync("button[value=start]");
        for (var tries = 0; tries < 200 && !(await Said(visit)).Contains("Attribution terminée", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            await page.GotoAsync(page.Url);
        }

        await visit.Look("list-done", width, dark, script);

        // Its mail leaves at the next beat: from then on it waits for its holder.
        await page.GotoAsync("/fr/me");
        for (var tries = 0; tries < 200 && await page.Locator($"main a[href$='{award}']").CountAsync() == 0; tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            await page.ReloadAsync();
        }

        await visit.Look("me-waiting", width, dark, script);
        await page.ClickAsync($"main a[href$='{award}']");
        await visit.Look("award-offered", width, dark, script);
        await page.ClickAsync("button[value=accept]");
        Assert.Contains("ce badge est à vous", await Said(visit), StringComparison.Ordinal);
        await page.CheckAsync("input[value=Everyone]");
        await page.CheckAsync("input[name=shows-name]");
        await page.ClickAsync("button[value=show]");
        await visit.Look("award-held", width, dark, script);

        await using var anyone = await browser.Open(width, dark, script: script);
        await anyone.Page.GotoAsync($"/awards/{award}");
        var seen = await Said(anyone);
        Assert.Contains("Ce badge est authentique et en cours de validité.", seen, StringComparison.Ordinal);
        Assert.Contains("Camille Orhan", seen, StringComparison.Ordinal);
        await anyone.Look("award-public", width, dark, script);
        await anyone.Page.ClickAsync("main >> text=Voir les");
        await anyone.Page.GotoAsync($"/en/awards/{award}");
        await anyone.Look("award-public-en", width, dark, script);
    }

    static Task<string> Said(Visit visit) => visit.Page.InnerTextAsync("main");

    [GeneratedRegex("shape=round", RegexOptions.None, 1000)]
    private static partial Regex Round();
}
