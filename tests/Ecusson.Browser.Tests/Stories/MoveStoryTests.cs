namespace Ecusson.Browser.Tests.Stories;

/// <summary>An address that died is replaced with the issuer's word: whoever holds the award confirms it at the new address, or keeps it where it is.</summary>
public sealed class MoveStoryTests(Servers servers)
{
    const string Reason = "Elle a quitté l’école en juin.";

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task An_award_whose_address_died_is_bound_to_the_new_one_by_its_holder_and_to_nobody_else_for_a_week(Way way)
    {
        var (server, issuer) = await servers.Open(way);
        await using var _ = issuer;
        await server.SignInAsOperator(issuer);
        var badge = await issuer.PublishBadge(await issuer.MakeOrganization("École des départs"), "Changer d’adresse");
        var (old, next) = ($"left-{way.Word}@example.org", $"arrived-{way.Word}@example.org");
        var award = await issuer.Award(badge, old, "Nadia Benhaddou");
        await using var holder = await server.Open(way);
        var held = await holder.TakeIn(server, old);
        await holder.ShowToEveryone();
        await holder.Page.GotoAsync("/fr/me/account");
        await holder.Page.FillAsync("#address", next);
        await holder.Page.ClickAsync("button[value=add-address]");
        await holder.Page.GotoAsync(await server.Link(next));
        await holder.Page.ClickAsync("main form button");
        await holder.Says("L’adresse est ajoutée");
        Assert.Contains("Votre compte a une adresse de plus", await server.Mail(old), StringComparison.Ordinal);

        await AskToMove(issuer, award, next);
        await issuer.Look("award-move-asked");
        Assert.Contains(Reason, await server.Mail(old), StringComparison.Ordinal);
        var link = await server.Link(next);
        Assert.Contains("/fr/move/", link, StringComparison.Ordinal);

        // Mail to the old address does not come back: a stranger who reads the new one waits until its reader has had a week.
        await using var stranger = await server.Open(way);
        await stranger.Page.GotoAsync(link);
        await stranger.Says("Vous pourrez confirmer ici à partir du");
        Assert.Equal(0, await stranger.Page.Locator("button[value=confirm]").CountAsync());
        await stranger.Look("move-waits");
        await holder.Page.GotoAsync(link);
        await holder.Says(next);
        await holder.Look("move");
        await holder.Page.ClickAsync("button[value=confirm]");
        await holder.Says("Le badge est lié à cette adresse");
        Assert.Equal(held, holder.Page.Url);
        await holder.Look("move-done");

        // What was shown is hidden until its holder chooses anew, and the link has done what it was for.
        Assert.Equal(404, (await stranger.Page.GotoAsync($"/fr/awards/{award.Id()}"))!.Status);
        Assert.Equal(410, (await stranger.Page.GotoAsync(link))!.Status);
        await stranger.Says("Ce lien ne fonctionne plus");
        await stranger.Look("move-gone");
        Assert.Contains(Reason, await server.Mail(old), StringComparison.Ordinal);
        await issuer.Page.GotoAsync(award);
        await issuer.Says(next);
        await using var later = await server.Open(way);
        await server.SignIn(later, next);
        await later.Page.ClickAsync($"main a[href$='{award.Id()}']");
        await later.Says("Changer d’adresse");
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task Whoever_reads_the_old_address_after_all_keeps_the_award_there(Way way)
    {
        var (server, issuer) = await servers.Open(way);
        await using var _ = issuer;
        await server.SignInAsOperator(issuer);
        var badge = await issuer.PublishBadge(await issuer.MakeOrganization("École des restes"), "Rester");
        var (old, next) = ($"stays-{way.Word}@example.org", $"elsewhere-{way.Word}@example.org");
        var award = await issuer.Award(badge, old, "Ada Lovelace");
        await using var holder = await server.Open(way);
        await holder.TakeIn(server, old);
        await AskToMove(issuer, award, next);
        var link = await server.Link(next);

        await holder.Page.GotoAsync(await server.Link(old));
        await holder.Says("Ce badge va être lié à une autre adresse");
        await holder.Says(Reason);
        await holder.Look("award-moves");
        await holder.Page.ClickAsync("button[value=stay]");
        await holder.Says("Le badge reste dans votre espace");
        await using var stranger = await server.Open(way);
        Assert.Equal(410, (await stranger.Page.GotoAsync(link))!.Status);
    }

    /// <summary>Asks that an award be bound to another address; without saying why it is not taken.</summary>
    static async Task AskToMove(Visit issuer, string award, string next)
    {
        var page = issuer.Page;
        await page.GotoAsync(award);
        await page.ClickAsync("summary >> text=La personne a perdu son adresse");
        await page.FillAsync("#new-address", next);
        await page.ClickAsync("button[value=move]");
        await issuer.Says("Dites pourquoi");
        Assert.Equal(next, await page.InputValueAsync("#new-address"));
        await page.FillAsync("#move-reason", Reason);
        await page.ClickAsync("button[value=move]");
        await issuer.Says("Un lien est parti à la nouvelle adresse");
        await issuer.Says($"En attente de confirmation\u00a0: {next}");
    }
}
