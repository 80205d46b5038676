using System.Runtime.InteropServices;

namespace Ecusson.Credentials.Vc;

/// <summary>The time of day of a moment, with its zone, as RFC 3339 writes it after the day.</summary>
/// <param name="Ticks">Since midnight there; a leap second is the last tick before the next minute.</param>
/// <param name="OffsetMinutes">How far its zone is ahead of UTC.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct ZonedTime(long Ticks, int OffsetMinutes)
{
    /// <summary>Reads <c>HH:mm:ss[.f…](Z|±hh:mm)</c>, and unless strictly what <see cref="DateTimeZ.TryParseTolerant"/> takes as well.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, bool strict, out ZonedTime time)
    {
        time = default;
        if (text.Length < 5 || text[2] != (byte)':' || !Digits.TryNumber(text[..2], out var hour) || !Digits.TryNumber(text[3..5], out var minute)) return false;
        if (hour > 23 || minute > 59) return false;
        text = text[5..];
        var second = 0;
        if (text.Length >= 3 && text[0] == (byte)':')
        {
            if (!Digits.TryNumber(text[1..3], out second) || second > 60) return false;
            text = text[3..];
        }
        else if (strict)
        {
            return false;
        }

        if (!Digits.TryFraction(ref text, out var fraction) || !TryZone(text, strict, out var offset)) return false;
        var leap = second == 60;
        if (leap && ((((hour * 60) + minute - offset) % 1440) + 1440) % 1440 != 1439) return false;
        var ticks = (((((hour * 60L) + minute) * 60) + (leap ? 59 : second)) * TimeSpan.TicksPerSecond) + (leap ? TimeSpan.TicksPerSecond - 1 : fraction);
        time = new ZonedTime(ticks, offset);
        return true;
    }

    static bool TryZone(ReadOnlySpan<byte> text, bool strict, out int minutes)
    {
        minutes = 0;
        if (text.Length == 0) return !strict;
        if (text.Length == 1) return text[0] == (byte)'Z' || (!strict && text[0] == (byte)'z');
        if (text[0] is not ((byte)'+' or (byte)'-')) return false;
        var minute = 0;
        var shape = text.Length switch
        {
            6 when text[3] == (byte)':' => Digits.TryNumber(text[4..6], out minute),
            5 when !strict => Digits.TryNumber(text[3..5], out minute),
            3 => !strict,
            _ => false,
        };
        if (!shape || !Digits.TryNumber(text[1..3], out var hour) || hour > 23 || minute > 59) return false;
        minutes = (text[0] == (byte)'-' ? -1 : 1) * ((hour * 60) + minute);
        return true;
    }
}
