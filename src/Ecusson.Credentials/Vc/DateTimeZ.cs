using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ecusson.Credentials.Vc;

/// <summary>
/// Moments as credentials write them: RFC 3339 with the zone (<c>DateTimeZ</c> of Open Badges 3.0, <c>dateTimeStamp</c> of
/// VC Data Model 2.0 §4.9). Nothing here allocates, and nothing throws for what a text says.
/// </summary>
/// <remarks>
/// More than seven digits of a second are cut. A leap second, which only 23:59:60 UTC can be, is the last tick before the next
/// minute. Years 1 to 9999; offsets beyond ±14:00, which RFC 3339 allows and <see cref="DateTimeOffset"/> does not, give the moment in UTC.
/// </remarks>
public static class DateTimeZ
{
    const int LongestText = 64;

    /// <summary>Reads <c>yyyy-MM-ddTHH:mm:ss[.f…](Z|±hh:mm)</c> and nothing else.</summary>
    public static bool TryParseStrict(ReadOnlySpan<byte> text, out DateTimeOffset moment)
    {
        moment = default;
        if (text.Length is < 20 or > LongestText || text[10] != (byte)'T') return false;
        return TryDate(text[..10], out var day) && ZonedTime.TryParse(text[11..], strict: true, out var time) && TryJoin(day, time, out moment);
    }

    /// <summary>
    /// Reads what older badges write as well: a day alone (its midnight), no zone (UTC), a space or <c>t</c> in place of <c>T</c>,
    /// no seconds, <c>z</c>, <c>±hhmm</c>, <c>±hh</c>, and seconds since 1970 (Open Badges 0.5 and 1.0).
    /// </summary>
    public static bool TryParseTolerant(ReadOnlySpan<byte> text, out DateTimeOffset moment)
    {
        moment = default;
        text = text.Trim(" \t\r\n"u8);
        if (text.Length is 0 or > LongestText) return false;
        if (TryEpoch(text, out moment)) return true;
        if (text.Length < 10 || !TryDate(text[..10], out var day)) return false;
        if (text.Length == 10) return TryJoin(day, default, out moment);
        if (text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')) return false;
        return ZonedTime.TryParse(text[11..], strict: false, out var time) && TryJoin(day, time, out moment);
    }

    /// <summary>Reads a JSON string in the strict form; anything else is false.</summary>
    public static bool TryReadStrict(JsonElement value, out DateTimeOffset moment)
    {
        moment = default;
        return value.ValueKind == JsonValueKind.String && TryParseStrict(JsonValues.Utf8(value, stackalloc byte[LongestText + 1]), out moment);
    }

    /// <summary>Reads a JSON string in the tolerant form, or a JSON number as seconds since 1970; anything else is false.</summary>
    public static bool TryReadTolerant(JsonElement value, out DateTimeOffset moment)
    {
        moment = default;
        return value.ValueKind switch
        {
            JsonValueKind.String => TryParseTolerant(JsonValues.Utf8(value, stackalloc byte[LongestText + 1]), out moment),
            JsonValueKind.Number => TryEpoch(JsonMarshal.GetRawUtf8Value(value), out moment),
            _ => false,
        };
    }

    /// <summary>True for a calendar day <c>yyyy-MM-dd</c>.</summary>
    public static bool IsDay(ReadOnlySpan<byte> text) => text.Length == 10 && TryDate(text, out _);

    /// <summary>Writes a moment in the strict form: <c>Z</c> for UTC, its offset otherwise, and as many digits of a second as it has.</summary>
    /// <returns>The number of bytes written; <paramref name="text"/> must hold 33.</returns>
    public static int Write(DateTimeOffset moment, Span<byte> text)
    {
        moment.TryFormat(text, out var length, "yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        if (moment.Ticks % TimeSpan.TicksPerSecond is var fraction and not 0)
        {
            text[length++] = (byte)'.';
            for (var unit = TimeSpan.TicksPerSecond / 10; fraction != 0; fraction %= unit, unit /= 10) text[length++] = (byte)('0' + (fraction / unit));
        }

        if (moment.Offset == TimeSpan.Zero)
        {
            text[length++] = (byte)'Z';
            return length;
        }

        var minutes = Math.Abs((int)moment.Offset.TotalMinutes);
        text[length++] = (byte)(moment.Offset < TimeSpan.Zero ? '-' : '+');
        Two(minutes / 60, text[length..]);
        text[length + 2] = (byte)':';
        Two(minutes % 60, text[(length + 3)..]);
        return length + 5;
    }

    static void Two(int value, Span<byte> text)
    {
        text[0] = (byte)('0' + (value / 10));
        text[1] = (byte)('0' + (value % 10));
    }

    static bool TryDate(ReadOnlySpan<byte> text, out DateTime day)
    {
        day = default;
        if (text[4] != (byte)'-' || text[7] != (byte)'-') return false;
        if (!Digits.TryNumber(text[..4], out var year) || !Digits.TryNumber(text[5..7], out var month) || !Digits.TryNumber(text[8..10], out var date)) return false;
        if (year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month)) return false;
        day = new DateTime(year, month, date, 0, 0, 0, DateTimeKind.Unspecified);
        return true;
    }

    static bool TryJoin(DateTime day, ZonedTime time, out DateTimeOffset moment)
    {
        moment = default;
        var local = day.Ticks + time.Ticks;
        var utc = local - (time.OffsetMinutes * TimeSpan.TicksPerMinute);
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks) return false;
        moment = Math.Abs(time.OffsetMinutes) <= 14 * 60
            ? new DateTimeOffset(local, TimeSpan.FromMinutes(time.OffsetMinutes))
            : new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    // Open Badges 0.5 and 1.0 allowed a Unix timestamp; eight digits could be a day without hyphens, and are not read as either.
    static bool TryEpoch(ReadOnlySpan<byte> text, out DateTimeOffset moment)
    {
        moment = default;
        var point = text.IndexOf((byte)'.');
        var fraction = point < 0 ? default : text[point..];
        if (point >= 0) text = text[..point];
        if (text.Length is < 9 or > 11 || !Digits.TryFraction(ref fraction, out var ticks) || fraction.Length > 0) return false;
        long seconds = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            seconds = (seconds * 10) + (digit - '0');
        }

        moment = DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(ticks);
        return true;
    }
}
