using Microsoft.Playwright;

namespace Ecusson.Browser.Tests.Stories;

/// <summary>A network of organisations is founded and joined; an organisation puts its own words into its letters; people take their data away.</summary>
public sealed class NetworkStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_network_is_founded_an_organisation_invited_and_its_membership_seen_by_everyone(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var (network, school) = ($"Réseau des écoles {way.Word}", $"École du réseau {way.Word}");
        var desk = await visit.MakeOrganization(school);
        await visit.PublishBadge(desk, "Travailler en réseau");
        await page.GotoAsync("/fr/admin/networks");
        await page.ClickAsync("main form button.main");
        Assert.Equal("true", await page.GetAttributeAsync("#name", "aria-invalid"));
        await page.FillAsync("#name", network);
        await page.ClickAsync("main form button.main");
        if (!page.Url.Contains("/admin/networks/", StringComparison.Ordinal)) await page.ClickAsync($"main a:has-text('{network}')");
        await page.SelectOptionAsync("#organization", new SelectOptionValue { Label = school });
        await page.ClickAsync("button[value=invite]");
        await visit.Says("L’organisme est invité");
        await visit.Look("network-invited");

        await page.GotoAsync($"{desk}/networks");
        await visit.Says(network);
        await page.ClickAsync("button[value=accept]");
        await visit.Says("Votre organisme est membre de ce réseau");
        await visit.Look("network-joined");
        await using var anyone = await server.Open(way);
        await anyone.Page.GotoAsync($"/fr/organizations/{desk.Id()}");
        await anyone.Page.ClickAsync($"main a:has-text('{network}')");
        await anyone.Says(school);
        await anyone.Look("network-public");
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task An_organisation_puts_its_own_words_into_the_letter_and_who_reads_it_takes_their_data_away(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var desk = await visit.MakeOrganization("École des lettres");
        await page.GotoAsync($"{desk}/settings");
        await page.FillAsync("#award-mail-fr", "Le jury vous félicite pour cette année.");
        await page.ClickAsync("main form button.main");
        await visit.Says("C’est enregistré");
        var badge = await visit.PublishBadge(desk, "Écrire une lettre");
        await page.GotoAsync($"{desk}/awards/letter");
        await visit.Says("Le jury vous félicite pour cette année.");
        var address = $"reader-{way.Word}@example.org";
        await visit.Award(badge, address, "Ada Lovelace");
        Assert.Contains("Le jury vous félicite pour cette année.", await server.Mail(address), StringComparison.Ordinal);

        await using var holder = await server.Open(way);
        await server.SignIn(holder, address);
        await holder.Page.GotoAsync("/fr/me/account");
        var file = await holder.Page.RunAndWaitForDownloadAsync(() => holder.Page.ClickAsync("main a[href$='/data.zip']"));
        await using var data = await file.CreateReadStreamAsync();
        await using var zip = await System.IO.Compression.ZipArchive.CreateAsync(data, System.IO.Compression.ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, TestContext.Current.CancellationToken);
        Assert.Contains(zip.Entries, entry => entry.FullName.EndsWith(".json", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_badge_begun_blank_says_everything_in_two_languages(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var desk = await visit.MakeOrganization("École bilingue");
        await page.GotoAsync($"{desk}/badges/new");
        await page.ClickAsync("button[value=blank]");
        await page.FillAsync("#name-fr", "Traduire un récit");
        await page.FillAsync("#description-fr", "La personne traduit un récit sans en perdre le ton.");
        await page.FillAsync("#criterion-1-fr", "Un récit traduit");
        await page.SelectOptionAsync("#validity", "months");
        await page.FillAsync("#months", "24");
        await page.FillAsync("#workload", "12,5");
        await page.FillAsync("#tags", "langues, récit");
        await page.ClickAsync("summary >> text=English");
        await page.FillAsync("#name-en", "Translate a story");
        await page.FillAsync("#description-en", "The person translates a story and keeps its tone.");
        await page.FillAsync("#criterion-1-en", "A translated story");
        await page.ClickAsync("button[value=picture]");
        await page.ClickAsync("button[value=draw]");
        await page.ClickAsync("button[value=publish] >> nth=0");
        await visit.Says("Le badge est publié, version 1");
        await using var anyone = await server.Open(way);
        await anyone.Page.GotoAsync($"/en/badges/{page.Url.Id()}");
        await anyone.Says("Translate a story");
        await anyone.Says("12.5");
        await anyone.Look("badge-english");
        await anyone.Page.GotoAsync($"/fr/badges/{page.Url.Id()}");
        await anyone.Says("Traduire un récit");
    }
}
