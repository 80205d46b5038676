using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Awards;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Awards;

/// <summary>Awarding at the desk: what is asked back, what can be undone, and what nobody else gets to do.</summary>
public sealed partial class AwardDeskTests(WebServer server) : IClassFixture<WebServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_cannot_be_taken_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        using var desk = await SampleDesk.New(server);
        using var refused = await desk.Owner.Fill($"{desk.Awards}/new",
            ("badge", desk.Badge.PublicId.ToString()), ("address", "ada at example"), ("name", new string('n', 301)), ("awardedOn", "2999-01-01"), ("story", "<script>alert(1)</script>"), ("evidence", "javascript:alert(1)"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var (words, source) = (await refused.Words(), await refused.Source());
        foreach (var sentence in (string[])["pas une adresse électronique", "plus de 300 caractères", "Cette date est à venir", "pas l’adresse d’une page"]) Assert.Contains(sentence, words, StringComparison.Ordinal);
        Assert.Contains("ada at example", words, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", source, StringComparison.Ordinal);

        using var noDay = await desk.Owner.Fill($"{desk.Awards}/new", ("badge", desk.Badge.PublicId.ToString()), ("address", "ada@example.org"), ("awardedOn", "31/02/2026"));
        Assert.Contains("Ce n’est pas une date", await noDay.Words(), StringComparison.Ordinal);
        Assert.Equal(0, await Count(desk));
    }

    [Theory]
    [InlineData("", "Choisissez un badge publié")]
    [InlineData("@gmial.com", "ressemble à une faute de frappe")]
    [InlineData("at example", "pas une adresse électronique")]
    public async Task What_is_no_day_is_said_along_with_all_else_that_is_wrong(string host, string said)
    {
        using var desk = await SampleDesk.New(server);
        using var refused = await desk.Owner.Fill($"{desk.Awards}/new",
            ("badge", host.Length == 0 ? "" : desk.Badge.PublicId.ToString()), ("address", host.Length == 0 ? new string('a', 322) : $"ada{host}"), ("name", new string('n', 301)), ("awardedOn", "2026-13-01"), ("validUntil", "demain"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var words = await refused.Words();
        foreach (var sentence in (string[])[said, .. host.Length == 0 ? ["pas une adresse électronique"] : Array.Empty<string>(), "plus de 300 caractères"]) Assert.Contains(sentence, words, StringComparison.Ordinal);
        // In the summary and beside each of the two fields.
        Assert.Equal(4, words.Split("Ce n’est pas une date").Length - 1);
        Assert.Equal(0, await Count(desk));
    }

    [Fact]
    public async Task A_correction_names_all_that_is_wrong_with_it_at_once()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Grant("ada@example.org", "Ada Lovelace");
        using var refused = await desk.Owner.Fill(award, ("do", "replace"), ("name", new string('n', 301)), ("awardedOn", "2026-13-01"), ("why", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var words = await refused.Words();
        foreach (var sentence in (string[])["plus de 300 caractères", "Ce n’est pas une date", "Dites pourquoi"]) Assert.Contains(sentence, words, StringComparison.Ordinal);
        Assert.Null((await desk.Award(award)).RevokedAt);
    }

    [Fact]
    public async Task A_likely_slip_of_the_pen_and_a_badge_held_already_are_asked_back_once()
    {
        using var desk = await SampleDesk.New(server);
        (string, string)[] form = [("badge", desk.Badge.PublicId.ToString()), ("address", "ada@gmial.com")];
        using var asked = await desk.Owner.Fill($"{desk.Awards}/new", form);
        Assert.Contains("ada@gmail.com", await asked.Words(), StringComparison.Ordinal);
        var yes = Sure(await asked.Source(), "checkbox");
        using (var sure = await desk.Owner.Fill($"{desk.Awards}/new", [.. form, yes])) Assert.Equal(HttpStatusCode.SeeOther, sure.StatusCode);
        using (var held = await desk.Owner.Fill($"{desk.Awards}/new", [.. form, yes])) Assert.Contains("détient déjà ce badge", await held.Words(), StringComparison.Ordinal);
        using (var again = await desk.Owner.Fill($"{desk.Awards}/new", [.. form, yes, ("again", "yes")])) Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal(2, await Count(desk));
    }

    [Fact]
    public async Task That_one_address_is_right_stays_said_until_another_is_typed()
    {
        using var desk = await SampleDesk.New(server);
        (string, string)[] Form(string address, string day) => [("badge", desk.Badge.PublicId.ToString()), ("address", address), ("name", "Ada L."), ("awardedOn", day)];
        using var asked = await desk.Owner.Fill($"{desk.Awards}/new", Form("ada@gmial.com", "31/02/2026"));
        var yes = Sure(await asked.Source(), "checkbox");
        // The day is no day: what was said of the address goes along with the form.
        using var noDay = await desk.Owner.Fill($"{desk.Awards}/new", [.. Form("ada@gmial.com", "31/02/2026"), yes]);
        Assert.Contains("Ce n’est pas une date", await noDay.Words(), StringComparison.Ordinal);
        Assert.Equal(yes, Sure(await noDay.Source(), "hidden"));

        using var another = await desk.Owner.Fill($"{desk.Awards}/new", [.. Form("grace@gmial.com", "2026-02-03"), yes]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, another.StatusCode);
        var source = await another.Source();
        foreach (var said in (string[])["grace@gmail.com", "value=\"grace@gmial.com\"", "value=\"Ada L.\"", "value=\"2026-02-03\""]) Assert.Contains(said, source, StringComparison.Ordinal);
        Assert.Single(source.Split("name=\"sure\"")[1..]);
        Assert.Equal(0, await Count(desk));
        using var granted = await desk.Owner.Fill($"{desk.Awards}/new", [.. Form("grace@gmial.com", "2026-02-03"), Sure(source, "checkbox")]);
        Assert.Equal(HttpStatusCode.SeeOther, granted.StatusCode);
        Assert.Equal(1, await Count(desk));
    }

    [Fact]
    public async Task Undoing_before_the_mail_leaves_takes_it_away_without_trace()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Grant("ada@example.org", "Ada Lovelace");
        Assert.Contains("Annuler cette attribution", await desk.Owner.Words(award), StringComparison.Ordinal);
        using var undone = await desk.Owner.Fill(award, ("do", "undo"));
        Assert.Equal(desk.Awards, undone.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, await desk.Owner.Status(award));
        Assert.Equal(0, await Count(desk));
    }

    [Fact]
    public async Task Awards_are_found_by_words_and_taken_along_as_a_table_that_runs_nothing()
    {
        using var desk = await SampleDesk.New(server);
        await desk.Grant("helene@example.org", "Hélène Œuvrard");
        await desk.Grant("mallory@example.org", "=HYPERLINK(\"https://evil.example\")");
        var found = await desk.Owner.Words($"{desk.Awards}?q=oeuvrard");
        Assert.Contains("Hélène Œuvrard", found, StringComparison.Ordinal);
        Assert.DoesNotContain("HYPERLINK", found, StringComparison.Ordinal);
        using var table = await desk.Owner.GetAsync($"{desk.Awards}/table.csv", Stop);
        var lines = (await table.Source()).Split("\r\n");
        Assert.Equal("text/csv", table.Content.Headers.ContentType?.MediaType);
        Assert.Contains(lines, line => line.StartsWith("helene@example.org;Hélène Œuvrard;;Conduire un débat;", StringComparison.Ordinal));
        Assert.DoesNotContain(";=HYPERLINK", string.Join('\n', lines), StringComparison.Ordinal);
        Assert.DoesNotContain(";\"=HYPERLINK", string.Join('\n', lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_longer_than_what_is_read_at_once_is_whole_and_in_the_reader_s_language()
    {
        using var desk = await SampleDesk.New(server);
        var people = Enumerable.Range(1, Paging.Largest + 5).Select(number => $"p{number}@example.org").ToList();
        var owner = (await desk.Award(await desk.Grant("first@example.org"))).OrganizationId;
        var actor = await server.Ask<EcussonDb, Actor>(async db =>
            (await db.Set<Member>().AsNoTracking().FirstAsync(there => there.OrganizationId == owner, Stop)).PersonId.Acting(Door.Browser));
        foreach (var person in people)
            Assert.IsType<GrantAwardOutcome.Granted>(await server.Ask<GrantAward, GrantAwardOutcome>(grant => grant.To(actor, desk.Badge.Id, new AwardForm { Address = person }, Stop)));

        using var table = await desk.Owner.GetAsync($"{desk.Awards}/table.csv".Replace("/fr/", "/en/", StringComparison.Ordinal), Stop);
        var lines = (await table.Source()).TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("Mail address;", lines[0], StringComparison.Ordinal);
        Assert.Equal(people.Append("first@example.org").Order(StringComparer.Ordinal), lines[1..].Select(line => line.Split(';')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Readers_look_and_strangers_find_nothing()
    {
        using var desk = await SampleDesk.New(server);
        using var other = await SampleDesk.New(server);
        var award = await desk.Grant("ada@example.org", "Ada Lovelace");
        using var reader = await desk.Organization.Member("Reader");
        using var designer = await desk.Organization.Member("Designer");

        Assert.Contains("Ada Lovelace", await reader.Words(desk.Awards), StringComparison.Ordinal);
        Assert.DoesNotContain("Annuler cette attribution", await reader.Words(award), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await reader.Status($"{desk.Awards}/new"));
        using (var forced = await reader.Send(award, await FormVisitor.Token(await reader.GetAsync("/fr/me/account", Stop)), ("do", "undo"))) Assert.Equal(HttpStatusCode.NotFound, forced.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await designer.Status(desk.Awards));
        Assert.Equal(HttpStatusCode.NotFound, await designer.Status(award));
        foreach (var page in (string[])[desk.Awards, award, $"{desk.Awards}/table.csv", $"{desk.Awards}/new"]) Assert.Equal(HttpStatusCode.NotFound, await other.Owner.Status(page));
        Assert.Equal(HttpStatusCode.NotFound, await other.Owner.Status(award.Replace(desk.Organization.Id, other.Organization.Id, StringComparison.Ordinal)));
        using (var forced = await other.Owner.Send($"{other.Awards}/new", await FormVisitor.Token(await other.Owner.GetAsync($"{other.Awards}/new", Stop)), ("badge", desk.Badge.PublicId.ToString()), ("address", "eve@example.org")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, forced.StatusCode);
        Assert.Equal(1, await Count(desk));
        using var anyone = server.Visitor();
        Assert.Equal(HttpStatusCode.SeeOther, await anyone.Status(award));
    }

    [Fact]
    public async Task Links_that_are_forged_or_of_another_use_open_nothing()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Award(await desk.Grant("ada@example.org"));
        var (early, other) = (await desk.Link(award), await server.Ask<SecretLinks, string>(links => Task.FromResult("/fr/receive/" + links.Make("invitation", award.Id.Value, 1))));
        using var visitor = server.Browser();
        // Before its mail leaves its own link opens nothing either.
        foreach (var link in (string[])[early, other, "/fr/receive/x", early[..^2] + "zz"])
        {
            using var shown = await visitor.GetAsync(link, Stop);
            Assert.Equal(HttpStatusCode.Gone, shown.StatusCode);
            Assert.DoesNotContain("Conduire un débat", await shown.Words(), StringComparison.Ordinal);
        }
    }

    Task<int> Count(SampleDesk desk) => server.Ask<EcussonDb, int>(db => db.Set<Award>().CountAsync(award => award.BadgeId == desk.Badge.Id, Stop));

    /// <summary>What a page sends, from a box or from where it is kept, that says of an address that it is right.</summary>
    static (string, string) Sure(string source, string type) =>
        ("sure", Said().Matches(source).SingleOrDefault(said => said.Groups["type"].Value == type)?.Groups["mark"].Value ?? throw new InvalidOperationException("Nothing is asked or kept on this page."));

    [GeneratedRegex("<input type=\"(?<type>[a-z]+)\" name=\"sure\" value=\"(?<mark>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Said();
}
