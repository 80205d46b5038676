using System.Globalization;
using System.Text.RegularExpressions;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Recipients;

/// <summary>Reads the cells of a list: each gives its value, or the sentence that says what it should be.</summary>
static partial class CellValues
{
    static readonly string[] Instants =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mmK",
    ];

    /// <summary>RFC 5321's lengths, one @, a domain of labels; letters of any script (RFC 6531). Whether anyone reads it is not known.</summary>
    public static bool IsEmail(string text)
    {
        if (text.Length > 254 || !Email().IsMatch(text)) return false;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at <= 64 && !text[..at].Contains("..", StringComparison.Ordinal)
            && text[(at + 1)..].Split('.').All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-');
    }

    public static bool IsHttps(string text) =>
        text.Length <= 2048 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Host.Length > 0;

    /// <summary>An ISO date, or an instant with its zone.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="endOfDay">True when a bare date means its last second, UTC; else it means midnight.</param>
    public static DateTimeOffset? Date(string text, bool endOfDay)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return new DateTimeOffset(date, endOfDay ? new TimeOnly(23, 59, 59) : TimeOnly.MinValue, TimeSpan.Zero);
        if (!Zone().IsMatch(text)) return null;
        return DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;
    }

    [GeneratedRegex("""\A[^\s@<>()\[\],;:\\"\p{C}]+@[\p{L}\p{M}\p{N}\-]+(\.[\p{L}\p{M}\p{N}\-]+)+\z""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Email();

    [GeneratedRegex("""(Z|[+\-][0-9]{2}:[0-9]{2})\z""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Zone();
}
