using System.Text.Json;
using Microsoft.Playwright;

namespace Ecusson.Browser.Tests.Stories;

/// <summary>Whoever holds an award decides who sees it, takes it along and shares it; whoever may see it verifies it.</summary>
public sealed class ShowStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task An_award_is_hidden_lent_by_link_shown_to_all_and_verified(Way way)
    {
        var (server, issuer) = await servers.Open(way);
        await using var _ = issuer;
        await server.SignInAsOperator(issuer);
        var desk = await issuer.MakeOrganization("École du regard");
        var badge = await issuer.PublishBadge(desk, "Montrer");
        var address = $"shower-{way.Word}@example.org";
        var award = (await issuer.Award(badge, address, "Nadia Benhaddou")).Id();

        await using var visit = await server.Open(way);
        await using var anyone = await server.Open(way);
        var page = visit.Page;
        var held = await visit.TakeIn(server, address);
        await visit.Look("award-held");
        Assert.Equal(404, (await anyone.Page.GotoAsync($"/fr/awards/{award}"))!.Status);

        await page.CheckAsync("input[value=ByLink]");
        await page.ClickAsync("button[value=show]");
        var lent = await page.Locator("main >> text=Voir la page comme les autres la voient").GetAttributeAsync("href");
        Assert.Equal(404, (await anyone.Page.GotoAsync($"/fr/awards/{award}"))!.Status);
        await anyone.Page.GotoAsync(lent!);
        await anyone.Says("authentique et en cours de validité");
        Assert.DoesNotContain("Nadia", await anyone.Said(), StringComparison.Ordinal);
        await page.ClickAsync("button[value=new-link]");
        Assert.Equal(404, (await anyone.Page.GotoAsync(lent!))!.Status);
        await anyone.Look("not-found");

        await visit.ShowToEveryone();
        await page.ClickAsync("button[value=name-in]");
        await visit.Says("Votre nom est inscrit");
        await visit.Look("award-shown");
        await anyone.Page.GotoAsync($"/awards/{award}");
        await anyone.Says("Nadia Benhaddou");
        await anyone.Page.ClickAsync("main >> text=Voir les");
        await anyone.Look("award-public");
        await anyone.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await anyone.Picture("stories", "award-paper", way.Width, way.Dark);
        await anyone.Page.EmulateMediaAsync(new() { Media = Media.Screen });

        await TakenAlong(anyone, award);
        await SharedWithAll(anyone, award);
        await HostedForOlderPlatforms(visit, anyone, issuer, desk);

        await Paste(anyone, $"{new Uri(held).GetLeftPart(UriPartial.Authority)}/awards/{award}");
        Assert.StartsWith("Authentique", await anyone.Page.TitleAsync(), StringComparison.Ordinal);
        await anyone.Says("École du regard");
        await anyone.Look("verify-own");
        var png = await (await anyone.Page.APIRequest.GetAsync($"/awards/{award}/badge.png")).BodyAsync();
        await anyone.Verify(png, "badge.png");
        Assert.StartsWith("Authentique", await anyone.Page.TitleAsync(), StringComparison.Ordinal);
    }

    static async Task TakenAlong(Visit anyone, string award)
    {
        foreach (var (name, mediaType) in ((string, string)[])
            [($"/fr/awards/{award}/certificate.pdf", "application/pdf"), ($"/awards/{award}/badge.png", "image/png"), ($"/awards/{award}/badge.svg", "image/svg+xml"), ($"/awards/{award}/credential.json", "application/"), ($"/awards/{award}/credential.jwt", "application/vc+jwt")])
        {
            Assert.Equal(1, await anyone.Page.Locator($"main a[href^='{name}']").CountAsync());
            var file = await anyone.Page.APIRequest.GetAsync(name);
            Assert.True(file.Ok, $"{name}: {file.Status}");
            Assert.StartsWith(mediaType, file.Headers["content-type"], StringComparison.Ordinal);
        }

        var data = JsonElement.Parse(await (await anyone.Page.APIRequest.GetAsync($"/awards/{award}", new() { Headers = [new("Accept", "application/json")] })).BodyAsync());
        Assert.Contains("OpenBadgeCredential", data.GetProperty("type").EnumerateArray().Select(type => type.GetString()));
        Assert.Contains("Nadia Benhaddou", data.GetRawText(), StringComparison.Ordinal);
    }

    static async Task SharedWithAll(Visit anyone, string award)
    {
        var profile = (await anyone.Page.Locator("main a[href*='linkedin.com']").GetAttributeAsync("href"))!;
        foreach (var field in (string[])["name=Montrer", "organizationName=", "issueYear=", "issueMonth=", "certUrl=", "certId="]) Assert.Contains(field, profile, StringComparison.Ordinal);
        var picture = (await anyone.Page.GetAttributeAsync("meta[property='og:image']", "content"))!;
        var shared = await anyone.Page.APIRequest.GetAsync(picture);
        Assert.Equal("image/png", shared.Headers["content-type"]);
        await anyone.Page.ClickAsync("main >> text=L’intégrer à un site");
        Assert.Contains($"/awards/{award}/badge.png", await anyone.Said(), StringComparison.Ordinal);
    }

    /// <summary>For platforms that know the older standard alone: a copy at a secret address, opened and closed.</summary>
    static async Task HostedForOlderPlatforms(Visit visit, Visit anyone, Visit issuer, string desk)
    {
        var page = visit.Page;
        await page.ClickAsync("button[value=host-on]");
        await visit.Says("demande une adresse électronique de l’organisme");
        await visit.Look("award-host-cannot");
        await issuer.Page.GotoAsync($"{desk}/settings");
        await issuer.Page.FillAsync("#mail", "contact@example.org");
        await issuer.Page.ClickAsync("main form button");
        await issuer.Says("C’est enregistré");

        await page.ClickAsync("button[value=host-on]");
        await visit.Says("La copie Open Badges 2.0 est publiée");
        await visit.Look("award-hosted");
        var copy = (await page.Locator("#open-badges-2 code").TextContentAsync())!.Trim();
        var hosted = await anyone.Page.APIRequest.GetAsync(copy);
        var assertion = JsonElement.Parse(await hosted.BodyAsync());
        Assert.Equal((200, "Assertion", copy), (hosted.Status, assertion.GetProperty("type").GetString(), assertion.GetProperty("id").GetString()));
        Assert.DoesNotContain("Nadia", assertion.GetRawText(), StringComparison.Ordinal);
        await Paste(anyone, copy);
        Assert.StartsWith("Authentique", await anyone.Page.TitleAsync(), StringComparison.Ordinal);
        await anyone.Says("Montrer");
        await anyone.Look("verify-hosted");
        var picture = await (await anyone.Page.APIRequest.GetAsync((await page.Locator("#open-badges-2 a[href$='/badge.png']").GetAttributeAsync("href"))!)).BodyAsync();
        await anyone.Verify(picture, "badge-2.0.png");
        Assert.StartsWith("Authentique", await anyone.Page.TitleAsync(), StringComparison.Ordinal);

        await page.ClickAsync("button[value=host-off]");
        await visit.Says("est fermée");
        Assert.Equal(404, (await anyone.Page.APIRequest.GetAsync(copy)).Status);
        await anyone.Verify(picture, "badge-2.0.png");
        Assert.False((await anyone.Page.TitleAsync()).StartsWith("Authentique", StringComparison.Ordinal));
    }

    static async Task Paste(Visit visit, string text)
    {
        await visit.Page.GotoAsync("/fr/verify");
        await visit.Page.FillAsync("#text", text);
        await visit.Page.ClickAsync("form button");
        await visit.Page.WaitForSelectorAsync("#answer");
    }

    [Fact]
    public async Task What_is_copied_is_the_whole_link_and_it_is_said()
    {
        var (server, visit) = await servers.Open(Way.First);
        await using var _ = visit;
        await server.SignInAsOperator(visit);
        var badge = await visit.PublishBadge(await visit.MakeOrganization("École de la copie"), "Copier");
        await visit.Award(badge, "copied@example.org", "Ada Lovelace");
        await using var holder = await server.Open(Way.First);
        var held = await holder.TakeIn(server, "copied@example.org");
        await holder.ShowToEveryone();
        await holder.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await holder.Page.Locator("aside button:has-text('Copier')").First.ClickAsync();
        await holder.Page.WaitForSelectorAsync("text=Copié");
        Assert.Equal($"{new Uri(held).GetLeftPart(UriPartial.Authority)}/fr/awards/{held.Id()}", await holder.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }
}
