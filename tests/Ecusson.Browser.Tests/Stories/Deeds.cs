namespace Ecusson.Browser.Tests.Stories;

/// <summary>What several stories begin with, done by the pages as a person does it.</summary>
static class Deeds
{
    /// <summary>Makes an organisation, and answers where its desk is.</summary>
    public static async Task<string> MakeOrganization(this Visit visit, string name)
    {
        await visit.Page.GotoAsync("/fr/manage/new");
        await visit.Page.FillAsync("#name", name);
        await visit.Page.ClickAsync("main form button");
        await visit.Says("L’organisme est créé");
        return visit.Page.Url;
    }

    /// <summary>Draws up and publishes a badge, and answers where it is at the desk.</summary>
    public static async Task<string> PublishBadge(this Visit visit, string desk, string name)
    {
        var page = visit.Page;
        await page.GotoAsync($"{desk}/badges/new");
        await page.FillAsync("#what", name);
        await page.SelectOptionAsync("#level", "4");
        await page.ClickAsync("button[value=guided]");
        await page.FillAsync("#description-fr", "La personne prépare, conduit et conclut un débat où chacun est entendu.");
        await page.FillAsync("#criterion-1-fr", "Un débat préparé");
        await page.FillAsync("#criterion-1-text-fr", "La fiche dit la question, les règles et le temps de chacun.");
        await page.FillAsync("#competencies-fr", "Animer un groupe\nÉcouter et reformuler");
        await page.ClickAsync("button[value=picture]");
        await page.ClickAsync("button[value=draw]");
        await page.ClickAsync("aside button[value=publish]");
        await visit.Says("Le badge est publié, version 1");
        return page.Url;
    }

    /// <summary>Awards a badge, and answers where the award is at the desk.</summary>
    public static async Task<string> Award(this Visit visit, string badge, string address, string name)
    {
        var page = visit.Page;
        await page.GotoAsync($"{badge[..badge.IndexOf("/badges/", StringComparison.Ordinal)]}/awards/new?badge={badge[(badge.LastIndexOf('/') + 1)..]}");
        await page.FillAsync("#address", address);
        await page.FillAsync("#name", name);
        await page.FillAsync("#story", "Quarante minutes avec *vingt-deux* personnes, et trois règles écrites.");
        await page.ClickAsync("main form button");
        await visit.Says("Le badge est attribué et signé");
        return page.Url;
    }

    /// <summary>Accepts an award by the mail that tells of it, takes it into the account of the same address, and answers where it is held.</summary>
    public static async Task<string> TakeIn(this Visit visit, Server server, string address)
    {
        var link = await server.Link(address);
        await server.SignIn(visit, address);
        await visit.Page.GotoAsync(link);
        await visit.Page.ClickAsync("button[value=accept]");
        await visit.Says("ce badge est à vous");
        return visit.Page.Url;
    }

    /// <summary>Shows an award that is held to everyone, with its holder's name.</summary>
    public static async Task ShowToEveryone(this Visit visit)
    {
        await visit.Page.CheckAsync("input[value=Everyone]");
        await visit.Page.CheckAsync("input[name=shows-name]");
        await visit.Page.ClickAsync("button[value=show]");
    }

    /// <summary>The last part of an address.</summary>
    public static string Id(this string address) => new Uri(address).Segments[^1].TrimEnd('/');
}
