namespace Ecusson.Credentials.Vc;

/// <summary>Numbers in ASCII digits inside a moment's text.</summary>
static class Digits
{
    /// <summary>Reads digits and nothing else.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            value = (value * 10) + (digit - '0');
        }

        return true;
    }

    /// <summary>Takes <c>.f…</c> from the start of a text, where it stands there; more than seven digits are cut.</summary>
    public static bool TryFraction(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length == 0 || text[0] != (byte)'.') return true;
        var i = 1;
        for (var unit = TimeSpan.TicksPerSecond / 10; i < text.Length && char.IsAsciiDigit((char)text[i]); i++, unit /= 10) ticks += (text[i] - '0') * unit;
        text = text[i..];
        return i > 1;
    }
}
