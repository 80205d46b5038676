namespace Ecusson.Browser.Tests.Stories;

/// <summary>What was wrong is put right: a mistake is reported and answered, an award replaced, another revoked with a reason.</summary>
public sealed class MendStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_mistake_is_reported_answered_and_mended_and_another_award_is_revoked(Way way)
    {
        var (server, issuer) = await servers.Open(way);
        await using var _ = issuer;
        await server.SignInAsOperator(issuer);
        var badge = await issuer.PublishBadge(await issuer.MakeOrganization("École des reprises"), "Réparer");
        var address = $"mended-{way.Word}@example.org";
        var award = await issuer.Award(badge, address, "Nadia Ben Haddou");
        await using var holder = await server.Open(way);
        var held = await holder.TakeIn(server, address);
        await holder.ShowToEveryone();

        await holder.Page.ClickAsync("summary >> text=Signaler une erreur");
        await holder.Page.ClickAsync("button[value=mistake]");
        await holder.Says("Dites ce qui n’est pas juste");
        await holder.Page.FillAsync("#mistake", "Mon nom s’écrit en un mot.");
        await holder.Page.ClickAsync("button[value=mistake]");
        await holder.Says("Votre signalement est enregistré");
        await holder.Look("award-mistake");

        await issuer.Page.GotoAsync(award);
        await issuer.Says("Mon nom s’écrit en un mot.");
        await issuer.Look("award-reported");
        await issuer.Page.FillAsync("#answer", "C’est corrigé, avec nos excuses.");
        await issuer.Page.ClickAsync("button[value=answer]");
        await issuer.Says("Votre réponse est enregistrée");
        await issuer.Page.ClickAsync("summary >> text=Corriger en remplaçant");
        await issuer.Page.FillAsync("#name", "Nadia Benhaddou");
        await issuer.Page.ClickAsync("button[value=replace]");
        await issuer.Says("Dites pourquoi");
        Assert.Equal("Nadia Benhaddou", await issuer.Page.InputValueAsync("#name"));
        await issuer.Page.FillAsync("#why", "Le nom était en deux mots.");
        await issuer.Page.ClickAsync("button[value=replace]");
        await issuer.Says("Voici le badge corrigé");
        var next = issuer.Page.Url;
        Assert.NotEqual(award, next);

        await holder.Page.GotoAsync(held);
        await holder.Says("Ce badge a été remplacé");
        await holder.Says("Le nom était en deux mots.");
        await holder.Says("C’est corrigé, avec nos excuses.");
        await holder.Look("award-replaced");
        await holder.Page.GotoAsync("/fr/me");
        Assert.Contains(next.Id(), await holder.Page.ContentAsync(), StringComparison.Ordinal);
        await using var anyone = await server.Open(way);
        await anyone.Page.GotoAsync($"/fr/awards/{award.Id()}");
        await anyone.Says("Ce badge a été remplacé");
        await anyone.Look("award-replaced-public");
        await anyone.Page.ClickAsync("text=Voir le badge qui le remplace");
        await anyone.Says("est authentique");

        var lost = await issuer.Award(badge, $"revoked-{way.Word}@example.org", "Ada Lovelace");
        await using var other = await server.Open(way);
        var lostHeld = await other.TakeIn(server, $"revoked-{way.Word}@example.org");
        await other.ShowToEveryone();
        await issuer.Page.GotoAsync(lost);
        await issuer.Page.ClickAsync("summary >> text=Retirer");
        await issuer.Page.ClickAsync("button[value=revoke]");
        await issuer.Says("Dites pourquoi");
        await issuer.Page.FillAsync("#reason", "Le justificatif était celui d’une autre personne.");
        await issuer.Page.ClickAsync("button[value=revoke]");
        await issuer.Says("Le badge est retiré");
        await issuer.Look("award-revoked-desk");
        await other.Page.GotoAsync(lostHeld);
        await other.Says("Le justificatif était celui d’une autre personne.");
        await other.Look("award-revoked");
        await anyone.Page.GotoAsync($"/fr/awards/{lost.Id()}");
        await anyone.Says("Ce badge a été retiré");
        Assert.DoesNotContain("justificatif", await anyone.Said(), StringComparison.Ordinal);
        await anyone.Look("award-revoked-public");
    }
}
