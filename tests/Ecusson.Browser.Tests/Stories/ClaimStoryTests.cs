namespace Ecusson.Browser.Tests.Stories;

/// <summary>A code on a wall: an issuer makes a link, somebody without an account claims on their phone, the mail arrives, and the badge is accepted.</summary>
public sealed class ClaimStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_badge_is_claimed_at_an_event_with_nothing_but_a_phone(Way way)
    {
        var (server, issuer) = await servers.Open(way);
        await using var _ = issuer;
        await server.SignInAsOperator(issuer);
        var desk = await issuer.MakeOrganization("École des événements");
        var badge = await issuer.PublishBadge(desk, "Prendre part");
        var page = issuer.Page;
        await page.GotoAsync($"{desk}/awards");
        await page.ClickAsync("main >> text=Liens et QR codes");
        await issuer.Says("Aucun lien pour l’instant");
        await issuer.Look("claim-links-empty");
        await page.ClickAsync("main >> text=Créer un lien");
        await page.ClickAsync("main form button.main");
        await issuer.Says("Donnez un nom au lien");
        await issuer.Look("claim-link-wrong");
        await page.FillAsync("#name", "Atelier du 12 mai");
        await page.FillAsync("#limit", "40");
        Assert.Equal(badge.Id(), await page.InputValueAsync("#badge"));
        await page.ClickAsync("main form button.main");
        await issuer.Says("Le lien est créé");
        await issuer.Look("claim-link");
        var link = page.Url;
        var address = await page.InnerTextAsync("#claim-address");
        await page.ClickAsync("main >> text=Page à imprimer");
        var code = await page.InnerTextAsync(".claimpaper .big");
        await issuer.Look("claim-paper");

        // The phone knows nothing of all that: it reads the code, or its owner types it.
        await using var visit = await server.Open(390, way.Dark, way.Script);
        var phone = visit.Page;
        await phone.GotoAsync("/fr/claim");
        await phone.FillAsync("#code", code.ToLowerInvariant().Replace('-', ' '));
        await phone.ClickAsync("main form button.main");
        Assert.EndsWith($"/fr/claim/{code}", phone.Url, StringComparison.Ordinal);
        await phone.GotoAsync(new Uri(address).AbsolutePath);
        await visit.Says("Prendre part");
        await visit.Says("École des événements");
        Assert.DoesNotContain("Atelier du 12 mai", await visit.Said(), StringComparison.Ordinal);
        await visit.Look("claim");
        var mine = $"claimer-{way.Word}@example.org";
        await phone.FillAsync("#address", mine.Replace("example.org", "gmial.com", StringComparison.Ordinal));
        await phone.ClickAsync("main form button.main");
        await visit.Says("faute de frappe");
        await visit.Look("claim-typo");
        await phone.FillAsync("#address", mine);
        await phone.FillAsync("#name", "Zoé Ølund");
        await phone.ClickAsync("main form button.main");
        await visit.Says("C’est noté");
        await visit.Look("claim-sent");

        await phone.GotoAsync(await server.Link(mine));
        await visit.Says("Prendre part");
        await phone.ClickAsync("button[value=accept]");
        await visit.Says("Vous l’avez accepté");

        await page.GotoAsync(link);
        await issuer.Says("Zoé Ølund");
        await issuer.Says("Badge attribué");
        await issuer.Says("1 sur 40");
        await issuer.Look("claim-link-used");
        await page.ClickAsync("button[value=close]");
        await issuer.Says("Le lien est fermé");
        await phone.GotoAsync(new Uri(address).AbsolutePath);
        await visit.Says("C’est fermé");
        await visit.Look("claim-closed");
    }
}
