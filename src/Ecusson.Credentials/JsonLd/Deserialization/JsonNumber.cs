using System.Buffers.Text;
using System.Globalization;

namespace Ecusson.Credentials.JsonLd.Deserialization;

/// <summary>Numbers in their canonical lexical forms: xsd:integer and xsd:double (JSON-LD 1.1 API §8.2.2 steps 9 to 11), and ECMAScript's (RFC 8785 §3.2.2.3).</summary>
static class JsonNumber
{
    /// <summary>Bytes that any canonical form fits into.</summary>
    public const int MaximumLength = 48;

    const int ExactDigits = 15;

    /// <summary>
    /// The canonical form of a JSON number. Whole numbers below 10²¹ are integers, unless a double is asked for.
    /// The number is what an IEEE 754 double makes of the text, as for every JSON-LD processor.
    /// </summary>
    /// <returns>Bytes written, 0 when no double is that large; and whether it is an integer.</returns>
    public static (int Length, bool IsInteger) Canonical(ReadOnlySpan<byte> json, bool asDouble, Span<byte> to)
    {
        if (!asDouble && IsShortInteger(json))
        {
            json.CopyTo(to);
            return (json.Length, true);
        }

        if (!Utf8Parser.TryParse(json, out double number, out _) || !double.IsFinite(number)) return (0, false);
        if (asDouble || number % 1 != 0 || Math.Abs(number) >= 1e21) return (WriteDouble(number, to), false);
        if (number == 0) number = 0; // no minus before zero
        number.TryFormat(to, out var length, "F0", CultureInfo.InvariantCulture);
        return (length, true);
    }

    /// <summary>The form of ECMAScript's Number::toString, which the JSON Canonicalization Scheme uses.</summary>
    /// <returns>Bytes written; 0 when no double is that large.</returns>
    public static int EcmaScript(ReadOnlySpan<byte> json, Span<byte> to)
    {
        if (IsShortInteger(json))
        {
            json.CopyTo(to);
            return json.Length;
        }

        if (!Utf8Parser.TryParse(json, out double number, out _) || !double.IsFinite(number)) return 0;
        if (number == 0)
        {
            to[0] = (byte)'0';
            return 1;
        }

        Span<byte> shortest = stackalloc byte[MaximumLength];
        number.TryFormat(shortest, out var written, "R", CultureInfo.InvariantCulture);
        Span<byte> digits = stackalloc byte[MaximumLength];
        var (count, point) = Digits(shortest[..written], digits);
        return WriteEcmaScript(digits[..count], point, number < 0, to);
    }

    static bool IsShortInteger(ReadOnlySpan<byte> json)
    {
        var isNegative = json[0] == '-';
        var digits = isNegative ? json[1..] : json;
        return digits.Length <= ExactDigits && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') && !(isNegative && digits[0] == '0');
    }

    // Sixteen significant digits as "d.dE0", without trailing zeros but one
    static int WriteDouble(double number, Span<byte> to)
    {
        if (number == 0) number = 0;
        number.TryFormat(to, out var length, "E15", CultureInfo.InvariantCulture);
        RoundHalfAway(number, to);
        var exponentAt = to[..length].IndexOf((byte)'E');
        var exponent = Exponent(to[(exponentAt + 1)..length]);
        var end = exponentAt;
        while (to[end - 1] == '0' && to[end - 2] != '.') end--;
        to[end++] = (byte)'E';
        exponent.TryFormat(to[end..], out var more, default, CultureInfo.InvariantCulture);
        return end + more;
    }

    // A number just between two texts of sixteen digits is written with the greater digit, as ECMAScript's toExponential does, on which the
    // canonical form of signed documents rests; .NET takes the even one. Where they differ the digit is even and one more is no carry.
    static void RoundHalfAway(double number, Span<byte> to)
    {
        const int LastDigit = 16;
        Span<byte> exact = stackalloc byte[80];
        number.TryFormat(exact, out _, "E60", CultureInfo.InvariantCulture);
        var sign = number < 0 ? 1 : 0;
        var tail = exact.Slice(sign + LastDigit + 1, 45);
        if (tail[0] == '5' && !tail[1..].ContainsAnyExcept((byte)'0') && exact[sign + LastDigit] == to[sign + LastDigit]) to[sign + LastDigit]++;
    }

    // A sign and digits
    static int Exponent(ReadOnlySpan<byte> text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    // The digits without zeros at either end, and where the decimal point stands, counted from the first of them
    static (int Count, int Point) Digits(ReadOnlySpan<byte> number, Span<byte> digits)
    {
        var (count, point, exponent, hasPoint) = (0, 0, 0, false);
        for (var at = 0; at < number.Length; at++)
        {
            var character = number[at];
            if (character == 'E')
            {
                exponent = Exponent(number[(at + 1)..]);
                break;
            }

            if (character == '.') hasPoint = true;
            if (!char.IsAsciiDigit((char)character)) continue;
            if (count > 0 || character != '0') digits[count++] = character;
            if (!hasPoint && count > 0) point++;
            if (hasPoint && count == 0) point--;
        }

        while (count > 1 && digits[count - 1] == '0') count--;
        return (count, point + exponent);
    }

    // ECMAScript §6.1.6.1.20, with n the place of the point
    static int WriteEcmaScript(ReadOnlySpan<byte> digits, int point, bool isNegative, Span<byte> to)
    {
        var written = 0;
        if (isNegative) to[written++] = (byte)'-';
        if (point is > 0 and <= 21)
        {
            for (var at = 0; at < Math.Max(point, digits.Length); at++)
            {
                if (at == point) to[written++] = (byte)'.';
                to[written++] = at < digits.Length ? digits[at] : (byte)'0';
            }

            return written;
        }

        if (point is > -6 and <= 0)
        {
            to[written++] = (byte)'0';
            to[written++] = (byte)'.';
            to.Slice(written, -point).Fill((byte)'0');
            written -= point;
            digits.CopyTo(to[written..]);
            return written + digits.Length;
        }

        to[written++] = digits[0];
        if (digits.Length > 1)
        {
            to[written++] = (byte)'.';
            digits[1..].CopyTo(to[written..]);
            written += digits.Length - 1;
        }

        to[written++] = (byte)'e';
        to[written++] = point - 1 < 0 ? (byte)'-' : (byte)'+';
        Math.Abs(point - 1).TryFormat(to[written..], out var more, default, CultureInfo.InvariantCulture);
        return written + more;
    }
}
