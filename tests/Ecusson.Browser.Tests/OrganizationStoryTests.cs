using System.Text.RegularExpressions;

namespace Ecusson.Browser.Tests;

/// <summary>An operator sets up, makes an organisation and arranges it, with and without script; every page on the way is looked at by axe.</summary>
public sealed partial class OrganizationStoryTests(Browser browser)
{
    [Theory]
    [InlineData(390, true, false)]
    [InlineData(390, false, true)]
    [InlineData(1280, true, true)]
    [InlineData(1280, false, false)]
    public async Task An_operator_makes_an_organisation_invites_lets_a_program_in_and_changes_keys(int width, bool script, bool dark)
    {
        await using var visit = await browser.Open(width, dark, script: script);
        var page = visit.Page;
        await browser.SignInAsOperator(visit);
        await page.GotoAsync("/fr/manage");
        await visit.Look("manage-none", width, dark, script);
        await page.ClickAsync("main >> text=Créer un organisme");
        await page.ClickAsync("main form button");
        Assert.Contains("Indiquez le nom", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await visit.Look("manage-new-wrong", width, dark, script);
        await page.FillAsync("#name", "École nationale des cadres de l’éducation");
        await page.FillAsync("#place", "Poitiers");
        await page.ClickAsync("main form button");
        Assert.Contains("L’organisme est créé", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await visit.Look("desk", width, dark, script);

        await page.ClickAsync(".tabs >> text=Réglages");
        await page.FillAsync("#description-fr", "Nous formons les cadres de l’éducation nationale, et reconnaissons ce qu’ils savent faire.");
        await page.FillAsync("#site", "https://ecole.example");
        await page.ClickAsync("main form button");
        Assert.Contains("C’est enregistré", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await visit.Look("desk-settings", width, dark, script);

        await page.ClickAsync(".tabs >> text=Personnes");
        await page.FillAsync("#address", "claire.marchetti@ecole.example");
        await page.ClickAsync("main form button[value=invite]");
        Assert.Contains("Choisissez au moins un rôle", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("claire.marchetti@ecole.example", await page.InputValueAsync("#address"));
        await page.CheckAsync("#roles input[value=Designer]");
        await page.CheckAsync("#roles input[value=Issuer]");
        await page.ClickAsync("main form button[value=invite]");
        Assert.Contains("L’invitation part", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.ClickAsync("summary >> text=Changer les rôles");
        await visit.Look("desk-members", width, dark, script);

        await page.ClickAsync(".tabs >> text=Signature");
        await page.ClickAsync("summary >> text=Changer les clés");
        await visit.Look("desk-keys", width, dark, script);
        await page.ClickAsync("button[value=rotate]");
        Assert.Equal(2, await page.Locator("main >> text=Retirée le").CountAsync());

        await page.ClickAsync(".tabs >> text=Programmes");
        await page.FillAsync("#name", "Moodle");
        await page.CheckAsync("input[value='awards:write']");
        await page.ClickAsync("button[value=make]");
        Assert.Matches(Secret(), await page.InnerTextAsync(".code"));
        await visit.Look("desk-programs", width, dark, script);

        await page.ClickAsync(".tabs >> text=Accueil");
        await page.ClickAsync("text=Page publique");
        Assert.Contains("Nous formons", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await visit.Look("organization", width, dark, script);
        await page.GotoAsync(page.Url.Replace("/fr/", "/en/", StringComparison.Ordinal));
        await visit.Look("organization-en", width, dark, script);
        await page.GotoAsync("/fr/manage");
        await visit.Look("manage", width, dark, script);
    }

    [GeneratedRegex("^ecu_[A-Za-z0-9_-]{43}$", RegexOptions.None, 1000)]
    private static partial Regex Secret();
}
