namespace Ecusson.Browser.Tests.Stories;

/// <summary>A badge is awarded to one person, and to a list that is mended in its cells; what has not been told yet is undone without trace.</summary>
public sealed class AwardStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_badge_is_awarded_to_one_person_who_finds_it_in_their_account(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var desk = await visit.MakeOrganization("École nationale des cadres de l’éducation");
        await page.ClickAsync(".tabs >> text=Attributions");
        await visit.Look("awards-none");
        var badge = await visit.PublishBadge(desk, "Conduire un débat réglé");
        await page.ClickAsync("main >> text=Attribuer ce badge");
        await page.FillAsync("#address", "pas une adresse");
        await page.FillAsync("#story", "Quarante minutes avec vingt-deux personnes.");
        await page.ClickAsync("main form button");
        await visit.Says("pas une adresse électronique");
        Assert.Equal("Quarante minutes avec vingt-deux personnes.", await page.InputValueAsync("#story"));
        await visit.Look("award-new");

        var address = $"one-{way.Word}@example.org";
        var award = await visit.Award(badge, address, "Nadia Benhaddou");
        await visit.Look("award-desk");
        await page.ClickAsync(".tabs >> text=Attributions");
        await visit.Says("Nadia Benhaddou");
        await visit.Look("awards-desk");
        await page.GotoAsync($"{desk}/awards/letter");
        await page.FillAsync("#name", "Nadia Benhaddou");
        await page.ClickAsync("main form button");
        await visit.Says("Nadia Benhaddou");
        await visit.Look("award-letter");

        // The mail that tells of it comes first; then it waits in the account of its address.
        Assert.Contains("/fr/receive/", await server.Link(address), StringComparison.Ordinal);
        await using var holder = await server.Open(way);
        await server.SignIn(holder, address);
        await holder.Look("me-waiting");
        await holder.Page.ClickAsync($"main a[href$='{award.Id()}']");
        await holder.Look("award-offered");
        await holder.Page.ClickAsync("button[value=accept]");
        await holder.Says("ce badge est à vous");
        await page.GotoAsync(award);
        await visit.Says("Accepté");
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_list_is_mended_in_its_cells_started_left_and_found_again(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var desk = await visit.MakeOrganization("École des listes");
        await visit.PublishBadge(desk, "Tenir une liste");
        await page.GotoAsync($"{desk}/awards/lists");
        await visit.Look("lists-none");
        await page.ClickAsync("main a[href$='/lists/new']");
        await page.ClickAsync("main form button.main");
        await visit.Says("Il n’y a personne dans cette liste");
        var (mended, out_) = ($"grace-{way.Word}@example.org", "pas une adresse");
        await page.FillAsync("#people", $"Ada Lovelace <ada-{way.Word}@example.org>\n{out_}\ngrace-{way.Word}\nada-{way.Word}@example.org");
        await visit.Look("list-new");
        await page.ClickAsync("main form button.main");
        await visit.Says("Ce n’est pas une adresse.");
        await visit.Says("Cette adresse figure déjà plus haut.");
        var list = page.Url;
        await visit.Look("list-broken");
        await page.FillAsync("input[name=address-3]", mended);
        await page.ClickAsync("button[value=out-2]");
        await visit.Says("C’est enregistré");
        await page.ClickAsync("button[value=out-4]");
        await page.ClickAsync("button[value=start]");

        await page.GotoAsync("/fr/me");
        await page.GotoAsync($"{desk}/awards/lists");
        await page.ClickAsync($"main a[href$='{list.Id()}']");
        await visit.Until("Attribution terminée");
        await visit.Look("list-done");
        Assert.Contains("/receive/", await server.Link(mended), StringComparison.Ordinal);
        var report = await page.APIRequest.GetAsync($"{list}/report.csv");
        Assert.Contains(mended, await report.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task Until_their_mails_leave_an_award_and_a_list_are_undone_without_trace(Way way)
    {
        var server = await servers.WithoutMail(way.Engine);
        await using var visit = await server.Open(way);
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var desk = await visit.MakeOrganization("École des retours");
        var badge = await visit.PublishBadge(desk, "Revenir en arrière");
        await visit.Award(badge, "undone@example.org", "Ada Lovelace");
        await visit.Look("award-undo");
        await page.ClickAsync("button[value=undo]");
        await visit.Says("il n’en reste rien");

        await page.GotoAsync($"{desk}/awards/lists/new");
        await page.FillAsync("#people", "ada@example.org\ngrace@example.org");
        await page.ClickAsync("main form button.main");
        await page.ClickAsync("button[value=start]");
        await visit.Until("Attribution terminée");
        await visit.Look("list-undo");
        await page.ClickAsync("button[value=undo]");
        await visit.Says("Annulée");
        await page.GotoAsync($"{desk}/awards");
        await visit.Says("Aucun badge attribué pour l’instant");
    }
}
