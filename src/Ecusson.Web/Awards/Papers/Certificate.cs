using Ecusson.Awards;
using Ecusson.Files.Drawing;
using Ecusson.Storage;
using Ecusson.Web.Badges;
using Ecusson.Web.Components;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;
using SkiaSharp;

namespace Ecusson.Web.Awards.Papers;

/// <summary>An award as a sheet to print: A4, landscape, in PDF, with a QR code that leads to its page. It is no proof by itself; the page is, and says so.</summary>
sealed class Certificate(BadgeFile pictures, SiteAddress site, IStringLocalizer<Certificate> text)
{
    // Points, 72 to an inch.
    const float Width = 842, Height = 595, Edge = 26, Left = 66, LeftWidth = 226, Right = 344, RightWidth = 432, Top = 74, Foot = 540, QrSide = 104, AboutSize = 13.5f, FactSize = 12, FactsHeight = 178;

    /// <summary>Draws it in the language of the request.</summary>
    /// <param name="seen">The award as whoever asks for it sees it.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<byte[]> Of(SeenAward seen, CancellationToken stop)
    {
        var png = await pictures.Png(seen.Badge, stop);
        var about = new SKDocumentPdfMetadata { Title = $"{Name(seen)} · {seen.IssuerName}", Author = seen.IssuerName, Creator = "Écusson", Producer = "Écusson" };
        using var pdf = new MemoryStream();
        using (var document = SKDocument.CreatePdf(pdf, about))
        {
            var canvas = document.BeginPage(Width, Height);
            Drawn.Seam(canvas, SKRect.Create(Edge, Edge, Width - (2 * Edge), Height - (2 * Edge)), 1.4f);
            Drawn.Picture(canvas, png, SKRect.Create(Left, Top, LeftWidth, LeftWidth));
            Proof(canvas, seen);
            Words(canvas, seen);
            document.EndPage();
            document.Close();
        }

        return pdf.ToArray();
    }

    /// <summary>How to verify it: a QR code for whoever may see the page, else what its holder can do.</summary>
    void Proof(SKCanvas canvas, SeenAward seen)
    {
        using var ink = Drawn.Of(Drawn.Ink);
        using var muted = Drawn.Of(Drawn.Muted);
        const float y = Foot - QrSide - 28;
        if (seen.Award.Visibility == Visibility.OnlyMe)
        {
            using var hidden = TextBlock.Of(text["OnlyMe"], Face.Text, 9.5f, LeftWidth, 7);
            hidden.Draw(canvas, Left, y, muted);
            return;
        }

        var link = site.Award(seen.Award.PublicId) + AwardPages.Query(seen.Award);
        var square = SKRect.Create(Left, y, QrSide, QrSide);
        Drawn.QrCode(canvas, link, square);
        canvas.DrawUrlAnnotation(square, link);
        using var title = TextBlock.Of(text["Verify"], Face.Strong, 11, LeftWidth - QrSide - 10, 2);
        using var how = TextBlock.Of(text["VerifyText"], Face.Text, 9.5f, LeftWidth - QrSide - 10, 5);
        how.Draw(canvas, Left + QrSide + 10, title.Draw(canvas, Left + QrSide + 10, y + 8, ink) + 3, muted);
        using var address = TextBlock.Of(link, Face.Text, 8.5f, Width - (2 * Left), 2);
        address.Draw(canvas, Left, Foot - 16, muted);
    }

    void Words(SKCanvas canvas, SeenAward seen)
    {
        using var ink = Drawn.Of(Drawn.Ink);
        using var muted = Drawn.Of(Drawn.Muted);
        using var label = TextBlock.Of(text["Label"], Face.Strong, 11, RightWidth, 1);
        using var name = TextBlock.Fitted(Name(seen), Face.Title, [36, 30, 25, 20, 17], RightWidth, 3);
        var y = name.Draw(canvas, Right, label.Draw(canvas, Right, Top, muted) + 4, ink) + 12;
        if (seen.HolderName is { } holder)
        {
            using var to = TextBlock.Of(text[seen.IsOwnName ? "AwardedToOwn" : "AwardedTo"], Face.Text, 12, RightWidth, 1);
            using var person = TextBlock.Fitted(PlainText.Shown(holder, 300), Face.Strong, [28, 23, 18, 15], RightWidth, 2);
            y = person.Draw(canvas, Right, to.Draw(canvas, Right, y, muted), ink) + 12;
        }

        var room = (int)((Foot - FactsHeight - y) / (AboutSize * 1.35f));
        using var about = TextBlock.Of(PlainText.Shown(In(seen, seen.Badge.Description), 1000), Face.Text, AboutSize, RightWidth, Math.Clamp(room, 1, 9));
        y = about.Draw(canvas, Right, y, ink) + 16;
        foreach (var (what, value) in Facts(seen)) y = Fact(canvas, y, what, value, ink, muted);
        if (seen.Award.RevokedAt is not { } revoked) return;
        using var danger = Drawn.Of(Drawn.Danger);
        using var stands = TextBlock.Of(text[seen.Award.ReplacedBy is null ? "Revoked" : "Replaced", SpokenDate.Day(revoked)], Face.Strong, 13, RightWidth, 2);
        stands.Draw(canvas, Right, y + 4, danger);
    }

    IEnumerable<(string What, string Value)> Facts(SeenAward seen)
    {
        yield return (text["Issuer"], PlainText.Shown(seen.IssuerName, 300));
        yield return (text["AwardedOn"], SpokenDate.Day(seen.Award.AwardedAt));
        yield return seen.Award.ValidUntil is { } until ? (text["ValidUntil"], SpokenDate.Day(until)) : (text["Valid"], text["NoEnd"]);
        if (seen.Badge.Competencies.Length > 0)
            yield return (text["Competencies"], PlainText.Shown(string.Join(", ", seen.Badge.Competencies.Select(competency => In(seen, competency.Name))), 400));
    }

    static float Fact(SKCanvas canvas, float y, string what, string value, SKPaint ink, SKPaint muted)
    {
        const float label = 122;
        using var name = TextBlock.Of(what, Face.Text, FactSize, label, 1);
        using var said = TextBlock.Of(value, Face.Strong, FactSize, RightWidth - label, 3);
        name.Draw(canvas, Right, y, muted);
        return said.Draw(canvas, Right + label, y, ink) + 5;
    }

    static string Name(SeenAward seen) => PlainText.Shown(In(seen, seen.Badge.Name), 300);

    static string In(SeenAward seen, LocalizedText words) => words.In(Language.Current.Code, seen.Badge.Language);
}
