using System.Text;
using SkiaSharp;

namespace Ecusson.Files.Drawing;

/// <summary>
/// The typefaces that texts are drawn with. They come with the product, and from the folder that the operator names (<see cref="OtherScripts"/>): what the machine has installed is not
/// asked, so that a text looks the same everywhere.
/// </summary>
static class Typefaces
{
    static readonly Lazy<SKFont>
        Regular = Loaded("Inter_400Regular"), SemiBold = Loaded("Inter_600SemiBold"), Display = Loaded("BricolageGrotesque_700Bold"),
        Arabic = Loaded("NotoSansArabic_400Regular"), Hebrew = Loaded("NotoSansHebrew_400Regular");

    /// <summary>The typeface that has every sign of one character as a reader counts them; null when none has.</summary>
    public static SKTypeface? For(Face face, string character)
    {
        foreach (var candidate in Chain(face).Concat(OtherScripts.Taken))
            if (character.EnumerateRunes().All(sign => IsUnseen(sign) || candidate.Value.ContainsGlyph(sign.Value))) return candidate.Value.Typeface;
        return null;
    }

    /// <summary>The face's own typeface, which shows a box for what it has not.</summary>
    public static SKTypeface Own(Face face) => Chain(face)[0].Value.Typeface;

    static Lazy<SKFont>[] Chain(Face face) => face switch
    {
        Face.Text => [Regular, Arabic, Hebrew],
        Face.Strong => [SemiBold, Arabic, Hebrew],
        Face.Title => [Display, SemiBold, Arabic, Hebrew],
        _ => throw new ArgumentOutOfRangeException(nameof(face)),
    };

    // Joiners and marks of direction are told by what they do to their neighbours.
    static bool IsUnseen(Rune sign) => Rune.GetUnicodeCategory(sign) == System.Globalization.UnicodeCategory.Format;

    static Lazy<SKFont> Loaded(string name) => new(() =>
    {
        using var stream = typeof(Typefaces).Assembly.GetManifestResourceStream($"Ecusson.Files.Drawing.Typefaces.{name}")
            ?? throw new InvalidOperationException($"The typeface {name} is not in the program.");
        using var data = SKData.Create(stream);
        return new SKFont(SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The typeface {name} cannot be read."));
    });
}
