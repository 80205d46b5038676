using System.Net;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Awards;

/// <summary>Whose name an award shows when its issuer gave none: the one that its holder gave themselves, where they wish it.</summary>
public sealed class HolderNameTests(PromptServer server) : IClassFixture<PromptServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_the_issuer_gave_no_name_the_one_of_the_holders_account_is_shown_and_follows_it()
    {
        using var desk = await SampleDesk.New(server);
        using var nour = await server.SignedIn("nour@example.org");
        var award = await desk.Shown("nour@example.org", nour);
        var (page, mine) = ($"/fr/awards/{award.PublicId}", $"/fr/me/awards/{award.PublicId}");
        using var anyone = server.Visitor();

        // Neither gave one: the choice would change nothing, so it is not there, and the page leads to where the name is said.
        var nameless = await Source(nour, mine);
        Assert.DoesNotContain("name=\"shows-name\"", nameless, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"name-in\"", nameless, StringComparison.Ordinal);
        Assert.Contains("href=\"/fr/me/account#name\"", nameless, StringComparison.Ordinal);
        using (var refused = await nour.Fill(mine, ("do", "name-in"))) Assert.Contains("ne signe que celui qu’il donne", await refused.Words(), StringComparison.Ordinal);

        await Call(nour, "Nour Haddad");
        Assert.DoesNotContain("Nour Haddad", await Source(anyone, page), StringComparison.Ordinal);
        Assert.Contains("Nour Haddad", await Source(nour, mine), StringComparison.Ordinal);
        using (await nour.Fill(mine, ("do", "show"), ("visibility", "Everyone"), ("shows-name", "yes"))) { }
        Assert.Contains("Nour Haddad", await Source(anyone, page), StringComparison.Ordinal);
        Assert.Contains("nom donné par la personne elle-même", await Source(anyone, page), StringComparison.Ordinal);
        Assert.Contains("Nour Haddad", await PdfReading.Text(await anyone.GetByteArrayAsync($"{page}/certificate.pdf", Stop)), StringComparison.Ordinal);
        var card = await anyone.GetByteArrayAsync($"{page}/share.png", Stop);

        // What is kept in memory goes with the name.
        await Call(nour, "Nour Benali");
        var after = await Source(anyone, page);
        Assert.Contains("Nour Benali", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Haddad", after, StringComparison.Ordinal);

        // Titles and pictures travel without the words beside them: a name that nobody vouches for is in neither.
        Assert.Equal(card, await anyone.GetByteArrayAsync($"{page}/share.png", Stop));
        Assert.DoesNotContain("Benali", after[..after.IndexOf("</head>", StringComparison.Ordinal)], StringComparison.Ordinal);

        var data = $"/awards/{award.PublicId}/credential.json";
        Assert.DoesNotContain("Benali", await anyone.GetStringAsync(data, Stop), StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"name-in\"", await Source(nour, mine), StringComparison.Ordinal);
        using (await nour.Fill(mine, ("do", "name-in"))) { }
        Assert.DoesNotContain("Benali", await anyone.GetStringAsync(data, Stop), StringComparison.Ordinal);
        using (await nour.Fill(mine, ("do", "show"), ("visibility", "Everyone"))) { }
        Assert.DoesNotContain("Benali", await Source(anyone, page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_tells_its_reader_nothing_of_the_name_in_an_account_nor_does_its_issuers_desk()
    {
        using var desk = await SampleDesk.New(server);
        using var ines = await server.SignedIn("ines@example.org");
        await Call(ines, "Inès Quiroga");
        var award = await desk.Offered("ines@example.org");
        using var reader = server.Browser();
        Assert.DoesNotContain("Quiroga", await Source(reader, await desk.Link(award)), StringComparison.Ordinal);
        using (await reader.Fill(await desk.Link(award), ("do", "accept"))) { }
        using (await ines.Fill($"/fr/me/awards/{award.PublicId}", ("do", "show"), ("visibility", "Everyone"), ("shows-name", "yes"))) { }

        Assert.Contains("Quiroga", await Source(reader, $"/fr/awards/{award.PublicId}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Quiroga", await Source(desk.Owner, desk.Awards), StringComparison.Ordinal);
        Assert.DoesNotContain("Quiroga", await Source(desk.Owner, $"{desk.Awards}/{award.PublicId}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_that_the_issuer_gave_is_the_one_that_is_shown()
    {
        using var desk = await SampleDesk.New(server);
        using var olga = await server.SignedIn("olga@example.org");
        await Call(olga, "Olga Tchékhova");
        var award = await desk.Offered("olga@example.org", "Olga Petrova");
        var mine = $"/fr/me/awards/{award.PublicId}";
        using (await olga.Fill(mine, ("do", "accept"))) { }
        using (await olga.Fill(mine, ("do", "show"), ("visibility", "Everyone"), ("shows-name", "yes"))) { }

        var page = await Source(server.Visitor(), $"/fr/awards/{award.PublicId}");

        Assert.Contains("Olga Petrova", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Tchékhova", page, StringComparison.Ordinal);
    }

    static async Task Call(HttpClient person, string name)
    {
        using var account = await person.GetAsync("/fr/me/account", Stop);
        var version = (await account.Source()).Split("name=\"version\" value=\"")[1].Split('"')[0];
        using var saved = await person.Fill("/fr/me/account", ("do", "profile"), ("name", name), ("language", "fr"), ("version", version));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
    }

    static async Task<string> Source(HttpClient visitor, string page)
    {
        using var answer = await visitor.GetAsync(page, Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{page}: {answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Source());
    }
}
