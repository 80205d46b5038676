namespace Ecusson.Browser.Tests.Stories;

/// <summary>A badge comes by mail: it is accepted or declined without an account, and kept with one.</summary>
public sealed class ReceiveStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_badge_is_accepted_without_an_account_and_kept_in_one(Way way)
    {
        var (server, issuer) = await servers.Open(way);
        await using var _ = issuer;
        await server.SignInAsOperator(issuer);
        var badge = await issuer.PublishBadge(await issuer.MakeOrganization("École des envois"), "Recevoir");
        var address = $"receiver-{way.Word}@example.org";
        var award = await issuer.Award(badge, address, "Zoé Ølund");

        var link = await server.Link(address);
        await using var visit = await server.Open(way);
        var page = visit.Page;
        await page.GotoAsync(link);
        await visit.Says("Accepter ne publie rien");
        await visit.Look("receive");
        await page.ClickAsync("button[value=accept]");
        await visit.Says("Vous l’avez accepté");
        await visit.Look("receive-accepted");

        await page.CheckAsync("input[value=ByLink]");
        await page.ClickAsync("button[value=show]");
        await visit.Says("la page du badge suit dès maintenant");
        await visit.Look("receive-shown");

        // Keeping it leads through signing in, and back to where it is.
        await page.ClickAsync("main >> text=Le garder dans mon espace");
        await visit.Look("sign-in-sent");
        await page.GotoAsync(await server.Link(address));
        await visit.Look("sign-in-link");
        await page.ClickAsync("main form button");
        // The address that it came to is theirs by now, and so is the badge.
        Assert.EndsWith($"/fr/me/awards/{award.Id()}", page.Url, StringComparison.Ordinal);

        await page.GotoAsync(link.Replace("/receive/", "/receive/not", StringComparison.Ordinal));
        await visit.Says("Ce lien ne fonctionne plus");
        await visit.Look("receive-gone");
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_badge_is_declined_without_an_account_and_accepted_after_all_by_whoever_signs_in(Way way)
    {
        var (server, issuer) = await servers.Open(way);
        await using var _ = issuer;
        await server.SignInAsOperator(issuer);
        var badge = await issuer.PublishBadge(await issuer.MakeOrganization("École des refus"), "Refuser");
        var address = $"decliner-{way.Word}@example.org";
        var award = await issuer.Award(badge, address, "Zoé Ølund");

        await using var visit = await server.Open(way);
        var page = visit.Page;
        var letter = await server.Link(address);
        await page.GotoAsync(letter);
        await page.ClickAsync("button[value=decline]");
        await visit.Says("Ce badge est décliné. Vous pouvez encore changer d’avis.");
        await visit.Says("Vous l’avez décliné");
        await visit.Look("receive-declined");
        await page.GotoAsync("/fr/sign-in");
        await page.FillAsync("#address", address);
        await page.ClickAsync("main form button.main");
        await page.GotoAsync(await server.Link(address));
        await page.ClickAsync("main form button");
        await page.GotoAsync(letter);
        Assert.EndsWith($"/fr/me/awards/{award.Id()}", page.Url, StringComparison.Ordinal);
        await page.ClickAsync("button[value=accept]");
        await visit.Says("ce badge est à vous");
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_password_is_chosen_and_signs_in_whoever_accepts_a_badge(Way way)
    {
        var (server, issuer) = await servers.Open(way);
        await using var _ = issuer;
        await server.SignInAsOperator(issuer);
        var address = $"password-{way.Word}@example.org";
        var award = await issuer.Award(await issuer.PublishBadge(await issuer.MakeOrganization("École des mots de passe"), "Retenir"), address, "Zoé Ølund");
        await server.Mail(address);

        await using var visit = await server.Open(way);
        var page = visit.Page;
        await server.SignIn(visit, address);
        await page.GotoAsync("/fr/me/account");
        await page.FillAsync("#wanted", "court");
        await page.ClickAsync("button[value=password]");
        await visit.Says("Le mot de passe doit compter de 10 à 256 caractères");
        await visit.Look("account-password-short");
        await page.FillAsync("#wanted", "une phrase que je retiens");
        await page.ClickAsync("button[value=password]");
        await visit.Says("Le mot de passe est choisi");
        await page.ClickAsync(".head summary");
        await visit.Look("own-menu");
        await page.ClickAsync(".head form[action$='/sign-out'] button");
        await page.GotoAsync("/fr/sign-in");
        await page.FillAsync("#address", address);
        await page.FillAsync("#password", "une autre phrase");
        await page.ClickAsync("button[name=with-password]");
        await visit.Says("ne vont pas ensemble");
        Assert.Equal(address, await page.InputValueAsync("#address"));
        await visit.Look("sign-in-wrong");
        await page.FillAsync("#password", "une phrase que je retiens");
        await page.PressAsync("#password", "Enter");
        await page.WaitForURLAsync("**/fr/me");
        await page.ClickAsync($"main a[href$='/me/awards/{award.Id()}']");
        await page.ClickAsync("button[value=accept]");
        await visit.Says("ce badge est à vous");
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_badge_sent_to_a_second_address_arrives_in_the_same_account(Way way)
    {
        var (server, issuer) = await servers.Open(way);
        await using var _ = issuer;
        await server.SignInAsOperator(issuer);
        var badge = await issuer.PublishBadge(await issuer.MakeOrganization("École des adresses"), "Se retrouver");
        var (main, other) = ($"main-{way.Word}@example.org", $"work-{way.Word}@example.org");
        await issuer.Award(badge, other, "Zoé Ølund");
        await server.Mail(other);

        await using var visit = await server.Open(way);
        await server.SignIn(visit, main);
        await visit.Says("Aucun badge pour le moment");
        await visit.Look("me-empty");
        await visit.Page.GotoAsync("/fr/me/account");
        await visit.Page.FillAsync("#address", other);
        await visit.Page.ClickAsync("button[value=add-address]");
        await visit.Page.GotoAsync(await server.Link(other));
        await visit.Page.ClickAsync("main form button");
        await visit.Page.GotoAsync("/fr/me");
        await visit.Says("Se retrouver");
    }
}
