using System.Buffers;

namespace Ecusson.Credentials.Proofs;

/// <summary>
/// Base58 with Bitcoin's alphabet, as multibase <c>z</c> (CID 1.0 §2.4). The work is quadratic in the length, so both ways are
/// for short values only; decoding refuses what is longer than the caller expects.
/// </summary>
internal static class Base58
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    // 58⁵ is the largest power below 2³²: five digits a step.
    private const uint FiveDigits = 58 * 58 * 58 * 58 * 58;

    private static readonly sbyte[] Digits = BuildDigits();

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var zeros = bytes.IndexOfAnyExcept((byte)0) is var first && first < 0 ? bytes.Length : first;
        var significant = bytes[zeros..];
        var count = (significant.Length + 3) / 4;
        var limbs = count <= 64 ? stackalloc uint[64] : new uint[count];
        limbs = limbs[..count];
        limbs.Clear();
        for (var i = 0; i < significant.Length; i++)
        {
            var fromEnd = significant.Length - 1 - i;
            limbs[count - 1 - (fromEnd / 4)] |= (uint)significant[i] << (8 * (fromEnd % 4));
        }

        // log(256) / log(58) < 1.37; up to four digits of the last step are leading zeros.
        var length = zeros + (significant.Length * 137 / 100) + 6;
        char[]? rented = null;
        var text = length <= 512 ? stackalloc char[512] : (rented = ArrayPool<char>.Shared.Rent(length));
        var end = text.Length;
        while (!limbs.IsEmpty)
        {
            ulong remainder = 0;
            for (var i = 0; i < limbs.Length; i++)
            {
                var value = (remainder << 32) | limbs[i];
                limbs[i] = (uint)(value / FiveDigits);
                remainder = value % FiveDigits;
            }

            if (limbs[0] == 0) limbs = limbs[1..];
            for (var digit = 0; digit < 5; digit++, remainder /= 58) text[--end] = Alphabet[(int)(remainder % 58)];
        }

        while (end < text.Length && text[end] == '1') end++;
        for (var i = 0; i < zeros; i++) text[--end] = '1';
        var result = new string(text[end..]);
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    /// <summary>The bytes, or null when a letter is not of the alphabet or there would be more than <paramref name="limit"/> bytes.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text, int limit)
    {
        // A digit carries at least 0.73 of a byte, a leading "1" a whole one.
        if (text.Length > (limit * 137 / 100) + 1) return null;
        var zeros = text.IndexOfAnyExcept('1') is var first && first < 0 ? text.Length : first;
        var digits = text[zeros..];
        var count = ((digits.Length * 733 / 1000) + 1 + 3) / 4;
        var limbs = count <= 64 ? stackalloc uint[64] : new uint[count];
        limbs = limbs[..count];
        limbs.Clear();
        while (!digits.IsEmpty)
        {
            var take = Math.Min(5, digits.Length);
            uint value = 0, scale = 1;
            foreach (var letter in digits[..take])
            {
                if (letter >= 128 || Digits[letter] < 0) return null;
                value = (value * 58) + (uint)Digits[letter];
                scale *= 58;
            }

            digits = digits[take..];
            ulong carry = value;
            for (var i = limbs.Length - 1; i >= 0; i--)
            {
                carry += (ulong)limbs[i] * scale;
                limbs[i] = (uint)carry;
                carry >>= 32;
            }
        }

        var leading = 0;
        while (leading < count * 4 && ByteAt(limbs, leading) == 0) leading++;
        var size = zeros + (count * 4) - leading;
        if (size > limit) return null;
        var bytes = new byte[size];
        for (var i = leading; i < count * 4; i++) bytes[zeros + i - leading] = ByteAt(limbs, i);
        return bytes;
    }

    private static byte ByteAt(ReadOnlySpan<uint> limbs, int index) => (byte)(limbs[index / 4] >> (8 * (3 - (index % 4))));

    private static sbyte[] BuildDigits()
    {
        var digits = new sbyte[128];
        Array.Fill(digits, (sbyte)-1);
        for (var i = 0; i < Alphabet.Length; i++) digits[Alphabet[i]] = (sbyte)i;
        return digits;
    }
}
