using System.Globalization;

namespace Ecusson.Credentials.Proofs;

/// <summary>XML Schema's <c>dateTimeStamp</c>, which VCDM 2.0 and Open Badges ask for: RFC 3339 with a zone.</summary>
internal static class DateTimeStamp
{
    /// <summary>Whole seconds in UTC, as in <c>2024-01-31T12:00:00Z</c>.</summary>
    public static string Write(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The instant, or null when the text is no date with time and zone. Fractions count to 100 ns; further digits are let fall.</summary>
    public static DateTimeOffset? Read(string? text)
    {
        if (text is not { Length: >= 20 and <= 64 } || text[10] is not ('T' or 't')) return null;
        var zone = text[^1] is 'Z' or 'z' ? text.Length - 1 : text.Length - 6;
        if (zone < 19 || (zone == text.Length - 6 && text[zone] is not ('+' or '-'))) return null;
        var fraction = text.AsSpan(19, zone - 19);
        if (fraction.Length is 1 || (fraction.Length > 1 && (fraction[0] != '.' || fraction[1..].ContainsAnyExceptInRange('0', '9')))) return null;
        if (fraction.Length > 8) fraction = fraction[..8];
        var exact = string.Concat(text.AsSpan(0, 10), "T", text.AsSpan(11, 8), string.Concat(fraction, zone == text.Length - 1 ? "Z" : text.AsSpan(zone)));
        return DateTimeOffset.TryParseExact(exact, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
    }
}
