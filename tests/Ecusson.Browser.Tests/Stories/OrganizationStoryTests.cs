using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Ecusson.Browser.Tests.Stories;

/// <summary>An operator sets up, makes an organisation and arranges it, with and without script; every page on the way is looked at by axe.</summary>
public sealed partial class OrganizationStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task An_operator_makes_an_organisation_invites_lets_a_program_in_and_changes_keys(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        var claire = $"claire-{way.Word}@ecole.example";
        await server.SignInAsOperator(visit);
        await page.GotoAsync("/fr/manage");
        await visit.Look("manage-none");
        await page.ClickAsync("main >> text=Créer un organisme");
        await page.ClickAsync("main form button");
        await visit.Says("Indiquez le nom");
        await visit.Look("manage-new-wrong");
        await page.FillAsync("#name", "École nationale des cadres de l’éducation");
        await page.FillAsync("#place", "Poitiers");
        await page.ClickAsync("main form button");
        await visit.Says("L’organisme est créé");
        await visit.Look("desk");

        await page.ClickAsync(".tabs >> text=Réglages");
        await page.FillAsync("#description-fr", "Nous formons les cadres de l’éducation nationale, et reconnaissons ce qu’ils savent faire.");
        await page.FillAsync("#site", "https://ecole.example");
        await page.SetInputFilesAsync("#logo-file", new FilePayload { Name = "logo.svg", MimeType = "image/svg+xml", Buffer = Logo() });
        await page.ClickAsync("main form button");
        await visit.Says("C’est enregistré");
        await Visit.Drawn(page.Locator("main .org-mark img"));
        await visit.Look("desk-settings");

        await page.ClickAsync(".tabs >> text=Personnes");
        await page.FillAsync("#address", claire);
        await page.ClickAsync("main form button[value=invite]");
        await visit.Says("Choisissez au moins un rôle");
        Assert.Equal(claire, await page.InputValueAsync("#address"));
        await page.CheckAsync("#roles input[value=Designer]");
        await page.CheckAsync("#roles input[value=Issuer]");
        await page.ClickAsync("main form button[value=invite]");
        await visit.Says("L’invitation part");
        await Joined(server, way, await server.Link(claire), claire);
        await page.GotoAsync(page.Url);
        await visit.Says("Claire Marchetti");
        await page.Locator("summary >> text=Changer les rôles").First.ClickAsync();
        await visit.Look("desk-members");

        await page.ClickAsync(".tabs >> text=Signature");
        await page.ClickAsync("summary >> text=Changer les clés");
        await visit.Look("desk-keys");
        await page.ClickAsync("button[value=rotate]");
        Assert.Equal(2, await page.Locator("main >> text=Retirée le").CountAsync());

        await page.ClickAsync(".tabs >> text=Programmes");
        await page.FillAsync("#name", "Moodle");
        await page.CheckAsync("input[value='awards:write']");
        await page.ClickAsync("button[value=make]");
        Assert.Matches(Secret(), await page.InnerTextAsync(".code"));
        await visit.Look("desk-programs");

        await page.ClickAsync(".tabs >> text=Accueil");
        await page.ClickAsync("text=Page publique");
        await visit.Says("Nous formons");
        await visit.Look("organization");
        await page.GotoAsync(page.Url.Replace("/fr/", "/en/", StringComparison.Ordinal));
        await visit.Look("organization-en");
        await page.GotoAsync("/fr/manage");
        await visit.Look("manage");
    }

    [Theory]
    [InlineData(390, true, true)]
    [InlineData(1280, false, false)]
    public async Task A_server_that_is_told_its_address_says_that_a_domain_was_not_seen_yet_and_looks_again_when_asked(int width, bool dark, bool script)
    {
        var server = await servers.Named("https://badges.example.org");
        await using var visit = await server.Open(width, dark, script);
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        await visit.MakeOrganization("École sous son nom");
        await page.ClickAsync(".tabs >> text=Signature");
        await visit.Says("Sa clé seule, sans nom de domaine");
        await visit.Says("n’a pas encore été vu à son adresse publique");
        await visit.Look("desk-keys-not-seen");
        await page.ClickAsync("button[value=publish]");
        await visit.Says("Vérifiez que le nom de domaine mène à ce serveur");
        await visit.Look("desk-keys-not-seen-again");
        await page.ClickAsync(".tabs >> text=Accueil");
        await page.ClickAsync("text=Page publique");
        await visit.Says("École sous son nom");
    }

    /// <summary>Who was invited opens the link, signs in on the way, and finds the tabs of their roles.</summary>
    static async Task Joined(Server server, Way way, string link, string address)
    {
        await using var visit = await server.Open(way);
        var page = visit.Page;
        await server.SignIn(visit, address);
        await page.GotoAsync("/fr/me/account");
        await page.FillAsync("#name", "Claire Marchetti");
        await page.ClickAsync("button[value=profile]");
        await page.GotoAsync(link);
        await visit.Look("invitation");
        await page.ClickAsync("button[value=accept]");
        await visit.Says("vous faites partie de l’organisme");
        await visit.Look("desk-member");
        Assert.Equal(0, await page.Locator(".tabs >> text=Programmes").CountAsync());
    }

    static byte[] Logo() => "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\"><path d=\"M4 40L24 6l20 34z\" fill=\"#b5502f\"/></svg>"u8.ToArray();

    [GeneratedRegex("^ecu_[A-Za-z0-9_-]{43}$", RegexOptions.None, 1000)]
    private static partial Regex Secret();
}
