namespace Ecusson.Browser.Tests.Stories;

/// <summary>On a server without a mail server, mails are kept, and whoever runs it reads them: a colleague is let in by a kept invitation. Other programs are told by webhooks.</summary>
public sealed class MailStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task Kept_mails_are_read_by_who_runs_the_server_and_their_links_work(Way way)
    {
        var server = await servers.WithoutMail(way.Engine);
        await using var visit = await server.Open(way);
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var address = $"colleague-{way.Word}@example.org";
        var desk = await visit.MakeOrganization("École du courrier");
        await page.GotoAsync($"{desk}/members");
        await page.FillAsync("#address", address);
        await page.CheckAsync("#roles input[value=Designer]");
        await page.ClickAsync("main form button[value=invite]");
        await page.GotoAsync("/fr/admin/mail");
        var mail = await visit.Appears($"main li:has-text('{address}') a");
        await visit.Look("mail-list");
        await mail.ClickAsync();
        var invitation = (await (await visit.Appears("main a[href*='/join/']")).GetAttributeAsync("href"))!;
        await visit.Look("mail");

        await using var colleague = await server.Open(way);
        await colleague.Page.GotoAsync(invitation);
        await colleague.Says("École du courrier");
        await colleague.Look("invitation");
        await colleague.Page.ClickAsync("main >> text=Se connecter pour rejoindre");
        await colleague.Page.FillAsync("#address", address);
        await colleague.Page.ClickAsync("main form button.main");
        await page.GotoAsync("/fr/admin/mail");
        await (await visit.Appears($"main li:has-text('{address}'):has-text('Lien de connexion') a")).ClickAsync();
        await colleague.Page.GotoAsync((await (await visit.Appears("main a[href*='/sign-in/']")).GetAttributeAsync("href"))!);
        await colleague.Page.ClickAsync("main form button");
        await colleague.Look("invitation-signed-in");
        await colleague.Page.ClickAsync("button[value=accept]");
        await colleague.Says("vous faites partie de l’organisme");
        await colleague.Look("desk-designer");
        Assert.Equal(0, await colleague.Page.Locator(".tabs >> text=Programmes").CountAsync());
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_webhook_is_added_shows_its_secret_once_tells_what_became_of_its_calls_and_is_stopped(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var desk = await visit.MakeOrganization("École des programmes");
        await page.GotoAsync($"{desk}/webhooks");
        await visit.Look("webhooks-none");
        await page.FillAsync("#address", "ftp://lms.example");
        await page.ClickAsync("button[value=add]");
        await visit.Says("Indiquez une adresse https complète");
        Assert.Equal("ftp://lms.example", await page.InputValueAsync("#address"));
        await page.FillAsync("#address", "https://127.0.0.1/hook");
        await page.ClickAsync("button[value=add]");
        await visit.Says("Copiez ce secret maintenant");
        var secret = (await page.InnerTextAsync("main code >> nth=0")).Trim();
        await visit.Look("webhook-added");
        await page.GotoAsync($"{desk}/webhooks");
        Assert.DoesNotContain(secret, await visit.Said(), StringComparison.Ordinal);

        await visit.Award(await visit.PublishBadge(desk, "Appeler"), $"called-{way.Word}@example.org", "Ada Lovelace");
        await page.GotoAsync($"{desk}/webhooks");
        await visit.Until("adresse interne, qui n’est pas appelée");
        await visit.Look("webhooks");
        await page.ClickAsync("button[value=replay] >> nth=0");
        await visit.Says("L’appel sera renvoyé.");
        await visit.Until("adresse interne, qui n’est pas appelée");
        await page.ClickAsync("summary >> text=Arrêter");
        await page.ClickAsync("button[value=stop]");
        await visit.Says("L’adresse ne sera plus appelée");
    }
}
