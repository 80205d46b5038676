using System.Text.RegularExpressions;
using Ecusson.Web.Tests.Shell;
using Microsoft.Playwright;

namespace Ecusson.Browser.Tests.Pages;

/// <summary>A server with two years of life in it, in which every page has something to show.</summary>
public sealed partial class Demonstration : IAsyncDisposable
{
    /// <summary>How many badges one visitor may have verified there in a minute.</summary>
    public const int VerifiedInAMinute = 2;

    const string Holder = "holder", Operator = "operator";

    readonly Browser _browser;
    readonly ServerProcess _process;
    readonly string _address;
    readonly Dictionary<string, string> _sessions = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    Demonstration(Browser browser, ServerProcess process, string address) => (_browser, _process, _address) = (browser, process, address);

    /// <summary>Starts it, signs in, and brings about what its story does not tell.</summary>
    internal static async Task<Demonstration> Start(Browser browser)
    {
        var address = $"http://localhost:{ServerProcess.FreePort()}";
        var process = ServerProcess.Start("en_GB.UTF-8", ["--demo", "--urls", address, "--SignIn:PerMinute", "1000", "--Verify:PerMinute", $"{VerifiedInAMinute}"]);
        var server = new Demonstration(browser, process, address);
        try
        {
            var links = new List<string>();
            while (links.Count < 3)
            {
                var line = await process.Line() ?? throw new InvalidOperationException((await process.End()).Errors);
                if (line.IndexOf("/sign-in/", StringComparison.Ordinal) is > 0 and var at) links.Add("/fr" + line[at..].Trim());
            }

            await server.SignIn(Operator, links[0]);
            await server.SignIn(Holder, links[2]);
            await server.Fill();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where a page is whose route has names in it, e.g. <c>/manage/{org}/badges/{id}</c>; null for one that nobody knows of.</summary>
    public async Task<string?> Place(string route)
    {
        if (_places.TryGetValue(route, out var place)) return place;
        place = route.Replace("/manage/{org}", _places["/manage/{org}"], StringComparison.Ordinal);
        return place.Contains('{', StringComparison.Ordinal) ? await LinkedFromAll(place[..place.IndexOf("/{", StringComparison.Ordinal)]) : place;
    }

    /// <summary>The page about one thing, which the page about all leads to.</summary>
    async Task<string?> LinkedFromAll(string all)
    {
        await using var visit = await Open(all);
        if (await visit.Page.GotoAsync($"/fr{all}") is not { Ok: true }) return null;
        var links = await visit.Page.Locator($"main a[href*='{all}/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        return links.Select(Below).FirstOrDefault(link => link.StartsWith($"{all}/", StringComparison.Ordinal) && !Routes.All.Contains(link) && !link[(all.Length + 1)..].Contains('/', StringComparison.Ordinal));
    }

    /// <summary>A visitor who is signed in as whoever finds most on a page.</summary>
    public Task<Visit> Open(string place, int width = 1280, bool dark = false) => _browser.Open(_address, width, dark, script: true, _sessions.GetValueOrDefault(For(place)));

    static string For(string place) =>
        place.StartsWith("/manage", StringComparison.Ordinal) || place.StartsWith("/admin", StringComparison.Ordinal) ? Operator
        : place.StartsWith("/me", StringComparison.Ordinal) || place.StartsWith("/join", StringComparison.Ordinal) ? Holder
        : "";

    async Task SignIn(string who, string link)
    {
        await using var visit = await _browser.Open(_address, 1280, dark: false, script: false);
        await visit.Page.GotoAsync(link);
        await visit.Page.ClickAsync("main form button");
        _sessions[who] = await visit.Page.Context.StorageStateAsync();
    }

    async Task Fill()
    {
        await using var visit = await _browser.Open(_address, 1280, dark: false, script: false, _sessions[Operator]);
        var page = visit.Page;
        await page.GotoAsync("/fr/manage");
        var desk = _places["/manage/{org}"] = await First(page, "/manage/");
        _places["/organizations/{id}"] = desk.Replace("/manage/", "/organizations/", StringComparison.Ordinal);
        await page.GotoAsync("/fr/admin/networks");
        _places["/networks/{id}"] = (await First(page, "/admin/networks/"))["/admin".Length..];
        await page.GotoAsync($"/fr{desk}/badges");
        var badge = _places["/manage/{org}/badges/{id}"] = await First(page, $"{desk}/badges/", "main .lines, main ul");
        _places["/manage/{org}/badges/{id}/preview"] = $"{badge}/preview";
        _places["/manage/{org}/badges/{id}/picture"] = $"{badge}/picture";
        _places["/badges/{id}"] = badge[desk.Length..];
        await page.GotoAsync($"/fr{badge}");
        await page.FillAsync("#description-fr", "La personne sait préparer un débat, le conduire et le conclure.");
        await page.ClickAsync("aside button[value=publish]");
        _places["/badges/{id}/versions/{number:int:min(1)}"] = $"{badge[desk.Length..]}/versions/1";
        await page.GotoAsync($"/fr{desk}/awards");
        _places["/manage/{org}/awards/{id}"] = await First(page, $"{desk}/awards/", ".lines");

        await page.GotoAsync($"/fr{desk}/awards/claims/new");
        await page.FillAsync("#name", "Atelier du 12 mai");
        await page.ClickAsync("main form button.main");
        _places["/manage/{org}/awards/claims/{id}"] = Below(page.Url);
        _places["/manage/{org}/awards/claims/{id}/paper"] = $"{_places["/manage/{org}/awards/claims/{id}"]}/paper";
        _places["/claim/{code}"] = new Uri(await page.InnerTextAsync("#claim-address")).AbsolutePath;
        _places["/claim/{code}/sent"] = $"{_places["/claim/{code}"]}/sent";

        await page.GotoAsync($"/fr{desk}/awards/lists/new");
        await page.FillAsync("#people", "Ada Lovelace <ada@example.org>\npas une adresse\nGrace Hopper <grace@gmial.com>\nMary Jackson <mary@example.org>");
        await page.ClickAsync("main form button.main");
        _places["/manage/{org}/awards/lists/{id}"] = Below(page.Url);
        await page.GotoAsync($"/fr{desk}/awards/new");
        await page.FillAsync("#address", "seule@example.org");
        await page.ClickAsync("main form button.main");
        await page.GotoAsync("/fr/admin/people?q=seule@example.org");
        _places["/admin/people/recipients/{id}"] = await First(page, "/admin/people/recipients/");
        await page.GotoAsync($"/fr{desk}/members");
        await page.FillAsync("#address", "membre@example.org");
        await page.CheckAsync("#roles input[value=Designer]");
        await page.ClickAsync("button[value=invite]");
        await page.GotoAsync($"/fr{desk}/programs");
        await page.FillAsync("#name", "Moodle");
        await page.CheckAsync("input[value='awards:write']");
        await page.ClickAsync("button[value=make]");

        _places["/admin/mail/{id:guid}"] = await MailedIn(visit, "Invitation", "/join/{token}");
        await MailedIn(visit, "Badge attribué", "/receive/{token}");
        await using (var anyone = await _browser.Open(_address, 1280, dark: false, script: false))
        {
            await anyone.Page.GotoAsync("/fr/sign-in");
            await anyone.Page.FillAsync("#address", "visiteuse@example.org");
            await anyone.Page.ClickAsync("main form button.main");
        }

        await MailedIn(visit, "Lien de connexion", "/sign-in/{token}");
        _places["/set-up/{token}"] = "/set-up/spent";
        _places["/move/{token}"] = "/move/spent";

        await using var holder = await _browser.Open(_address, 1280, dark: false, script: false, _sessions[Holder]);
        await holder.Page.GotoAsync("/fr/me/account");
        await holder.Page.FillAsync("#address", "autre@example.org");
        await holder.Page.ClickAsync("button[value=add-address]");
        await MailedIn(visit, "Confirmation d’une adresse", "/me/addresses/{token}");
        await holder.Page.GotoAsync("/fr/me");
        _places["/me/awards/{id}"] = Below((await holder.Page.Locator("main a[href*='/me/awards/']").First.GetAttributeAsync("href"))!);
        await holder.Page.GotoAsync($"/fr{_places["/me/awards/{id}"]}");
        await holder.Page.CheckAsync("input[value=Everyone]");
        await holder.Page.CheckAsync("input[name=shows-name]");
        await holder.Page.ClickAsync("button[value=show]");
        _places["/awards/{id}"] = _places["/me/awards/{id}"]["/me".Length..];
        await holder.Page.GotoAsync($"/fr{_places["/awards/{id}"]}");
        _places["/badges/{id}/awards"] = $"{await First(holder.Page, "/badges/")}/awards";
    }

    /// <summary>Finds the newest mail of a kind and the link in it, and answers where that mail is read.</summary>
    async Task<string> MailedIn(Visit visit, string kind, string route)
    {
        await visit.Page.GotoAsync("/fr/admin/mail");
        var mail = await visit.Appears($"main a:has-text('{kind}')");
        await mail.ClickAsync();
        // It is readable once its turn to leave has come.
        var link = await visit.Appears($"main a[href*='{route[..route.IndexOf('{', StringComparison.Ordinal)]}']");
        _places[route] = Below((await link.GetAttributeAsync("href"))!);
        return Below(visit.Page.Url);
    }

    static async Task<string> First(IPage page, string path, string within = "main") =>
        Below((await page.Locator($"{within} >> a[href*='{path}']").First.GetAttributeAsync("href"))!);

    /// <summary>A link without the server and the language.</summary>
    static string Below(string link) => Language().Replace(link, "");

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    [GeneratedRegex("^(https?://[^/]+)?/(fr|en)(?=/)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Language();
}
