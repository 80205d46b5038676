namespace Ecusson.Browser.Tests;

/// <summary>Several addresses, and two accounts that become one, by the mails that are really sent; with and without script.</summary>
public sealed class AddressStoryTests(MailingServer server) : IClassFixture<MailingServer>
{
    [Theory]
    [InlineData(390, true, true)]
    [InlineData(1280, false, false)]
    public async Task Addresses_are_added_chosen_removed_and_two_accounts_become_one(int width, bool script, bool dark)
    {
        await using var visit = await server.Open(width, dark, script);
        var page = visit.Page;
        var (first, second, old) = ($"first-{width}@example.org", $"second-{width}@example.org", $"old-{width}@example.org");
        await using (var earlier = await server.Open(width, dark, script))
        {
            await server.SignIn(earlier, old);
            await earlier.Page.GotoAsync("/fr/me/account");
            await earlier.Page.FillAsync("#name", "Zoé Ølund");
            await earlier.Page.ClickAsync("button[value=profile]");
        }

        await server.SignIn(visit, first);
        await Add(visit, second);
        await visit.Look("address-confirm", width, dark, script);
        await page.ClickAsync("main form button");
        Assert.Contains("L’adresse est ajoutée", await Said(visit), StringComparison.Ordinal);
        await visit.Look("account-addresses", width, dark, script);
        await page.ClickAsync("button[value=main]");
        Assert.Contains("L’adresse principale est changée", await Said(visit), StringComparison.Ordinal);
        await page.ClickAsync("button[value=remove]");
        Assert.Contains("L’adresse est retirée", await Said(visit), StringComparison.Ordinal);
        Assert.DoesNotContain(first, await page.InnerTextAsync(".own-addresses"), StringComparison.Ordinal);

        await Add(visit, old);
        Assert.Contains("Réunir deux comptes", await Said(visit), StringComparison.Ordinal);
        Assert.Contains("Zoé Ølund", await Said(visit), StringComparison.Ordinal);
        await visit.Look("merge", width, dark, script);
        await page.GotoAsync(page.Url.Replace("/fr/", "/en/", StringComparison.Ordinal));
        await visit.Look("merge-en", width, dark, script);
        await page.ClickAsync("button[name=merge]");
        Assert.Contains("The two accounts are one", await Said(visit), StringComparison.Ordinal);
        Assert.Contains(old, await page.InnerTextAsync(".own-addresses"), StringComparison.Ordinal);
        Assert.Equal("Zoé Ølund", await page.InputValueAsync("#name"));
        Assert.EndsWith("/fr/me/account", await server.Link(old), StringComparison.Ordinal);
    }

    /// <summary>Asks for an address and opens the link that is mailed there.</summary>
    async Task Add(Visit visit, string address)
    {
        await visit.Page.GotoAsync("/fr/me/account");
        await visit.Page.FillAsync("#address", address);
        await visit.Page.ClickAsync("button[value=add-address]");
        Assert.Contains("Un lien est envoyé", await Said(visit), StringComparison.Ordinal);
        await visit.Page.GotoAsync(await server.Link(address));
    }

    static Task<string> Said(Visit visit) => visit.Page.InnerTextAsync("main");
}
