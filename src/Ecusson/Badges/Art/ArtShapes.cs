using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Ecusson.Badges.Art;

/// <summary>An outline in a square of 400 × 400, and where icon and text lie in it.</summary>
/// <param name="Outline">SVG path.</param>
/// <param name="Stitch">Path of the seam within; null for the outline made smaller.</param>
/// <param name="IconX">Centre of the icon.</param>
/// <param name="IconY">Centre of the icon.</param>
/// <param name="IconScale">How many times its 24 units.</param>
/// <param name="TextY">Middle of the line of text; for <paramref name="Arc"/> not used.</param>
/// <param name="TextWidth">The longest line.</param>
/// <param name="Arc">Radius of the circle around the middle along whose bottom the text runs; null for a straight line.</param>
sealed record ArtShape(string Outline, string? Stitch, double IconX, double IconY, double IconScale, double TextY, double TextWidth, double? Arc = null);

static class ArtShapes
{
    public static FrozenDictionary<string, ArtShape> All { get; } = new Dictionary<string, ArtShape>(StringComparer.Ordinal)
    {
        ["shield"] = new("M200 22C248 46 300 54 356 52C362 196 330 312 200 380C70 312 38 196 44 52C100 54 152 46 200 22Z", null, 200, 152, 6.2, 256, 150),
        ["round"] = new("M200 22A178 178 0 1 1 199.9 22Z", null, 200, 178, 6.4, 290, 226, 129),
        ["hexagon"] = new(
            "M184 26Q200 17 216 26L346 101Q362 110 362 128V272Q362 290 346 299L216 374Q200 383 184 374L54 299Q38 290 38 272V128Q38 110 54 101Z", null, 200, 158, 6.6, 272, 220),
        ["pennant"] = new(
            "M62 26H338Q356 26 356 44V360Q356 384 336 372L214 302Q200 294 186 302L64 372Q44 384 44 360V44Q44 26 62 26Z", null, 200, 128, 6.4, 240, 180),
        ["leaf"] = new("M52 30H226C314 30 370 92 370 174V348Q370 370 348 370H174C92 370 30 308 30 226V52Q30 30 52 30Z", null, 200, 160, 6.8, 272, 226),
        ["diamond"] = new("M178 28Q200 6 222 28L372 178Q394 200 372 222L222 372Q200 394 178 372L28 222Q6 200 28 178Z", null, 200, 146, 5.6, 254, 170),
        ["arch"] = new("M48 190A152 166 0 0 1 352 190V352Q352 376 328 376H72Q48 376 48 352Z", null, 200, 172, 6.8, 292, 216),
        ["scallop"] = new(Scallop(12, 158), "M200 60A140 140 0 1 1 199.9 60Z", 200, 164, 6.4, 270, 172),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static string Scallop(int count, double radius)
    {
        string Point(int at)
        {
            var angle = (at * 2 * Math.PI / count) - (Math.PI / 2) - (Math.PI / count);
            return string.Create(CultureInfo.InvariantCulture, $"{200 + (radius * Math.Cos(angle)):0.#} {200 + (radius * Math.Sin(angle)):0.#}");
        }

        var arc = (radius * Math.Sin(Math.PI / count) * 1.06).ToString("0.#", CultureInfo.InvariantCulture);
        var path = new StringBuilder("M").Append(Point(0));
        for (var at = 1; at <= count; at++) path.Append('A').Append(arc).Append(' ').Append(arc).Append(" 0 0 1 ").Append(Point(at));
        return path.Append('Z').ToString();
    }
}

/// <summary>How the field is divided: heraldic partitions, cut off by the outline.</summary>
static class ArtPartitions
{
    /// <summary>Path of the second colour by name; empty for a field of one colour.</summary>
    public static FrozenDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["plain"] = "",
        ["chief"] = "M0 0H400V116H0Z",
        ["base"] = "M0 226H400V400H0Z",
        ["pale"] = "M92 0H308V400H92Z",
        ["fess"] = "M0 214H400V304H0Z",
        ["bend"] = "M400 0V400H0Z",
        ["disc"] = "M200 80A102 102 0 1 1 199.9 80Z",
        ["rays"] = string.Concat(Enumerable.Range(0, 12).Select(Ray)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static string Ray(int at)
    {
        string Point(double degrees) => string.Create(
            CultureInfo.InvariantCulture, $"{200 + (340 * Math.Cos(degrees * Math.PI / 180)):0} {176 + (340 * Math.Sin(degrees * Math.PI / 180)):0}");
        return $"M200 176L{Point((at * 30) - 7.5)}L{Point((at * 30) + 7.5)}Z";
    }
}
