using System.Xml.Linq;
using SkiaSharp;

namespace Ecusson.Files.Drawing;

/// <summary>
/// What painting one drawing may cost. A few kilobytes can ask for hours: references multiply, dashes and layers too. So whatever takes
/// time or memory is paid for here before it is done, at about the worst that it takes, in steps of about a nanosecond; when
/// nothing is left, nothing more is painted and the drawing is too large. The same drawing always costs the same.
/// </summary>
sealed class SvgBudget
{
    const double Whole = 2e9;

    /// <summary>Of a property that is looked up, and of a character of numbers, of a path's data, a style or a picture.</summary>
    const double Lookup = 20, Character = 300, PlainCharacter = 30;

    /// <summary>Of a pixel that is painted with a plain colour, with another paint, through a clip that is no rectangle; laid as a layer; kept in memory.</summary>
    const double PlainPixel = 5, Pixel = 10, ClippedPixel = 10, LayerPixel = 5, KeptPixel = 64;

    /// <summary>Of a point of an outline, and of each row of pixels that its edge may cross.</summary>
    const double Point = 100, Row = 10;

    double left = Whole;

    /// <summary>Whether more was asked for than there was.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Pays for an element whose attributes are read.</summary>
    public bool Read(XElement element) =>
        Spend(Lookup + element.Attributes().Sum(attribute => attribute.Value.Length * attribute.Name.LocalName switch
        {
            // A picture is read once, see Picture.
            "href" when element.Name.LocalName == "image" => 0,
            "d" or "style" => PlainCharacter,
            _ => Character,
        }));

    /// <summary>Pays for a text that is read.</summary>
    public bool Read(string text) => Spend(Lookup + (Character * text.Length));

    /// <summary>Pays for a picture that is read.</summary>
    public bool Picture(string data) => Spend(PlainCharacter * data.Length);

    /// <summary>Pays for properties that are looked up.</summary>
    public bool LookUp(int times) => Spend(Lookup * times);

    /// <summary>Pays for pixels that stay in memory until the drawing is done.</summary>
    /// <param name="pixels">How many.</param>
    /// <param name="passes">How often they are written.</param>
    public bool Keep(double pixels, int passes = 1) => Spend(pixels * (KeptPixel + passes));

    /// <summary>Pays for all pixels that can be painted on: a layer, which is cleared and laid on what is below it.</summary>
    /// <param name="canvas">What it lies on.</param>
    /// <param name="depth">Its depth: layers within layers are in memory at once.</param>
    /// <param name="isMask">Whether it takes part in a mask.</param>
    public bool Layer(SKCanvas canvas, int depth, bool isMask)
    {
        var clip = canvas.DeviceClipBounds;
        return Spend((isMask ? Pixel : LayerPixel) * depth * clip.Width * clip.Height);
    }

    /// <summary>Pays for a picture of pixels, which is made smaller before it is drawn.</summary>
    public bool Draw(SKCanvas canvas, SKImage image) =>
        Spend(PlainPixel * image.Width * image.Height) && Scan(canvas, SKRect.Create(image.Width, image.Height), 4, Pixel);

    /// <summary>Pays for the inside of an outline.</summary>
    public bool Fill(SKCanvas canvas, SKPath path, SKRect box, bool isPlain) => Scan(canvas, box, path.PointCount, isPlain ? PlainPixel : Pixel);

    /// <summary>Pays for a line along an outline, with its joins and dashes.</summary>
    public bool Stroke(SKCanvas canvas, SKPath path, SKRect box, SvgLook look, bool isPlain)
    {
        // Either side of the line, and what rounds its corners.
        double points = 4 * path.PointCount;
        if (look.Dashes.Length > 0)
        {
            // To be measured, a curve is cut into up to a thousand straight pieces.
            if (!Spend((1000 * Lookup * path.PointCount) + (Lookup * look.Dashes.Length))) return false;
            points += 4 * Dashes(path, look.Dashes);
        }

        var reach = look.StrokeWidth * Math.Max(1, look.Miter);
        box.Inflate(reach, reach);
        return Scan(canvas, box, points, isPlain ? PlainPixel : Pixel);
    }

    static double Dashes(SKPath path, float[] dashes)
    {
        using var measure = new SKPathMeasure(path);
        var length = 0d;
        do length += measure.Length;
        while (measure.NextContour());
        return length / dashes.Sum() * dashes.Length;
    }

    bool Scan(SKCanvas canvas, SKRect box, double points, double pixel)
    {
        var seen = canvas.TotalMatrix.MapRect(box);
        // What lies outside is left out at a glance, but not what has no place at all.
        if (!seen.IsEmpty && !seen.IntersectsWithInclusive(canvas.DeviceClipBounds)) return Spend(Point);
        seen.Intersect(canvas.DeviceClipBounds);
        if (!canvas.IsClipRect) pixel += ClippedPixel;
        // The edges of a row are sorted: where lines all cross each other, once for each crossing.
        return Spend((pixel * seen.Width * seen.Height) + (points * (Point + (Row * seen.Height))) + (points * points / 8));
    }

    bool Spend(double steps)
    {
        left -= steps;
        // What is no number is spent too.
        if (!(left >= 0)) IsSpent = true;
        return !IsSpent;
    }
}
