using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Ecusson.Badges.Art;

/// <summary>A letter that is sewn: one stroke of one width, ten units high.</summary>
/// <param name="Width">Its width in the same units.</param>
/// <param name="Path">SVG path.</param>
readonly record struct Letter(double Width, string Path);

/// <summary>The alphabet of the drawings: capitals with the accents of the Latin languages, digits and the usual signs.</summary>
static class Letters
{
    static readonly FrozenDictionary<char, Letter> Plain = new Dictionary<char, Letter>
    {
        ['A'] = new(8, "M0 10L4 0L8 10M1.6 6.6H6.4"),
        ['B'] = new(6.9, "M0 0V10M0 0H3.7A2.4 2.4 0 0 1 3.7 4.8H0M3.7 4.8H4.2A2.6 2.6 0 0 1 4.2 10H0"),
        ['C'] = new(8.4, "M8.4 1.9A4.9 4.9 0 1 0 8.4 8.1"),
        ['D'] = new(7.8, "M0 0V10H2.8A5 5 0 0 0 2.8 0Z"),
        ['E'] = new(5.8, "M5.8 0H0V10H5.8M0 5H5"),
        ['F'] = new(5.8, "M5.8 0H0V10M0 5H5"),
        ['G'] = new(9.4, "M8.4 1.9A4.9 4.9 0 1 0 9.4 5.6H5.6"),
        ['H'] = new(7.2, "M0 0V10M7.2 0V10M0 5H7.2"),
        ['I'] = new(0, "M0 0V10"),
        ['J'] = new(5, "M5 0V7.2A2.6 2.6 0 0 1 -.1 7.4"),
        ['K'] = new(6.8, "M0 0V10M6.6 0L0 6.2M2.6 4L6.8 10"),
        ['L'] = new(5.4, "M0 0V10H5.4"),
        ['M'] = new(9, "M0 10V0L4.5 6.4L9 0V10"),
        ['N'] = new(7.4, "M0 10V0L7.4 10V0"),
        ['O'] = new(9.8, "M4.9 0A4.9 5 0 1 0 4.9 10A4.9 5 0 1 0 4.9 0Z"),
        ['P'] = new(6.6, "M0 10V0H3.8A2.8 2.8 0 0 1 3.8 5.6H0"),
        ['Q'] = new(9.8, "M4.9 0A4.9 5 0 1 0 4.9 10A4.9 5 0 1 0 4.9 0ZM6 7L9.6 10.6"),
        ['R'] = new(6.8, "M0 10V0H3.8A2.8 2.8 0 0 1 3.8 5.6H0M3.6 5.6L6.8 10"),
        ['S'] = new(6.6, "M6.3 1.6C5.6 .5 4.6 0 3.3 0C1.5 0 .2 1 .2 2.5C.2 5.9 6.6 4.1 6.6 7.4C6.6 9 5.2 10 3.3 10C1.8 10 .6 9.4 0 8.2"),
        ['T'] = new(7.2, "M0 0H7.2M3.6 0V10"),
        ['U'] = new(7.2, "M0 0V6.4A3.6 3.6 0 0 0 7.2 6.4V0"),
        ['V'] = new(7.8, "M0 0L3.9 10L7.8 0"),
        ['W'] = new(11.4, "M0 0L2.8 10L5.7 1.4L8.6 10L11.4 0"),
        ['X'] = new(6.8, "M0 0L6.8 10M6.8 0L0 10"),
        ['Y'] = new(7.4, "M0 0L3.7 5.2L7.4 0M3.7 5.2V10"),
        ['Z'] = new(6.8, "M.3 0H6.6L0 10H6.8"),
        ['Œ'] = new(12, "M12 0H4.9A4.9 5 0 0 0 4.9 10H12M6.9 0V10M6.9 5H11.2"),
        ['Æ'] = new(11.4, "M0 10L5.4 0H11.4M6.2 0V10H11.4M6.2 5H10.6M1.9 6.6H6.2"),
        ['Ø'] = new(9.8, "M4.9 0A4.9 5 0 1 0 4.9 10A4.9 5 0 1 0 4.9 0ZM1 10.6L8.8 -.6"),
        ['Ł'] = new(5.4, "M0 0V10H5.4M-1.4 6.2L3 3.8"),
        ['Đ'] = new(7.8, "M0 0V10H2.8A5 5 0 0 0 2.8 0ZM-1.4 5H3"),
        ['0'] = new(7, "M3.5 0C1.3 0 0 2.2 0 5S1.3 10 3.5 10S7 7.8 7 5S5.7 0 3.5 0Z"),
        ['1'] = new(3, "M0 2.2L3 0V10"),
        ['2'] = new(6.2, "M.2 2.4C.5 .9 1.7 0 3.2 0C4.9 0 6 1.1 6 2.7C6 5.4 1.6 7.4 0 10H6.2"),
        ['3'] = new(6, "M.3 1.6C.9 .6 1.9 0 3.1 0A2.4 2.35 0 0 1 3.1 4.7H2.2M3.1 4.7A2.8 2.65 0 0 1 3.1 10C1.7 10 .6 9.4 0 8.3"),
        ['4'] = new(7, "M5.2 10V0L0 7.2H7"),
        ['5'] = new(6.2, "M5.6 0H1L.5 4.6C1.2 4 2 3.7 3 3.7A3.1 3.15 0 0 1 3 10C1.7 10 .6 9.4 0 8.4"),
        ['6'] = new(6.4, "M5.4 0C2.4 1 .1 3.6 .1 6.8A3.1 3.1 0 1 0 3.2 3.7C1.4 3.7 .1 5 .1 6.8"),
        ['7'] = new(6.2, "M0 0H6.2L2 10"),
        ['8'] = new(6.2, "M3.1 0A2.5 2.35 0 1 0 3.1 4.7A2.5 2.35 0 1 0 3.1 0ZM3.1 4.7A2.9 2.65 0 1 0 3.1 10A2.9 2.65 0 1 0 3.1 4.7Z"),
        ['9'] = new(6.4, "M1 10C4 9 6.3 6.4 6.3 3.2A3.1 3.1 0 1 0 3.2 6.3C5 6.3 6.3 5 6.3 3.2"),
        [' '] = new(3, ""),
        ['-'] = new(3.4, "M0 5.2H3.4"),
        ['\''] = new(0, "M0 -.4V2.4"),
        ['’'] = new(.6, "M.6 -.4L0 2.4"),
        ['·'] = new(0, "M-.3 5H.3"),
        ['.'] = new(0, "M-.3 9.7H.3"),
        [','] = new(.6, "M.6 9.2L-.2 11.6"),
        [':'] = new(0, "M-.3 3H.3M-.3 9.4H.3"),
        ['!'] = new(0, "M0 0V6.4M-.3 9.7H.3"),
        ['?'] = new(5, "M0 1.8C.4 .7 1.3 0 2.5 0C4 0 5 1 5 2.5C5 4.4 2.5 4.6 2.5 6.8M2.2 9.7H2.8"),
        ['+'] = new(5, "M0 5.2H5M2.5 2.7V7.7"),
        ['='] = new(4.4, "M0 3.8H4.4M0 6.6H4.4"),
        ['/'] = new(4.4, "M0 10.6L4.4 -.6"),
        ['('] = new(2, "M2 -.8C-.6 2.4 -.6 7.6 2 10.8"),
        [')'] = new(2, "M0 -.8C2.6 2.4 2.6 7.6 0 10.8"),
        ['&'] = new(7.6, "M7.6 10L1.6 3.2C.4 1.8 1.2 0 2.9 0C4.6 0 5.4 1.9 4.2 3.1L1.4 5.4C-.6 7.2 .2 10 2.8 10C5 10 6.8 8.4 7.2 5.8"),
        ['%'] = new(8, "M1.8 0A1.8 1.8 0 1 0 1.8 3.6A1.8 1.8 0 1 0 1.8 0ZM6.2 6.4A1.8 1.8 0 1 0 6.2 10A1.8 1.8 0 1 0 6.2 6.4ZM7 0L1 10"),
        ['°'] = new(2.8, "M1.4 0A1.4 1.4 0 1 0 1.4 2.8A1.4 1.4 0 1 0 1.4 0Z"),
        ['#'] = new(7, "M2.2 .4L1.4 9.6M5.6 .4L4.8 9.6M.2 3.2H7M0 6.8H6.8"),
    }.ToFrozenDictionary();

