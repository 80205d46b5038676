using System.Net;
using System.Text;
using Ecusson.Credentials.Baking;
using Ecusson.Web.Tests.Badges;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using SkiaSharp;

namespace Ecusson.Web.Tests.Awards;

/// <summary>Each way in which a page offers to take an award along leads to the award, whatever the badge's picture was handed in as.</summary>
public sealed class DownloadTests(PromptServer server) : IClassFixture<PromptServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_award_of_a_badge_whose_picture_was_handed_in_as_png_is_taken_along_as_svg_too()
    {
        using var desk = await SampleDesk.New(server);
        var badge = $"{desk.Organization.Desk}/badges/{desk.Badge.PublicId}";
        using (var hung = await HandIn($"{badge}/picture", desk)) Assert.Equal(HttpStatusCode.SeeOther, hung.StatusCode);
        using (var published = await desk.Owner.Fill($"{badge}/preview", ("do", "publish"), ("version", $"{desk.Badge.Version + 1}"))) Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        using var holder = await server.SignedIn("png@example.org");
        var award = await desk.Shown("png@example.org", holder);

        var page = await server.Visitor().Words($"/fr/awards/{award.PublicId}");
        foreach (var file in (string[])["badge.png", "badge.svg", "credential.json", "credential.jwt"])
        {
            Assert.Contains($"href=\"/awards/{award.PublicId}/{file}\"", page, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await server.Visitor().Status($"/awards/{award.PublicId}/{file}"));
        }

        var svg = await server.Visitor().GetByteArrayAsync($"/awards/{award.PublicId}/badge.svg", Stop);
        Assert.Contains("data:image/png;base64,", Encoding.UTF8.GetString(svg), StringComparison.Ordinal);
        Assert.Equal(await server.Visitor().GetByteArrayAsync($"/awards/{award.PublicId}/credential.json", Stop), Assert.IsType<UnbakeOutcome.Found>(Picture.Unbake(svg)).Contents[0].Text.ToArray());
    }

    [Theory]
    [InlineData("Conduire un débat", "conduire-un-debat")]
    [InlineData("  Œuvrer à l’été\u00A0: « Ça & là » ! ", "oeuvrer-a-l-ete-ca-la")]
    [InlineData("../../etc/passwd\"; x=\"", "etc-passwd-x")]
    [InlineData("Accompagner des personnes éloignées de l’emploi dans leurs démarches", "accompagner-des-personnes-eloignees-de-l-emploi-dans-leurs")]
    [InlineData("إدارة نقاش", "badge")]
    public async Task A_file_is_called_after_its_badge_and_not_after_its_holder(string badge, string name)
    {
        using var desk = await SampleDesk.New(server, BadgeServer.Content(badge));
        using var holder = await server.SignedIn($"{name.Length}-files@example.org");
        var award = await desk.Shown($"{name.Length}-files@example.org", holder, ("name", "Zoé Secrète"));
        var files = (string[])["badge.png", "badge.svg", "credential.json", "credential.jwt", "certificate.pdf"];
        foreach (var (reader, from) in ((HttpClient, string)[])[(server.Visitor(), "/awards"), (holder, "/me/awards")])
        {
            foreach (var file in files)
            {
                using var answer = await reader.GetAsync($"{from}/{award.PublicId}/{file}", Stop);
                var said = answer.Content.Headers.ContentDisposition;
                var saved = $"{name}.{file.Split('.')[1]}";
                Assert.Equal((file, saved, saved), (file, said?.FileName?.Trim('"'), said?.FileNameStar));
            }
        }

        foreach (var page in (string[])[await server.Visitor().Words($"/fr/awards/{award.PublicId}"), await holder.Words($"/fr/me/awards/{award.PublicId}")])
            foreach (var ending in (string[])["png", "svg", "json", "jwt"]) Assert.Contains($"download=\"{name}.{ending}\"", page, StringComparison.Ordinal);
    }

    static async Task<HttpResponseMessage> HandIn(string page, SampleDesk desk)
    {
        var (designer, version) = (desk.Owner, $"{desk.Badge.Version}");
        using var picture = new SKBitmap(600, 300);
        picture.Erase(SKColors.Teal);
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        using var shown = await designer.GetAsync(page, Stop);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await FormVisitor.Token(shown)), "form-token" }, { new StringContent("upload"), "do" }, { new StringContent(version), "version" },
            { new ByteArrayContent(png.ToArray()), "file", "badge.png" }, { new StringContent("Un carré vert"), "file-shows" },
        };
        return await designer.PostAsync(page, form, Stop);
    }
}
