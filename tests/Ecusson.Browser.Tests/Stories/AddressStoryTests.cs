namespace Ecusson.Browser.Tests.Stories;

/// <summary>Several addresses, and two accounts that become one, by the mails that are really sent; with and without script.</summary>
public sealed class AddressStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task Addresses_are_added_chosen_removed_and_two_accounts_become_one(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        var (first, second, old) = ($"first-{way.Word}@example.org", $"second-{way.Word}@example.org", $"old-{way.Word}@example.org");
        await using (var earlier = await server.Open(way))
        {
            await server.SignIn(earlier, old);
            await earlier.Page.GotoAsync("/fr/me/account");
            await earlier.Page.FillAsync("#name", "Zoé Ølund");
            await earlier.Page.ClickAsync("button[value=profile]");
        }

        await server.SignIn(visit, first);
        await Add(server, visit, second);
        await visit.Look("address-confirm");
        await page.ClickAsync("main form button");
        await visit.Says("L’adresse est ajoutée");
        await visit.Look("account-addresses");
        await page.ClickAsync("button[value=main]");
        await visit.Says("L’adresse principale est changée");
        await page.ClickAsync("button[value=remove]");
        await visit.Says("L’adresse est retirée");
        Assert.DoesNotContain(first, await page.InnerTextAsync(".own-addresses"), StringComparison.Ordinal);

        await Add(server, visit, old);
        await visit.Says("Réunir deux comptes");
        await visit.Says("Zoé Ølund");
        await visit.Look("merge");
        await page.GotoAsync(page.Url.Replace("/fr/", "/en/", StringComparison.Ordinal));
        await visit.Look("merge-en");
        await page.ClickAsync("button[name=merge]");
        await visit.Says("The two accounts are one");
        Assert.Contains(old, await page.InnerTextAsync(".own-addresses"), StringComparison.Ordinal);
        Assert.Equal("Zoé Ølund", await page.InputValueAsync("#name"));
        Assert.EndsWith("/fr/me/account", await server.Link(old), StringComparison.Ordinal);
    }

    /// <summary>Asks for an address and opens the link that is mailed there.</summary>
    static async Task Add(Server server, Visit visit, string address)
    {
        await visit.Page.GotoAsync("/fr/me/account");
        await visit.Page.FillAsync("#address", address);
        await visit.Page.ClickAsync("button[value=add-address]");
        await visit.Says("Un lien est envoyé");
        await visit.Page.GotoAsync(await server.Link(address));
    }
}
