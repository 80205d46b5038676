using Ecusson.Files.Drawing;
using Ecusson.Web.Shell;
using SkiaSharp;

namespace Ecusson.Web.Components;

/// <summary>The picture that social networks and messengers show for a link (Open Graph, 1200 × 630 pixels).</summary>
/// <param name="Png">The badge's picture; null for none.</param>
/// <param name="Title">The badge's name.</param>
/// <param name="Person">The holder's line; null when no name is shown.</param>
/// <param name="Issuer">The organisation's name.</param>
/// <param name="Foot">Where it is from, e.g. the server's name.</param>
sealed record SharePicture(byte[]? Png, string Title, string? Person, string Issuer, string Foot)
{
    /// <summary>Name of the limit on what is drawn for one visitor.</summary>
    public const string RateLimit = "drawn";

    public const int Width = 1200, Height = 630;

    const float Left = 548, Column = 580, Gap = 24;

    /// <summary>Sends it; other sites may show it too.</summary>
    public IResult Answer(HttpContext context)
    {
        if (Language.Of(context.Request.Path) is null) context.Response.Headers.Append("Vary", "Accept-Language");
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return PublicPages.Data(context, Draw(), "image/png");
    }

    /// <summary>Draws it.</summary>
    /// <returns>A PNG.</returns>
    public byte[] Draw()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(Drawn.Paper);
        Drawn.Seam(canvas, SKRect.Create(22, 22, Width - 44, Height - 44), 3);
        Drawn.Picture(canvas, Png, SKRect.Create(84, 115, 400, 400));
        using var ink = Drawn.Of(Drawn.Ink);
        using var muted = Drawn.Of(Drawn.Muted);
        using var title = TextBlock.Fitted(PlainText.Shown(Title, 200), Face.Title, [68, 58, 48, 40, 34], Column, 4);
        using var person = Person is null ? null : TextBlock.Fitted(PlainText.Shown(Person, 140), Face.Strong, [36, 32, 28], Column, 2);
        using var issuer = TextBlock.Fitted(PlainText.Shown(Issuer, 140), Face.Text, [30, 26], Column, 2);
        using var foot = TextBlock.Of(PlainText.Shown(Foot, 80), Face.Text, 24, Column, 1);
        var height = title.Height + Gap + (person is null ? 0 : person.Height + (Gap / 2)) + issuer.Height;
        var y = Math.Max(56, ((Height - height) / 2) - 20);
        y = title.Draw(canvas, Left, y, ink) + Gap;
        if (person is not null) y = person.Draw(canvas, Left, y, ink) + (Gap / 2);
        issuer.Draw(canvas, Left, y, muted);
        foot.Draw(canvas, Left, Height - 84, muted);
        using var image = surface.Snapshot();
        using var pixels = image.PeekPixels();
        using var encoded = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 4)) ?? throw new InvalidOperationException("A picture could not be written as PNG.");
        return encoded.ToArray();
    }
}
