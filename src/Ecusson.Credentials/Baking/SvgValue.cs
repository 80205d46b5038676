using System.Text.RegularExpressions;

namespace Ecusson.Credentials.Baking;

/// <summary>Says of an attribute's or property's value whether it can only draw.</summary>
static partial class SvgValue
{
    /// <summary>
    /// Numbers, words, colours, path data, quoted font names, a few functions, and <c>url()</c> of something in this file.
    /// Without colon, backslash, <c>@</c>, braces and comments no scheme, escape or rule can hide in it.
    /// </summary>
    public static bool IsSafe(string value) =>
        Plain().IsMatch(value) && !value.Contains("/*", StringComparison.Ordinal) && !value.Contains("//", StringComparison.Ordinal)
        && Calls().EnumerateMatches(value).Count() == value.AsSpan().Count('(')
        && value.AsSpan().Count('"') % 2 == 0 && value.AsSpan().Count('\'') % 2 == 0;

    public static bool IsId(string value) => Id().IsMatch(value);

    /// <summary><c>#name</c>, and nothing before or after it.</summary>
    public static bool IsFragment(string value) => value.Trim() is ['#', ..] trimmed && IsId(trimmed[1..]);

    /// <summary>A picture within the text itself: PNG, JPEG, GIF or WebP, whose first bytes say the same.</summary>
    public static bool IsRasterData(string value)
    {
        if (RasterData().Match(value.Trim()) is not { Success: true } data) return false;
        var text = data.Groups["base64"].Value;
        // Forty characters decode to thirty bytes: enough for every signature.
        Span<byte> head = stackalloc byte[30];
        if (text.Length < 40 || !Convert.TryFromBase64Chars(text.AsSpan(0, 40), head, out _)) return false;
        return data.Groups["type"].Value switch
        {
            "png" => PngBaking.IsPng(head),
            "gif" => head.StartsWith("GIF8"u8),
            "webp" => head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8),
            _ => head is [0xFF, 0xD8, 0xFF, ..],
        };
    }

    /// <summary>The names of what a safe value points to in its file.</summary>
    public static IEnumerable<string> References(string value) => Reference().Matches(value).Select(m => m.Groups["id"].Value);

    static int Count(this Regex.ValueMatchEnumerator matches)
    {
        var count = 0;
        foreach (var _ in matches) count++;
        return count;
    }

    [GeneratedRegex("""\A[\w\s.,#%+\-*/()'"!|]*\z""", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex(
        """(?:(?:rgba?|hsla?|matrix|translate|scale|rotate|skewX|skewY)\(|url\(\s*(?:#[\p{L}_][\w.\-]*|"#[\p{L}_][\w.\-]*"|'#[\p{L}_][\w.\-]*')\s*\))""",
        RegexOptions.NonBacktracking)]
    private static partial Regex Calls();

    [GeneratedRegex("""url\(\s*["']?#(?<id>[\p{L}_][\w.\-]*)""", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    [GeneratedRegex("""\A[\p{L}_][\w.\-]*\z""", RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    [GeneratedRegex("""\Adata:image/(?<type>png|jpeg|jpg|gif|webp);base64,(?<base64>[A-Za-z0-9+/\s]+={0,2}\s*)\z""", RegexOptions.NonBacktracking)]
    private static partial Regex RasterData();
}
