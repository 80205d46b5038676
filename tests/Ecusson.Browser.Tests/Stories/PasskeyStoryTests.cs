using Microsoft.Playwright;

namespace Ecusson.Browser.Tests.Stories;

/// <summary>Passkeys as a browser makes them: real ceremonies with Chromium's virtual authenticator (WebAuthn §11).</summary>
public sealed class PasskeyStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.WithScript), MemberType = typeof(Way))]
    public async Task A_passkey_is_made_signs_in_whoever_accepts_a_badge_is_renamed_and_taken_away(Way way)
    {
        var (server, issuer) = await servers.Open(way);
        await using var _ = issuer;
        await server.SignInAsOperator(issuer);
        var badge = await issuer.PublishBadge(await issuer.MakeOrganization("École des clés"), "Ouvrir");

        await using var visit = await server.Open(way);
        var page = visit.Page;
        var device = await Device(page);
        await server.SignIn(visit, "passkey@example.org");
        await page.ClickAsync("main a[href$='/me/account']");
        await page.ClickAsync("main a[href$='/me/account/passkeys']");
        await visit.Look("passkeys-none");
        await page.FillAsync("#name", "Mon téléphone");
        await page.ClickAsync("#add");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("La clé d’accès est ajoutée");
        await visit.Look("passkeys-one");

        Assert.EndsWith("/fr/me/account/passkeys", await server.Link("passkey@example.org"), StringComparison.Ordinal);

        // The device knows the account by now, and says so.
        await page.FillAsync("#name", "Encore");
        await page.ClickAsync("#add");
        await Assertions.Expect(page.Locator("passkey-form [role=status]")).ToContainTextAsync("déjà une clé d’accès");

        await SignOut(page);
        await page.GotoAsync("/fr/sign-in?to=%2Ffr%2Fme%2Faccount%2Fpasskeys");
        await visit.Look("sign-in");
        await page.ClickAsync("#passkey");
        await page.WaitForURLAsync("**/fr/me/account/passkeys");
        Assert.Contains("utilisée le", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        var award = await issuer.Award(badge, "passkey@example.org", "Zoé Ølund");
        await server.Mail("passkey@example.org");
        await page.GotoAsync($"/fr/me/awards/{award.Id()}");
        await page.ClickAsync("button[value=accept]");
        await visit.Says("ce badge est à vous");

        // Somebody who does not verify themselves is not let in, and nothing was sent.
        await SignOut(page);
        await device.Session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = device.Id, ["isUserVerified"] = false });
        await page.GotoAsync("/en/sign-in");
        await page.ClickAsync("#passkey");
        await Assertions.Expect(page.Locator("passkey-form [role=status]")).ToContainTextAsync("gave no passkey");
        await device.Session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = device.Id, ["isUserVerified"] = true });
        await page.ClickAsync("#passkey");
        await page.WaitForURLAsync("**/en/me");

        await page.GotoAsync("/en/me/account/passkeys");
        await page.ClickAsync("summary:has-text('Rename')");
        await page.FillAsync("#name-0", "My phone");
        await visit.Look("passkeys-renaming");
        await page.ClickAsync("button[value=rename]");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("My phone");
        await page.ClickAsync("summary:has-text('Remove')");
        await page.ClickAsync("button[value=remove]");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The passkey is removed");

        // The device still has its key; nobody here knows it any more.
        await SignOut(page);
        await page.GotoAsync("/en/sign-in");
        await page.ClickAsync("#passkey");
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("signs in to no account here");
        await visit.Look("sign-in-refused");
    }

    [Fact]
    public async Task Without_script_the_other_ways_in_are_all_there_is()
    {
        var server = await servers.On(Engine.Sqlite);
        await using var visit = await server.Open(script: false);
        await server.SignIn(visit, "no-script@example.org");
        await visit.Page.GotoAsync("/fr/me/account/passkeys");
        Assert.Contains("Il faut JavaScript", await visit.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator("#add:visible").CountAsync());
        await visit.Page.GotoAsync("/fr/me/account");
        await visit.Page.ClickAsync("main form[action$='/sign-out'] button");
        await visit.Page.GotoAsync("/fr/sign-in");
        Assert.Equal(0, await visit.Page.Locator("#passkey:visible").CountAsync());
    }

    static async Task<(ICDPSession Session, string Id)> Device(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var made = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
            },
        });
        return (session, made!.Value.GetProperty("authenticatorId").GetString()!);
    }

    static async Task SignOut(IPage page)
    {
        await page.GotoAsync("/fr/me/account");
        await page.ClickAsync("main form[action$='/sign-out'] button");
        await page.WaitForURLAsync("**/fr");
    }
}
