using System.Text;
using Ecusson.Tests.Imports;
using Microsoft.Playwright;

namespace Ecusson.Browser.Tests.Stories;

/// <summary>A table with a slip in it, each person with their own story; a letter that went to a wrong address; and a list that is withdrawn.</summary>
public sealed class ListStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_table_is_handed_in_a_slip_mended_with_one_press_and_the_whole_list_withdrawn_with_a_reason(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var desk = await visit.MakeOrganization("École des tables");
        await visit.PublishBadge(desk, "Lire une table");
        await page.GotoAsync($"{desk}/awards/lists/new");
        await Hand(page, $"courriel;nom;récit;date\nada-table-{way.Word}@example.org;Ada;A lu trois tables.;30/06/2026\ngrace-table-{way.Word}@gmial.com;Grace;En a corrigé une.;\n");
        await visit.Says("Vouliez-vous écrire");
        await visit.Look("list-slip");
        await page.ClickAsync("button[value=start]");
        await visit.Says("dites qu’elles sont justes");
        await visit.Look("list-slip-asked");
        await page.ClickAsync("button[value=take-2]");
        await page.ClickAsync("button[value=start]");
        var list = page.Url;
        await visit.Until("Attribution terminée");
        await page.GotoAsync(await server.Link($"grace-table-{way.Word}@gmail.com"));
        await visit.Says("En a corrigé une.");

        await page.GotoAsync(list);
        await page.ClickAsync("summary >> text=Retirer toute la liste");
        await page.ClickAsync("button[value=withdraw]");
        await visit.Says("Dites pourquoi");
        await page.FillAsync("#reason", "La session est annulée.");
        await page.ClickAsync("button[value=withdraw]");
        await page.GotoAsync(list);
        await visit.Until("Liste retirée");
        await visit.Says("La session est annulée.");
        await visit.Look("list-withdrawn");
    }

    [Theory]
    [MemberData(nameof(Way.WithScript), MemberType = typeof(Way))]
    public async Task The_bar_of_a_long_list_moves_by_itself_and_the_page_says_when_it_is_done(Way way)
    {
        // Its own server: thousands of mails are in nobody's way there.
        await using var server = await servers.Fresh(way.Engine);
        await using var visit = await server.Open(way);
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var desk = await visit.MakeOrganization("École des longues listes");
        await visit.PublishBadge(desk, "Tenir la longueur");
        await page.GotoAsync($"{desk}/awards/lists/new");
        const int people = 6000;
        await Hand(page, $"courriel\n{string.Join('\n', Enumerable.Range(1, people).Select(n => $"person{n}-{way.Word}@example.org"))}\n");
        await page.ClickAsync("button[value=start]");
        await page.WaitForSelectorAsync("list-progress[data-working] #bar");
        // Whatever comes anew has not got this.
        await page.EvaluateAsync("() => { window.first = document.querySelector('#bar').value; }");
        await page.WaitForFunctionAsync("() => document.querySelector('#bar').value > window.first", options: new() { Timeout = 60_000 });
        await visit.Picture("stories", "list-progress", visit.Width, visit.Dark);

        await page.WaitForFunctionAsync("() => window.first === undefined && !document.querySelector('list-progress[data-working]')", options: new() { Timeout = 120_000 });
        await visit.Says("Attribution terminée");
        Assert.Equal(people, await page.EvaluateAsync<int>("() => document.querySelector('#bar').value"));
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_workbook_is_handed_in_its_hidden_row_stays_out_and_each_person_reads_their_own_story(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var desk = await visit.MakeOrganization("École des classeurs");
        await visit.PublishBadge(desk, "Tenir un classeur");
        var helene = $"helene-{way.Word}@example.org";
        var workbook = new SampleWorkbook().With("Notes", SampleWorkbook.Rows(["À faire"])).With("Promotion 2026",
            SampleWorkbook.Rows(["Courriel", "Nom", "Récit", "Date"])
            + Row("", 2, helene, "Hélène Œuvrard", "A tenu trois classeurs.", "46023") + Row("", 3, $"mary-{way.Word}@example.org", "Mary Jackson", "En a relié deux.", "46024")
            + Row("hidden=\"1\"", 4, $"hidden-{way.Word}@example.org", "Ada Lovelace", "", "46023"));
        await page.GotoAsync($"{desk}/awards/lists/new");
        await Hand(page, "promotion.xlsx", workbook.Bytes());
        await visit.Says("Une personne était dans une ligne masquée");
        await visit.Says("promotion.xlsx · Promotion 2026");
        await page.GotoAsync($"{page.Url}?show=All");
        foreach (var said in (string[])["Hélène Œuvrard", "1er\u00a0janvier 2026", "En a relié deux.", "Laissée de côté"]) await visit.Says(said);
        await visit.Look("list-workbook");
        await page.ClickAsync("button[value=start]");
        await visit.Until("Attribution terminée");
        await visit.Look("list-workbook-done");
        await page.GotoAsync(await server.Link(helene));
        await visit.Says("A tenu trois classeurs.");
        await page.GotoAsync($"{desk}/awards");
        await visit.Says("Mary Jackson");
        Assert.DoesNotContain("Ada Lovelace", await visit.Said(), StringComparison.Ordinal);

        // The last cell is a number that is shown as a day, as spreadsheets keep one.
        static string Row(string attributes, int number, string address, string name, string story, string day) =>
            SampleWorkbook.RowWith(attributes, number, SampleWorkbook.Text(address), SampleWorkbook.Text(name), SampleWorkbook.Text(story), SampleWorkbook.Number(day, style: 1));
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_list_that_was_a_mistake_is_deleted_before_anything_left(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var desk = await visit.MakeOrganization("École des erreurs");
        await visit.PublishBadge(desk, "Se tromper");
        await page.GotoAsync($"{desk}/awards/lists/new");
        await Hand(page, "courriel\nada@example.org\n");
        await page.ClickAsync("button[value=drop]");
        await visit.Says("La liste est supprimée");
        await visit.Says("Aucune liste pour l’instant");
    }

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_letter_that_went_to_a_wrong_address_is_sent_again_to_the_right_one(Way way)
    {
        var (server, visit) = await servers.Open(way);
        await using var _ = visit;
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        var badge = await visit.PublishBadge(await visit.MakeOrganization("École des adresses"), "Écrire juste");
        var (wrong, right) = ($"ada-wrong-{way.Word}@example.org", $"ada-right-{way.Word}@example.org");
        await visit.Award(badge, wrong, "Ada Lovelace");
        var old = await server.Link(wrong);
        await page.GotoAsync(page.Url);
        await page.FillAsync("#address", right);
        await page.ClickAsync("button[value=resend]");
        await visit.Look("award-resent");
        await using var holder = await server.Open(way);
        await holder.Page.GotoAsync(await server.Link(right));
        await holder.Says("Écrire juste");
        var closed = await holder.Page.GotoAsync(old);
        Assert.Equal(410, closed!.Status);
    }

    static Task Hand(IPage page, string table) => Hand(page, "promotion.csv", Encoding.UTF8.GetBytes(table));

    static async Task Hand(IPage page, string name, byte[] table)
    {
        await page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = table });
        await page.ClickAsync("main form button.main");
    }
}
