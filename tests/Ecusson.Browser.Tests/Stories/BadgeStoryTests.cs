using System.Text.RegularExpressions;
using Ecusson.Web.Tests.Verify;
using Microsoft.Playwright;

namespace Ecusson.Browser.Tests.Stories;

/// <summary>A badge from the first idea to its second version, and out of use again.</summary>
public sealed partial class BadgeStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_badge_is_written_drawn_looked_at_published_changed_and_archived(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        await visit.MakeOrganization("École nationale des cadres de l’éducation");
        await page.ClickAsync(".tabs >> text=Badges");
        await visit.Look("badges-none");
        await page.ClickAsync("main >> text=Nouveau badge");
        await page.ClickAsync("button[value=guided]");
        await visit.Says("Dites ce que vous voulez reconnaître");
        await visit.Look("badge-new");
        await page.FillAsync("#what", "Conduire un débat réglé");
        await page.SelectOptionAsync("#level", "4");
        await page.ClickAsync("button[value=guided]");
        var desk = page.Url;

        await page.FillAsync("#description-fr", "La personne prépare, conduit et conclut un débat où chacun est entendu.");
        await page.FillAsync("#criterion-1-fr", "Un débat préparé");
        await page.FillAsync("#criterion-1-text-fr", "La fiche dit la question, les règles et le temps de chacun.");
        await page.ClickAsync("button[value=criterion]");
        await Assertions.Expect(page).ToHaveURLAsync(At("#criterion-2-fr"));
        Assert.Equal("Un débat préparé", await page.InputValueAsync("#criterion-1-fr"));
        await page.FillAsync("#criterion-2-fr", "Un débat conclu");
        await page.FillAsync("#criterion-2-text-fr", "Chacun sait ce qui fut décidé.");
        await Assertions.Expect(page.Locator("#criterion-4-fr")).ToHaveCountAsync(0);
        await page.ClickAsync("button[value=criterion]");
        await Assertions.Expect(page).ToHaveURLAsync(At("#criterion-3-fr"));
        await Assertions.Expect(page.Locator("#criterion-4-fr")).ToHaveCountAsync(1);
        await page.FillAsync("#competencies-fr", "Animer un groupe\nÉcouter et reformuler");
        if (way.Script) await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("Enregistré à", new() { Timeout = 30_000 });
        await visit.Look("badge-form");
        await page.ClickAsync("aside button[value=publish]");
        await visit.Says("Il manque pour publier");
        Assert.Equal("Un débat préparé", await page.InputValueAsync("#criterion-1-fr"));

        await page.ClickAsync("button[value=picture]");
        await page.FillAsync("#text", "Débat");
        await page.SelectOptionAsync("#shape", "round");
        if (way.Script) await Assertions.Expect(page.Locator(".designer .art img")).ToHaveAttributeAsync("src", RoundWithItsText(), new() { Timeout = 30_000 });
        else await page.ClickAsync("button[value=show]");
        // What the drawing says of itself follows the choices.
        Assert.EndsWith("et le texte «\u00a0Débat\u00a0».", await page.InputValueAsync("#shows"), StringComparison.Ordinal);
        await visit.Look("badge-designer");
        await page.ClickAsync("button[value=draw]");
        await visit.Says("Le badge a son image");
        await page.ClickAsync("button[value=preview]");
        await visit.Says("Aperçu du brouillon");
        await visit.Says("La fiche dit la question");
        await visit.Look("badge-preview");
        await page.ClickAsync("main form button");
        await visit.Says("Le badge est publié, version 1");
        await visit.Look("badge-published");

        await page.FillAsync("#name-fr", "Conduire un débat");
        await page.ClickAsync("aside button[value=publish]");
        await visit.Says("Le badge est publié, version 2");
        await page.GotoAsync($"/fr/badges/{desk.Id()}");
        Assert.Equal("Conduire un débat", (await page.InnerTextAsync("h1")).Trim());
        await page.GotoAsync($"/fr/badges/{desk.Id()}/versions/1");
        await visit.Says("Vous lisez la version 1");
        Assert.Equal("Conduire un débat réglé", (await page.InnerTextAsync("h1")).Trim());
        await visit.Look("badge-earlier");

        await page.GotoAsync(desk);
        await page.ClickAsync("summary >> text=Archiver");
        await page.ClickAsync("button[value=archive]");
        await visit.Says("Le badge est archivé");
        await visit.Look("badge-archived-desk");
        await page.GotoAsync($"/fr/badges/{desk.Id()}");
        await visit.Says("Ce badge n’est plus délivré");
        await visit.Look("badge-archived");
        await page.GotoAsync(desk);
        await page.ClickAsync("button[value=unarchive]");
        await visit.Says("Le badge peut de nouveau être attribué");
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_picture_is_handed_in_and_one_that_lies_is_refused_in_words(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var desk = await visit.MakeOrganization("Atelier des images");
        await page.GotoAsync($"{desk}/badges/new");
        await page.FillAsync("#what", "Peindre");
        await page.ClickAsync("button[value=guided]");
        await page.ClickAsync("button[value=picture]");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "badge.png", MimeType = "image/png", Buffer = "<html>"u8.ToArray() });
        await page.ClickAsync("button[value=upload]");
        await visit.Says("ne disent pas le même format");
        await visit.Look("badge-picture-refused");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "badge.png", MimeType = "image/png", Buffer = SampleBadges.Pixel });
        await page.ClickAsync("button[value=upload]");
        await visit.Says("Le badge a son image");
        await Assertions.Expect(page.Locator("#picture img")).ToHaveAttributeAsync("src", Kept());

        // A drawing made elsewhere, with a script inside that does not come along.
        await page.ClickAsync("button[value=picture]");
        await page.SetInputFilesAsync("#file", new FilePayload
        {
            Name = "badge.svg",
            MimeType = "image/svg+xml",
            Buffer = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\"><script>alert(1)</script><circle cx=\"20\" cy=\"20\" r=\"18\" fill=\"#1f5f5b\" onclick=\"alert(2)\"/></svg>"u8.ToArray(),
        });
        await page.FillAsync("#file-shows", "Un disque vert");
        await page.ClickAsync("button[value=upload]");
        await visit.Says("Le badge a son image");
        await visit.Look("badge-picture-drawn-elsewhere");
        var drawn = page.Locator("#picture img");
        Assert.Equal("Un disque vert", await page.InputValueAsync("#picture-description-fr"));
        await Visit.Drawn(drawn);
        var file = await (await page.APIRequest.GetAsync((await drawn.GetAttributeAsync("src"))!)).TextAsync();
        Assert.Contains("#1f5f5b", file, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", file, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task Two_people_draw_one_badge_and_each_sees_both_pictures_before_one_is_chosen(Way way)
    {
        var (server, first) = await servers.Open(way);
        await using var _ = first;
        await server.SignInAsOperator(first);
        var desk = await first.MakeOrganization("Atelier à deux pinceaux");
        await first.Page.GotoAsync($"{desk}/badges/new");
        await first.Page.FillAsync("#what", "Peindre à deux");
        await first.Page.ClickAsync("button[value=guided]");
        await first.Page.ClickAsync("button[value=picture]");

        await using var second = await server.Open(way);
        await server.SignInAsOperator(second);
        await second.Page.GotoAsync(first.Page.Url);
        await second.Page.SelectOptionAsync("#shape", "round");
        await second.Page.FillAsync("#text", "Leur");
        await second.Page.FillAsync("#shows", "Le disque de la seconde personne");
        await second.Page.ClickAsync("button[value=draw]");
        await second.Says("Le badge a son image");

        await first.Page.SelectOptionAsync("#shape", "leaf");
        await first.Page.FillAsync("#text", "Mon");
        await first.Page.FillAsync("#shows", "La feuille de la première personne");
        await first.Page.ClickAsync("button[value=draw]");
        await first.Says("Une autre personne a enregistré ce badge");
        var compared = first.Page.Locator(".compared");
        foreach (var words in (string[])["Le disque de la seconde personne", "La feuille de la première personne"]) await Assertions.Expect(compared).ToContainTextAsync(words);
        await Assertions.Expect(compared.Locator("img")).ToHaveCountAsync(2);
        await Visit.Drawn(compared.Locator("img"));
        Assert.Equal(("leaf", "Mon"), (await first.Page.InputValueAsync("#shape"), await first.Page.InputValueAsync("#text")));
        await first.Look("badge-picture-conflict");

        await first.Page.ClickAsync("button[value=draw]");
        await first.Says("Le badge a son image");
        Assert.Equal("La feuille de la première personne", await first.Page.InputValueAsync("#picture-description-fr"));
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task Two_people_write_one_badge_and_neither_loses_a_word(Way way)
    {
        var (server, first) = await servers.Open(way);
        await using var _ = first;
        first.Refusals.Add(409);
        await server.SignInAsOperator(first);
        var desk = await first.MakeOrganization("Atelier à deux");
        await first.Page.GotoAsync($"{desk}/badges/new");
        await first.Page.FillAsync("#what", "Écrire à deux");
        await first.Page.ClickAsync("button[value=guided]");

        await using var second = await server.Open(way);
        await server.SignInAsOperator(second);
        await second.Page.GotoAsync(first.Page.Url);
        await second.Page.FillAsync("#description-fr", "Ce que la seconde personne a écrit.");
        await second.Page.ClickAsync("button[value=save]");
        await second.Says("C’est enregistré");

        await first.Page.FillAsync("#description-fr", "Ce que la première\npersonne a écrit.");
        if (way.Script) await Assertions.Expect(first.Page.Locator("[data-said]")).ToContainTextAsync("une autre personne a modifié", new() { Timeout = 30_000 });
        await first.Page.ClickAsync("button[value=save]");
        await first.Says("Une autre personne a enregistré ce badge");
        await first.Says("Ce que la seconde personne a écrit.");
        Assert.Equal("Ce que la première\npersonne a écrit.", await first.Page.InputValueAsync("#description-fr"));
        await first.Look("badge-conflict");
        // Whoever reads both texts has saved nothing yet, neither by waiting nor by writing on.
        await first.Page.FillAsync("#tags", "essai");
        await first.Page.WaitForTimeoutAsync(3000);
        await second.Page.ReloadAsync();
        Assert.Equal("Ce que la seconde personne a écrit.", await second.Page.InputValueAsync("#description-fr"));
        await first.Page.ClickAsync("button[value=save]");
        await first.Says("C’est enregistré");
    }

    static Regex At(string end) => new($"{Regex.Escape(end)}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    // The shape alone may be the one that the designer began with.
    [GeneratedRegex("shape=round.*text=D%C3%A9bat", RegexOptions.None, 1000)]
    private static partial Regex RoundWithItsText();

    [GeneratedRegex("^/manage/files/", RegexOptions.None, 1000)]
    private static partial Regex Kept();
}
