using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ecusson.Badges;
using Ecusson.Storage;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Badges;

/// <summary>Two people give one badge its picture, without any script: neither overwrites what the other made unseen, and neither chooses a file twice.</summary>
public sealed partial class PictureConflictTests
{
    const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0H9V9Z\" fill=\"#123456\"/></svg>";

    static readonly (string, string)[] Mine = [("shape", "leaf"), ("partition", "bend"), ("cloth", "#639336"), ("second", "#3f7a3a"), ("edge", "#23512f"), ("ink", "#fcf8da"), ("mark", "#fcf8da"), ("icon", "rocket"), ("text", "Mon"), ("caption", "")];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Looked => Each("show", "unreadable", "no-file");

    public static TheoryData<string> Engines => EngineServer.Engines;

    /// <summary>Whatever is pressed between, it is their own version that each goes on from.</summary>
    [Theory, MemberData(nameof(Looked))]
    public async Task Looking_at_a_drawing_or_mending_it_does_not_make_up_for_not_having_seen_a_colleague_s(string engine, string between)
    {
        await using var server = await EngineServer.On(engine);
        using var organization = await SampleOrganization.New(server);
        using var colleague = await organization.Member("Designer");
        var page = await Begun(organization);
        var opened = Version(await organization.Owner.Words(page));
        using (var drawn = await colleague.Fill(page, ("do", "draw"), ("version", opened), ("shape", "round"), ("icon", "compass"), ("shows", "Leur boussole"), ("caption", ""))) Assert.Equal(HttpStatusCode.SeeOther, drawn.StatusCode);
        var theirs = (await Badge(server, page)).Draft.Picture!;

        (string, string)[] pressed = between switch
        {
            "show" => [("do", "show"), .. Mine],
            "unreadable" => [("do", "draw"), .. Mine.Where(field => field.Item1 != "ink"), ("ink", "green")],
            _ => [("do", "upload"), ("file-shows", "Mes mots")],
        };
        using var looked = await organization.Owner.Fill(page, [.. pressed, ("version", opened), ("shows", "Ma fusée")]);
        var next = await looked.Words();
        Assert.All(Hidden().Matches(next), version => Assert.Equal(opened, version.Groups["version"].Value));

        using var refused = await organization.Owner.Fill(page, [("do", "draw"), .. Mine, ("version", Version(next)), ("shows", "Ma fusée")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var compared = await refused.Words();
        // Both pictures and both people's words are there, and nothing that was chosen is lost.
        Assert.Contains("<a href=\"#there\">Une autre personne a enregistré ce badge", compared, StringComparison.Ordinal);
        var beside = Compared().Match(compared).Value;
        foreach (var shown in (string[])[$"/manage/files/{theirs.File}", "Leur boussole", "/manage/drawing.svg?shape=leaf", "Ma fusée"]) Assert.Contains(shown, beside, StringComparison.Ordinal);
        foreach (var kept in (string[])["name=\"shows\" type=\"text\" value=\"Ma fusée\"", "<option value=\"leaf\" selected", "value=\"#639336\"", "value=\"Mon\""]) Assert.Contains(kept, compared, StringComparison.Ordinal);
        var unchanged = (await Badge(server, page)).Draft.Picture!;
        Assert.Equal((theirs.File, "Leur boussole"), (unchanged.File, unchanged.Description.In("fr")));

        // Whoever has seen it decides.
        using var knowing = await organization.Owner.Fill(page, [("do", "draw"), .. Mine, ("version", Version(compared)), ("shows", "Ma fusée")]);
        Assert.Equal(HttpStatusCode.SeeOther, knowing.StatusCode);
        var last = (await Badge(server, page)).Draft.Picture!;
        Assert.Equal(("leaf", "Ma fusée"), (last.Art!.Shape, last.Description.In("fr")));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_file_that_came_with_too_many_words_or_too_late_waits_and_is_not_chosen_again(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var organization = await SampleOrganization.New(server);
        using var colleague = await organization.Member("Designer");
        var page = await Begun(organization);
        using var long_ = await Upload(organization.Owner, page, Svg, ("version", "1"), ("file-shows", new string('x', 301)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, long_.StatusCode);
        var words = await long_.Words();
        foreach (var shown in (string[])["id=\"file-shows-error\"", "mien.svg", "gardé 30 minutes", new string('x', 301)]) Assert.Contains(shown, words, StringComparison.Ordinal);
        var waits = Waits().Match(words).Groups["id"].Value;

        // A colleague may not hang it, whatever they call it.
        using (var taken = await Upload(colleague, page, svg: null, ("version", "1"), ("staged", waits), ("file-shows", "Pris"))) Assert.Contains("Choisissez un fichier", await taken.Words(), StringComparison.Ordinal);
        using (await colleague.Fill(page, ("do", "draw"), ("version", "1"), ("shows", "Leurs mots"), ("caption", ""))) { }
        using var late = await Upload(organization.Owner, page, svg: null, ("version", "1"), ("staged", waits), ("file-shows", "Mes mots"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        var compared = await late.Words();
        var beside = Compared().Match(compared).Value;
        foreach (var shown in (string[])["Leurs mots", "Mes mots", $"/manage/files/{waits}", $"/manage/files/{(await Badge(server, page)).Draft.Picture!.File}"]) Assert.Contains(shown, beside, StringComparison.Ordinal);
        Assert.Equal(waits, Waits().Match(compared).Groups["id"].Value);
        Assert.Equal("Leurs mots", (await Badge(server, page)).Draft.Picture!.Description.In("fr"));

        using var knowing = await Upload(organization.Owner, page, svg: null, ("version", Version(compared)), ("staged", waits), ("file-shows", "Mes mots"));
        Assert.Equal(HttpStatusCode.SeeOther, knowing.StatusCode);
        var hung = (await Badge(server, page)).Draft.Picture!;
        Assert.Equal((null, "Mes mots"), (hung.Art, hung.Description.In("fr")));
        Assert.Contains("#123456", await organization.Owner.GetStringAsync($"/manage/files/{hung.File}", Stop), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_file_that_comes_too_late_waits_beside_what_was_saved(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var organization = await SampleOrganization.New(server);
        using var other = await SampleOrganization.New(server);
        var (page, elsewhere) = (await Begun(organization), await Begun(other));
        using (await organization.Owner.Fill(page[..^"/picture".Length], ("do", "save"), ("version", "1"), ("name-fr", "Un autre nom"))) { }
        using var late = await Upload(organization.Owner, page, Svg, ("version", "1"), ("file-shows", "Mes mots"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        var words = await late.Words();
        Assert.Contains("Pas encore d’image", Compared().Match(words).Value, StringComparison.Ordinal);
        var waits = Waits().Match(words).Groups["id"].Value;
        using (var stranger = await Upload(other.Owner, elsewhere, svg: null, ("version", "1"), ("staged", waits))) Assert.Contains("Choisissez un fichier", await stranger.Words(), StringComparison.Ordinal);
        using var taken = await Upload(organization.Owner, page, svg: null, ("version", Version(words)), ("staged", waits), ("file-shows", "Mes mots"));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
    }

    static TheoryData<string, string> Each(params string[] ways)
    {
        var all = new TheoryData<string, string>();
        foreach (var engine in (string[])["sqlite", "postgresql"])
            foreach (var way in ways) all.Add(engine, way);
        return all;
    }

    static async Task<string> Begun(SampleOrganization organization)
    {
        using var begun = await organization.Owner.Fill($"{organization.Desk}/badges/new", ("do", "guided"), ("what", "Débat"));
        return $"{begun.Headers.Location}/picture";
    }

    static async Task<HttpResponseMessage> Upload(HttpClient visitor, string page, string? svg, params (string Name, string Value)[] fields)
    {
        using var shown = await visitor.GetAsync(page, Stop);
        using var form = new MultipartFormDataContent { { new StringContent(await FormVisitor.Token(shown)), "form-token" }, { new StringContent("upload"), "do" } };
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        if (svg is not null) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(svg)), "file", "mien.svg");
        return await visitor.PostAsync(page, form, Stop);
    }

    static Task<Badge> Badge(WebServer server, string page)
    {
        var id = PublicId.TryParse(page.Split('/')[^2], out var read) ? read : throw new FormatException(page);
        return server.Ask<EcussonDb, Badge>(db => db.Set<Badge>().AsNoTracking().SingleAsync(badge => badge.PublicId == id, Stop));
    }

    static string Version(string page) => Hidden().Match(page).Groups["version"].Value;

    [GeneratedRegex("<dl class=\"compared\">.*?</dl>", RegexOptions.Singleline, 1000)]
    private static partial Regex Compared();

    [GeneratedRegex("name=\"version\" value=\"(?<version>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"staged\" value=\"(?<id>[a-z2-7]{26})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Waits();
}