    /// <summary>Signs above or below a letter, around its middle.</summary>
    static readonly FrozenDictionary<char, string> Accents = new Dictionary<char, string>
    {
        ['\u0300'] = "m1.1 -2.4l-2.1 -1.2",
        ['\u0301'] = "m-1 -2.4l2.1 -1.2",
        ['\u0302'] = "m-1.7 -2.3l1.7 -1.5l1.7 1.5",
        ['\u0303'] = "m-1.9 -2.6c1.1 -1.6 2.6 1 3.8 -.6",
        ['\u0304'] = "m-1.7 -2.8h3.4",
        ['\u0306'] = "m-1.7 -3.6c.4 1.6 3 1.6 3.4 0",
        ['\u0307'] = "m-.2 -2.9h.4",
        ['\u0308'] = "m-1.8 -2.9h.4m2.8 0h.4",
        ['\u030A'] = "m0 -4.4a1.2 1.2 0 1 0 .01 0z",
        ['\u030B'] = "m-1.6 -2.4l1.3 -1.2m.8 1.2l1.3 -1.2",
        ['\u030C'] = "m-1.7 -3.7l1.7 1.4l1.7 -1.4",
        ['\u0327'] = "m.2 10.6c1.6 .2 1.5 2.3 -.8 2.1",
        ['\u0328'] = "m.6 10.2c-1.6 1.2 -1 2.4 .8 2.2",
    }.ToFrozenDictionary();

    /// <summary>The letters of a text in capitals; null when one of them cannot be sewn.</summary>
    public static IReadOnlyList<Letter>? Of(string text)
    {
        var letters = new List<Letter>();
        foreach (var sign in Capitals(text))
        {
            if (Plain.TryGetValue(sign, out var letter))
            {
                letters.Add(letter);
                continue;
            }

            if (letters.Count == 0 || !Accents.TryGetValue(sign, out var accent)) return null;
            var under = letters[^1];
            letters[^1] = under with { Path = string.Create(CultureInfo.InvariantCulture, $"{under.Path}M{under.Width / 2} 0{accent}") };
        }

        return letters;
    }

    /// <summary>In capitals, letters and accents apart: as many as will be sewn.</summary>
    static string Capitals(string text) =>
        text.Replace("ß", "ss", StringComparison.Ordinal).ToUpperInvariant().Replace('Ð', 'Đ').Replace('–', '-').Replace('\u00A0', ' ').Normalize(NormalizationForm.FormD);
}
