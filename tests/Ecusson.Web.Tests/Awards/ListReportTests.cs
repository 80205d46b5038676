using System.IO.Compression;
using System.Net;
using Ecusson.Awards;
using Ecusson.Messages;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Awards;

/// <summary>What became of each row of a list, and a list that is withdrawn, at the desk and without script.</summary>
public sealed class ListReportTests(PromptServer server) : IClassFixture<PromptServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_row_is_reported_on_the_page_and_in_both_tables_and_nothing_runs_in_them()
    {
        using var desk = await SampleDesk.New(server);
        var list = await Told(desk, "\"=cmd()\" <a@example.org>\n\"+33 6\" <b@example.org>\n@broken\nleft@example.org", 2, "out-4");
        var first = await Award(desk, "a@example.org");
        using (var accepted = await server.Visitor().Fill(await desk.Link(first), ("do", "accept"))) Assert.True((int)accepted.StatusCode < 400, $"{accepted.StatusCode}");

        var words = await desk.Owner.Words($"{list}?show=All");
        foreach (var said in (string[])["Attribution terminée", "Accepté", "Message gardé ici, sans réponse", "Laissée de côté", "Non attribué", "Ce n’est pas une adresse.", "Gardé sur ce serveur"]) Assert.Contains(said, words, StringComparison.Ordinal);

        using var csv = await desk.Owner.GetAsync($"{list}/report.csv", Stop);
        var lines = await csv.Source();
        Assert.Contains("1;a@example.org;\"'=cmd()\";", lines, StringComparison.Ordinal);
        Assert.Contains("\"'+33 6\"", lines, StringComparison.Ordinal);
        Assert.Contains("\"'@broken\"", lines, StringComparison.Ordinal);
        foreach (var said in (string[])["Accepté", "Message gardé ici, sans réponse", "Laissée de côté", "Ce n’est pas une adresse.", "Gardé sur ce serveur", first.PublicId.ToString()]) Assert.Contains(said, lines, StringComparison.Ordinal);

        using var xlsx = await desk.Owner.GetAsync($"{list}/report.xlsx", Stop);
        using var book = new ZipArchive(await xlsx.Content.ReadAsStreamAsync(Stop));
        using var sheet = new StreamReader(book.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var cells = WebUtility.HtmlDecode(await sheet.ReadToEndAsync(Stop));
        foreach (var cell in (string[])[">'=cmd()<", ">'+33 6<", ">'@broken<", ">Accepté<"]) Assert.Contains(cell, cells, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", cells, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_withdrawn_with_a_reason_that_its_holders_read_and_are_mailed()
    {
        using var desk = await SampleDesk.New(server);
        var list = await Told(desk, "ada@example.org\nbea@example.org", 2);
        var before = await desk.Owner.Words($"{list}?show=All");
        Assert.Contains("2 badges seront retirés, pour toujours", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Annuler toute la liste", before, StringComparison.Ordinal);

        using (var silent = await desk.Owner.Fill(list, ("do", "withdraw"), ("reason", " ")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
            Assert.Contains("Dites pourquoi", await silent.Words(), StringComparison.Ordinal);
        }

        using (var withdrawn = await desk.Owner.Fill(list, ("do", "withdraw"), ("reason", "Mauvaise liste <b>"))) Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        await Until(desk, list, "Badges retirés : 2 sur 2");
        var words = await desk.Owner.Words($"{list}?show=All");
        foreach (var said in (string[])["Badges retirés : 2 sur 2", "Mauvaise liste <b>"]) Assert.Contains(said, words, StringComparison.Ordinal);
        Assert.All(await Awards(desk), award => Assert.Equal("Mauvaise liste <b>", award.RevocationReason));
        await Wait.Until(async () => await server.Ask<EcussonDb, int>(db => db.Set<OutgoingMail>().CountAsync(mail => mail.Kind == MailKinds.AwardRevoked && (mail.Address == "ada@example.org" || mail.Address == "bea@example.org"), Stop)) >= 2);

        using var token = await desk.Owner.GetAsync("/fr/me/account", Stop);
        using (var again = await desk.Owner.Send(list, await FormVisitor.Token(token), ("do", "withdraw"), ("reason", "Encore"))) Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.All(await Awards(desk), award => Assert.Equal("Mauvaise liste <b>", award.RevocationReason));
    }

    [Fact]
    public async Task Nobody_without_the_right_withdraws_a_list_or_reads_its_report()
    {
        using var desk = await SampleDesk.New(server);
        using var other = await SampleDesk.New(server);
        var list = await Told(desk, "ada@example.org", 1);
        using var reader = await desk.Organization.Member("Reader");
        foreach (var visitor in (HttpClient[])[reader, other.Owner])
        {
            using var token = await visitor.GetAsync("/fr/me/account", Stop);
            using var refused = await visitor.Send(list, await FormVisitor.Token(token), ("do", "withdraw"), ("reason", "Non"));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        foreach (var file in (string[])["report.csv", "report.xlsx"])
        {
            using var hidden = await other.Owner.GetAsync($"{list}/{file}", Stop);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }

        Assert.All(await Awards(desk), award => Assert.Null(award.RevokedAt));
    }

    /// <summary>A list whose people have been told.</summary>
    async Task<string> Told(SampleDesk desk, string people, int count, params string[] before)
    {
        using var made = await desk.Owner.Fill($"{desk.Awards}/lists/new", ("badge", desk.Badge.PublicId.ToString()), ("people", people));
        var list = made.Headers.Location!.ToString();
        foreach (var act in before) using (await desk.Owner.Fill(list, ("do", act), ("row", act.Split('-')[1]))) { }
        using (await desk.Owner.Fill(list, ("do", "start"))) { }
        await Wait.Until(async () => (await Awards(desk)).Count(award => award.State == AwardState.Offered) >= count);
        await Wait.Until(async () => await server.Ask<EcussonDb, int>(db => db.Set<OutgoingMail>().CountAsync(mail => mail.Kind == MailKinds.AwardOffered && mail.State == MailState.Kept && mail.Organization == desk.Badge.OrganizationId.Value, Stop)) >= count);
        await Until(desk, list, "Attribution terminée");
        return list;
    }

    static async Task Until(SampleDesk desk, string list, string sentence)
    {
        await Wait.Until(async () => (await desk.Owner.Words($"{list}?show=All")).Contains(sentence, StringComparison.Ordinal));
    }

    Task<List<Award>> Awards(SampleDesk desk) => server.Ask<EcussonDb, List<Award>>(db => db.Set<Award>().AsNoTracking().Where(award => award.BadgeId == desk.Badge.Id).ToListAsync(Stop));

    async Task<Award> Award(SampleDesk desk, string address) => (await Awards(desk)).Single(award => award.Address == address);
}
