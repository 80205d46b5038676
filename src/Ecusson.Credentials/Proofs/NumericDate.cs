using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

/// <summary>RFC 7519 §2 NumericDate: seconds since 1970-01-01T00:00:00Z, fractions allowed.</summary>
internal static class NumericDate
{
    /// <summary>The instant, or null when it is no number or no date of the years 1 to 9999.</summary>
    public static DateTimeOffset? Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var seconds)) return null;
        return seconds is >= -62_135_596_800m and < 253_402_300_800m
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;
    }

    /// <summary>The instant as text, or null.</summary>
    public static string? Text(JsonElement? value) => value is { } number && Read(number) is { } instant ? DateTimeStamp.Write(instant) : null;
}
