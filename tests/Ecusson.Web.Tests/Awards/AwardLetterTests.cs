using System.Net;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Awards;

/// <summary>The letter with an award, looked at before it leaves.</summary>
public sealed class AwardLetterTests(PromptServer server) : IClassFixture<PromptServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_letter_is_shown_in_each_language_with_the_organisations_own_words()
    {
        using var desk = await SampleDesk.New(server);
        const string own = "Bravo <script>alert(1)</script> à vous.\n\nLa direction";
        using (var saved = await desk.Owner.Fill($"{desk.Organization.Desk}/settings", ("version", "1"), ("name", "École de Vouneuil"), ("language", "fr"), ("award-mail-fr", own)))
            Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        using var page = await desk.Owner.GetAsync($"{desk.Awards}/letter?badge={desk.Badge.PublicId}&name=Ada", Stop);
        Assert.True(page.Headers.CacheControl?.NoStore);
        var source = await page.Source();
        Assert.Contains("&lt;script&gt;", source, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", source, StringComparison.Ordinal);
        var words = await page.Words();
        Assert.Contains("La direction", words, StringComparison.Ordinal);
        Assert.Contains("Conduire un débat", words, StringComparison.Ordinal);
        Assert.Contains("Ada", words, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", source, StringComparison.Ordinal);
        Assert.Contains("You can accept or decline it", words, StringComparison.Ordinal);
        // French words do not open an English letter.
        Assert.Equal(2, words.Split("La direction").Length);
        // The page itself stays in its own language.
        Assert.Contains("<html lang=\"fr\"", source, StringComparison.Ordinal);
        // Nothing has left and nothing was granted by looking.
        using var list = await desk.Owner.GetAsync(desk.Awards, Stop);
        Assert.DoesNotContain("Ada", await list.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_for_those_who_award_alone()
    {
        using var desk = await SampleDesk.New(server);
        var page = $"{desk.Awards}/letter?badge={desk.Badge.PublicId}";
        using var issuer = await desk.Organization.Member("Issuer");
        using var designer = await desk.Organization.Member("Designer");
        using var stranger = await server.SignedIn("stranger@example.org");
        Assert.Equal(HttpStatusCode.OK, await issuer.Status(page));
        Assert.Equal(HttpStatusCode.NotFound, await designer.Status(page));
        Assert.Equal(HttpStatusCode.NotFound, await stranger.Status(page));
        Assert.Equal(HttpStatusCode.SeeOther, await server.Browser().Status(page));
        // A badge of another organisation is not shown here.
        using var other = await SampleDesk.New(server);
        using var mixed = await desk.Owner.GetAsync($"{desk.Awards}/letter?badge={other.Badge.PublicId}", Stop);
        // The link to the other language says no more than what was asked.
        Assert.DoesNotContain(other.Badge.PublicId.ToString(), (await mixed.Source()).Replace($"?badge={other.Badge.PublicId}\" lang=", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
