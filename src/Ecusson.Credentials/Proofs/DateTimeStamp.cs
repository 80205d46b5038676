using System.Globalization;
using System.Text;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Proofs;

/// <summary>XML Schema's <c>dateTimeStamp</c>, as proofs, keys and status lists write it.</summary>
internal static class DateTimeStamp
{
    /// <summary>Whole seconds in UTC, as in <c>2024-01-31T12:00:00Z</c>.</summary>
    public static string Write(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The instant, or null when the text is no date with time and zone.</summary>
    public static DateTimeOffset? Read(string? text) =>
        text is { Length: <= 64 } && DateTimeZ.TryParseStrict(Encoding.UTF8.GetBytes(text), out var instant) ? instant : null;
}
