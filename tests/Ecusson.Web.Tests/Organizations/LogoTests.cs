using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ecusson.Badges.Art;
using Ecusson.Files.Drawing;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Organizations;

/// <summary>The logo of an organisation, handed in at its desk without any script.</summary>
public sealed partial class LogoTests(PromptServer server) : IClassFixture<PromptServer>
{
    internal static readonly byte[] Png = SvgPainter.ToPng(Drawing.Svg(ArtRecipe.Beginnings[2], ""));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_logo_is_shown_wherever_its_organisation_speaks_and_named_in_what_it_signs()
    {
        using var desk = await SampleDesk.New(server);
        var organization = desk.Organization;
        using (var saved = await Save(organization, Png, "logo.png")) Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);

        using var visitor = server.Visitor();
        var logo = Shown().Match(await visitor.GetStringAsync($"/fr/organizations/{organization.Id}", Stop)).Value;
        Assert.NotEqual("", logo);
        using (var file = await visitor.GetAsync(logo, Stop)) Assert.Equal("image/png", file.Content.Headers.ContentType?.MediaType);
        var award = await desk.Offered("logo@example.org");
        foreach (var page in (string[])[organization.Desk, "/fr/manage", $"/fr/badges/{desk.Badge.PublicId}", "/fr/organizations", await desk.Link(award)])
            Assert.Contains(logo, await organization.Owner.GetStringAsync(page, Stop), StringComparison.Ordinal);
        var profile = JsonElement.Parse(await visitor.GetStringAsync($"/organizations/{organization.Id}", Stop));
        Assert.EndsWith(logo, profile.GetProperty("image").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("Image", profile.GetProperty("image").GetProperty("type").GetString());

        // What was signed names the logo of that day: its address stays although another takes its place.
        using (var changed = await Save(organization, Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><script>alert(1)</script><path d=\"M0 0H9V9Z\"/></svg>"), "logo.svg"))
            Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        var next = Shown().Match(await visitor.GetStringAsync($"/fr/organizations/{organization.Id}", Stop)).Value;
        Assert.NotEqual(logo, next);
        Assert.DoesNotContain("script", await visitor.GetStringAsync(next, Stop), StringComparison.Ordinal);
        using (var old = await visitor.GetAsync(logo, Stop)) Assert.Equal(HttpStatusCode.OK, old.StatusCode);

        using (var removed = await Save(organization, file: null, "", ("no-logo", "yes"))) Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        Assert.DoesNotMatch(Shown(), await visitor.GetStringAsync($"/fr/organizations/{organization.Id}", Stop));
    }

    [Fact]
    public async Task A_picture_that_is_none_is_refused_with_its_reason_and_every_word_stays()
    {
        using var organization = await SampleOrganization.New(server);
        foreach (var (file, name, sentence) in ((byte[], string, string)[])
        [
            ("GIF89a"u8.ToArray(), "logo.gif", "PNG et le SVG"), (Png, "logo.svg", "ne disent pas le même format"), (new byte[(4 << 20) + 1], "logo.png", "trop lourde"),
            (Encoding.UTF8.GetBytes("<!DOCTYPE svg><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>"), "logo.svg", "type de document"),
        ])
        {
            using var refused = await Save(organization, file, name, ("place", "Rochefort-en-Terre"));
            Assert.Equal((name, HttpStatusCode.UnprocessableEntity), (name, refused.StatusCode));
            var words = await refused.Words();
            Assert.Contains(sentence, words, StringComparison.Ordinal);
            Assert.Contains("Rochefort-en-Terre", words, StringComparison.Ordinal);
        }

        Assert.DoesNotMatch(Shown(), await organization.Owner.GetStringAsync(organization.Desk, Stop));
    }

    [Fact]
    public async Task A_logo_that_came_with_a_wrong_word_need_not_be_chosen_again()
    {
        using var organization = await SampleOrganization.New(server);
        using var refused = await Save(organization, Png, "logo.png", ("site", "javascript:alert(1)"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var waiting = Waiting().Match(await refused.Source()).Groups["logo"].Value;
        using var visitor = server.Visitor();
        using (var hidden = await visitor.GetAsync($"/files/{waiting}", Stop)) Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);

        using (var saved = await Save(organization, file: null, "", ("logo", waiting))) Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        using var shown = await visitor.GetAsync($"/files/{waiting}", Stop);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
    }

    [Fact]
    public async Task A_picture_of_another_organisation_is_no_logo_and_who_does_not_own_hands_none_in()
    {
        using var organization = await SampleOrganization.New(server);
        using var other = await SampleOrganization.New(server);
        using var refused = await Save(other, Png, "logo.png", ("site", "x"));
        var theirs = Waiting().Match(await refused.Source()).Groups["logo"].Value;
        using (var taken = await Save(organization, file: null, "", ("logo", theirs))) Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        using var visitor = server.Visitor();
        using (var hidden = await visitor.GetAsync($"/files/{theirs}", Stop)) Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);

        using var designer = await organization.Member("Designer");
        using var forced = await Save(organization, Png, "logo.png", by: designer);
        Assert.Equal(HttpStatusCode.NotFound, forced.StatusCode);
    }

    internal static Task<HttpResponseMessage> Save(SampleOrganization organization, byte[]? file, string name, params (string Name, string Value)[] more) => Save(organization, file, name, organization.Owner, more);

    static async Task<HttpResponseMessage> Save(SampleOrganization organization, byte[]? file, string name, HttpClient by, params (string Name, string Value)[] more)
    {
        using var page = await organization.Owner.GetAsync($"{organization.Desk}/settings", Stop);
        using var any = await by.GetAsync("/fr/me/account", Stop);
        var source = await page.Source();
        var fields = new Dictionary<string, string>
        {
            ["form-token"] = await FormVisitor.Token(any),
            ["version"] = Version().Match(source).Groups["version"].Value, ["name"] = "École de Vouneuil", ["language"] = "fr",
        };
        foreach (var (field, value) in more) fields[field] = value;
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields) form.Add(new StringContent(value), field);
        if (file is not null) form.Add(new ByteArrayContent(file), "logo-file", name);
        return await by.PostAsync($"{organization.Desk}/settings", form, Stop);
    }

    [GeneratedRegex("/files/[a-z2-7]{26}(?=\"[^>]* width=\"96\")", RegexOptions.None, 1000)]
    private static partial Regex Shown();

    [GeneratedRegex("name=\"logo\" value=\"(?<logo>[a-z2-7]{26})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Waiting();

    [GeneratedRegex("name=\"version\" value=\"(?<version>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();
}
