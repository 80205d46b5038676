using System.Globalization;
using System.Net;
using Ecusson.Awards;
using Ecusson.Storage;
using Ecusson.Web.Tests.Badges;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using SkiaSharp;

namespace Ecusson.Web.Tests.Awards;

/// <summary>An award on paper and in the previews of links: what they say is what its holder shows.</summary>
public sealed class PaperTests(PromptServer server) : IClassFixture<PromptServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_certificate_says_who_what_and_when_and_its_code_leads_to_the_page()
    {
        using var desk = await SampleDesk.New(server);
        var award = await Shown(desk, "ida@example.org", "Ida Šķērsvārdiņa-Œuvray", "Everyone");
        using var answer = await server.Visitor().GetAsync($"/fr/awards/{award.PublicId}/certificate.pdf", Stop);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(("inline", "conduire-un-debat.pdf"), (answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.True(answer.Headers.CacheControl is { Public: true, NoCache: true });
        var pdf = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(pdf, 0, 8), StringComparison.Ordinal);
        Assert.InRange(pdf.Length, 20_000, 400_000);

        var text = await PdfReading.Text(pdf);
        foreach (var words in (string[])["Conduire un débat", "Ida Šķērsvārdiņa-Œuvray", "École de Vouneuil", "La personne sait préparer et conclure un débat.", "Cette feuille n’est pas une preuve. La page du badge", "sans limite"])
            Assert.Contains(words, text, StringComparison.Ordinal);
        var about = await PdfReading.About(pdf);
        Assert.Contains("Pages:           1", about, StringComparison.Ordinal);
        Assert.Contains("842 x 595", about, StringComparison.Ordinal);
        Assert.Equal($"http://localhost/awards/{award.PublicId}", Local(await PdfReading.Code(pdf)));

        var english = await PdfReading.Text(await server.Visitor().GetByteArrayAsync($"/en/awards/{award.PublicId}/certificate.pdf", Stop));
        Assert.Contains("Awarded to", english, StringComparison.Ordinal);
        Assert.Contains("without end", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_drawn_shows_no_more_than_the_page()
    {
        using var desk = await SampleDesk.New(server);
        using var jo = await server.SignedIn("jo@example.org");
        var award = await desk.Offered("jo@example.org", "Jo Cachée");
        var (mine, anyone) = ($"/fr/me/awards/{award.PublicId}", server.Visitor());
        string[] files = ["certificate.pdf", "share.png", "credential.jwt"];
        // Before it is accepted there is nothing to take along, for its holder neither.
        Assert.Equal(HttpStatusCode.NotFound, await jo.Status($"/me/awards/{award.PublicId}/certificate.pdf"));
        using (await jo.Fill(mine, ("do", "accept"))) { }
        foreach (var path in files.SelectMany(file => (string[])[$"/awards/{award.PublicId}/{file}", $"/fr/awards/{award.PublicId}/{file}?key=x", $"/en/awards/{award.PublicId}/{file}?key="]))
            Assert.Equal(HttpStatusCode.NotFound, await anyone.Status(path));
        using var other = await server.SignedIn("kim@example.org");
        foreach (var file in (string[])["certificate.pdf", "credential.jwt"])
        {
            Assert.Equal(HttpStatusCode.NotFound, await other.Status($"/me/awards/{award.PublicId}/{file}"));
            Assert.Equal(HttpStatusCode.SeeOther, await anyone.Status($"/me/awards/{award.PublicId}/{file}"));
        }

        using (var own = await jo.GetAsync($"/fr/me/awards/{award.PublicId}/certificate.pdf", Stop))
        {
            Assert.True(own.Headers.CacheControl?.NoStore);
            var pdf = await own.Content.ReadAsByteArrayAsync(Stop);
            var text = await PdfReading.Text(pdf);
            Assert.Contains("Jo Cachée", text, StringComparison.Ordinal);
            Assert.Contains("personne ne peut le vérifier d’après cette feuille", text, StringComparison.Ordinal);
            Assert.Equal("", await PdfReading.Code(pdf));
        }

        using (await jo.Fill(mine, ("do", "show"), ("visibility", "ByLink"))) { }
        var key = (await desk.Award(mine)).LinkKey;
        foreach (var file in files) Assert.Equal(HttpStatusCode.NotFound, await anyone.Status($"/awards/{award.PublicId}/{file}"));
        var byLink = await anyone.GetByteArrayAsync($"/fr/awards/{award.PublicId}/certificate.pdf?key={key}", Stop);
        Assert.DoesNotContain("Cachée", await PdfReading.Text(byLink), StringComparison.Ordinal);
        Assert.Equal($"http://localhost/awards/{award.PublicId}?key={key}", Local(await PdfReading.Code(byLink)));
        var nameless = await anyone.GetByteArrayAsync($"/fr/awards/{award.PublicId}/share.png?key={key}", Stop);

        using (await jo.Fill(mine, ("do", "show"), ("visibility", "Everyone"), ("shows-name", "yes"))) { }
        Assert.NotEqual(nameless, await anyone.GetByteArrayAsync($"/fr/awards/{award.PublicId}/share.png", Stop));
        using (await jo.Fill(mine, ("do", "show"), ("visibility", "Everyone"))) { }
        // Pixel for pixel what it is without any name.
        Assert.Equal(nameless, await anyone.GetByteArrayAsync($"/fr/awards/{award.PublicId}/share.png", Stop));
    }

    [Theory]
    [InlineData("محمد بن عبد الله")]
    [InlineData("אברהם בן־דוד 42 (Ada)")]
    [InlineData("Ada 🎉👩‍👩‍👧‍👦🇫🇷 Lovelace")]
    [InlineData("田中花子")]
    [InlineData("\u202EevalA\u2066 \uFFFC")]
    [InlineData("A\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301")]
    [InlineData("Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafewarenwohlgepflegeundsorgfaltigkeitbeschutzenvonangreifendurchihrraubgierigfeinde")]
    [InlineData("<script>alert(1)</script> ) Tj ET endstream")]
    public async Task Any_name_is_drawn(string name)
    {
        var title = name.Length > 100 ? name[..100] : name;
        using var desk = await SampleDesk.New(server, BadgeServer.Content("Débat") with { Name = LocalizedText.Of("fr", title), Description = LocalizedText.Of("fr", string.Join(' ', Enumerable.Repeat(title, 4))) });
        var award = await Shown(desk, $"{Guid.NewGuid():N}@example.org", name, "Everyone");
        var anyone = server.Visitor();
        foreach (var path in (string[])[$"/fr/awards/{award.PublicId}/share.png", $"/fr/badges/{desk.Badge.PublicId}/share.png"])
        {
            using var picture = SKBitmap.Decode(await anyone.GetByteArrayAsync(path, Stop));
            Assert.Equal((1200, 630), (picture.Width, picture.Height));
        }

        var pdf = await anyone.GetByteArrayAsync($"/fr/awards/{award.PublicId}/certificate.pdf", Stop);
        Assert.Contains("Pages:           1", await PdfReading.About(pdf), StringComparison.Ordinal);
        // Also what no typeface has can be searched for and copied.
        var word = name.Split(' ', '\u0301').OrderByDescending(part => part.Count(char.IsLetter)).First();
        var some = new string([.. word.Where(char.IsLetter).Skip(1).Take(2)]);
        var text = await PdfReading.Text(pdf);
        Assert.Contains(some, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_tells_other_sites_what_to_show_of_it()
    {
        using var desk = await SampleDesk.New(server);
        var award = await Shown(desk, "lou@example.org", "Lou Visible", "Everyone");
        var anyone = server.Visitor();
        foreach (var page in (string[])[$"/fr/awards/{award.PublicId}", $"/fr/badges/{desk.Badge.PublicId}"])
        {
            using var answer = await anyone.GetAsync(page, Stop);
            var source = await answer.Source();
            Assert.Contains("property=\"og:title\" content=\"Conduire un débat\"", source, StringComparison.Ordinal);
            Assert.Contains("name=\"twitter:card\" content=\"summary_large_image\"", source, StringComparison.Ordinal);
            var image = source.Split("property=\"og:image\" content=\"")[1].Split('"')[0];
            using var picture = await anyone.GetAsync(new Uri(image).PathAndQuery, Stop);
            Assert.Equal(("image/png", "cross-origin"), (picture.Content.Headers.ContentType?.MediaType, picture.Headers.GetValues("Cross-Origin-Resource-Policy").Single()));
        }

        // The picture that a blog or a portfolio embeds.
        using (var embedded = await anyone.GetAsync($"/awards/{award.PublicId}/badge.png", Stop))
            Assert.Equal(("image/png", "cross-origin"), (embedded.Content.Headers.ContentType?.MediaType, embedded.Headers.GetValues("Cross-Origin-Resource-Policy").Single()));

        Assert.Equal(HttpStatusCode.NotFound, await anyone.Status("/badges/aaaaaaaaaaaaaaaaaaaaaaaaaa/share.png"));
        Assert.Equal(HttpStatusCode.NotFound, await anyone.Status("/fr/awards/..%2f..%2fetc/certificate.pdf"));
    }

    [Fact]
    public async Task The_page_shows_a_code_that_opens_it_and_says_where_it_stands_and_who_signed()
    {
        using var desk = await SampleDesk.New(server);
        var award = await Shown(desk, "qr@example.org", "Quentin Rey", "Everyone");
        using var answer = await server.Visitor().GetAsync($"/fr/awards/{award.PublicId}", Stop);
        var page = await answer.Words();
        var code = page.Split("<svg class=\"qrcode\"")[1].Split("</svg>")[0];

        Assert.Equal($"http://localhost/awards/{award.PublicId}", Local(await PdfReading.CodeIn(Drawn(code))));
        Assert.DoesNotContain("style=", code, StringComparison.Ordinal);
        Assert.Contains($"<li><a href=\"/fr/badges/{desk.Badge.PublicId}\">", page, StringComparison.Ordinal);
        Assert.Contains("Signé avec la clé de", page, StringComparison.Ordinal);
        Assert.Contains("Inchangé depuis sa signature", page, StringComparison.Ordinal);
        Assert.Contains("Pas retiré", page, StringComparison.Ordinal);
    }

    /// <summary>The picture that a browser draws of a code.</summary>
    static byte[] Drawn(string svg)
    {
        var side = int.Parse(svg.Split("viewBox=\"0 0 ")[1].Split(' ')[0], CultureInfo.InvariantCulture);
        using var bitmap = new SKBitmap(side * 8, side * 8);
        using var canvas = new SKCanvas(bitmap);
        canvas.Scale(8);
        foreach (var path in svg.Split("<path fill=\"")[1..])
        {
            using var paint = new SKPaint { Color = SKColor.Parse(path[..7]) };
            using var drawn = SKPath.ParseSvgPathData(path.Split(" d=\"")[1].Split('"')[0]);
            canvas.DrawPath(drawn, paint);
        }

        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    async Task<Award> Shown(SampleDesk desk, string address, string name, string visibility)
    {
        var award = await desk.Offered(address, name);
        using var holder = await server.SignedIn(address);
        using (await holder.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        using (await holder.Fill($"/fr/me/awards/{award.PublicId}", ("do", "show"), ("visibility", visibility), ("shows-name", "yes"))) { }
        return award;
    }

    /// <summary>The server's port is its own each time.</summary>
    static string Local(string address) => Uri.TryCreate(address, UriKind.Absolute, out var read) ? $"http://localhost{read.PathAndQuery}" : address;
}
