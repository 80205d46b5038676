using System.Net;
using System.Text.Json;
using Ecusson.Web.Tests.Api;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;

namespace Ecusson.Web.Tests.Awards;

/// <summary>What an award says to everyone: what it took, how it was earned, in the words that it was given with.</summary>
public sealed class AwardPageTests
{
    const string Evidence = "https://evidence.example.org/debat.pdf";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Engines => EngineServer.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task The_page_shows_the_picture_what_it_took_which_competencies_and_how_it_was_earned_with_the_evidence(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        using var ada = await server.SignedIn("ada@example.org");
        var award = await desk.Shown("ada@example.org", ada, ("story", "Quarante minutes, et **trois règles** écrites au tableau."), ("evidence", Evidence));
        using var anyone = server.Visitor();

        var picture = $"/files/{desk.Badge.Draft.Picture!.File}";
        foreach (var page in (string[])["/fr/awards", "/en/awards"])
        {
            var words = await anyone.Words($"{page}/{award.PublicId}");
            foreach (var said in (string[])
                [
                    $"<img src=\"{picture}\"", "<strong>quinze minutes</strong>", "Un débat préparé", "La fiche de préparation.", "Animer un groupe",
                    "Quarante minutes, et <strong>trois règles</strong> écrites au tableau.", $"<a href=\"{Evidence}\"",
                ]) Assert.Contains(said, words, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, await anyone.Status(picture));
    }

    [Fact]
    public async Task The_page_names_its_holder_and_the_kind_of_each_file_with_the_size_of_what_is_signed()
    {
        await using var server = new PromptServer();
        using var desk = await SampleDesk.New(server);
        using var ada = await server.SignedIn("ada@example.org");
        var award = await desk.Shown("ada@example.org", ada, ("name", "Ada Lovelace"));
        using (await ada.Fill($"/fr/me/awards/{award.PublicId}", ("do", "show"), ("visibility", "Everyone"), ("shows-name", "yes"))) { }
        using var anyone = server.Visitor();

        var page = await anyone.Words($"/fr/awards/{award.PublicId}");
        Assert.Contains("<p class=\"person\"><i aria-hidden=\"true\">AL</i><span><b><bdi>Ada Lovelace</bdi></b> <small>Titulaire</small></span></p>", page, StringComparison.Ordinal);
        var json = await anyone.GetByteArrayAsync($"/awards/{award.PublicId}/credential.json", Stop);
        foreach (var (icon, kind) in ((string, string)[])[("printer", "PDF"), ("image", "PNG"), ("image", "SVG"), ("code", $"JSON, {(json.Length + 999) / 1000}\u00a0ko"), ("code", "JWT")])
            Assert.Matches($"#{icon}\"></use></svg><a class=\"grow\"[^>]*>[^<]+<span class=\"vh\"> \\({kind[..3]}[^)]*\\)</span></a><small>{kind}</small>", page);
        // Its issuer signs under its key alone.
        Assert.DoesNotContain("badge-check", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Who_holds_a_badge_keeps_its_words_when_it_is_published_anew_and_who_gets_it_then_has_the_new_ones(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        using var ada = await server.SignedIn("ada@example.org");
        using var bea = await server.SignedIn("bea@example.org");
        var before = await desk.Shown("ada@example.org", ada);

        using var program = await ApiProgram.Of(server, desk.Organization, "badges:read", "badges:write");
        var path = $"/badges/{desk.Badge.PublicId}";
        var read = await program.Get(path);
        var content = read.Body!["content"]!.DeepClone();
        (content["name"]!["fr"], content["criteria"]!["fr"]) = ("Arbitrer un débat", "Trois débats arbitrés.");
        var edited = await program.Put(path, new { content }, ("If-Match", read.ETag!));
        var published = await program.Post($"{path}/publish", null, ("If-Match", edited.ETag!));
        Assert.Equal(2, published.Body!["publishedNumber"]!.GetValue<int>());
        var after = await desk.Shown("bea@example.org", bea);

        using var anyone = server.Visitor();
        await Says($"{before.PublicId}", 1, "Conduire un débat", "quinze minutes", "Arbitrer");
        await Says($"{after.PublicId}", 2, "Arbitrer un débat", "Trois débats arbitrés", "Conduire");

        async Task Says(string id, int version, string name, string criteria, string never)
        {
            var page = await anyone.Words($"/fr/awards/{id}");
            var json = await anyone.GetStringAsync($"/awards/{id}", Stop);
            foreach (var said in (string[])[name, criteria])
            {
                Assert.Contains(said, page, StringComparison.Ordinal);
                Assert.Contains(said, json, StringComparison.Ordinal);
            }

            Assert.DoesNotContain(never, page, StringComparison.Ordinal);
            Assert.DoesNotContain(never, json, StringComparison.Ordinal);
            var achievement = JsonElement.Parse(json).GetProperty("credentialSubject").GetProperty("achievement");
            Assert.EndsWith($"/badges/{desk.Badge.PublicId}/versions/{version}", achievement.GetProperty("id").GetString(), StringComparison.Ordinal);
            Assert.Contains($"{path}/versions/{version}\"", page, StringComparison.Ordinal);
        }
    }
}
