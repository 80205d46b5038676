using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Ecusson.Awards.Claims;

/// <summary>
/// Codes of claim links: eleven random signs and one that checks them. None of the signs looks like another of them on paper, and what is misread for one is read as it. A slip of one sign, or two
/// neighbours changed over, is found without asking whether there is such a code: only who writes a whole code of their own is guessing.
/// </summary>
public static class ClaimCodes
{
    /// <summary>How many signs a code has, without the strokes between its groups.</summary>
    public const int Length = 12;

    const string Alphabet = "0123456789ACDEFHJKMNPRTVWXY";
    const string LookAlikes = "OQILZSGBU", Meant = "00112568V";
    const int Group = 4, Longest = 40;

    // The largest byte below which every sign comes equally often.
    const int Fair = 256 / 27 * 27;

    // None can be divided by three, nor can the difference of two neighbours: 27 signs leave no slip unseen.
    static readonly int[] Weights = [2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 1];

    /// <summary>A new code: 52 random bits, one of more than 5,000,000,000,000,000.</summary>
    public static string New(RandomNumberGenerator random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<char> code = stackalloc char[Length];
        Span<byte> one = stackalloc byte[1];
        var sum = 0;
        for (var at = 0; at < Length - 1; at++)
        {
            do random.GetBytes(one);
            while (one[0] >= Fair);
            var value = one[0] % Alphabet.Length;
            code[at] = Alphabet[value];
            sum += value * Weights[at];
        }

        code[^1] = Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length];
        return new string(code);
    }

    /// <summary>Reads a code as people type it: small or capital letters, with spaces and strokes or without, with signs that were misread for others. False for what can be none.</summary>
    public static bool TryRead([NotNullWhen(true)] string? typed, [NotNullWhen(true)] out string? code)
    {
        code = null;
        if (typed is null or { Length: > Longest }) return false;
        Span<char> read = stackalloc char[Length];
        var (count, sum) = (0, 0);
        foreach (var sign in typed.ToUpperInvariant())
        {
            if (char.IsWhiteSpace(sign) || sign is '-' or '–' or '—' or '‐' or '‑' or '.' or '_' or '·') continue;
            var meant = LookAlikes.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var like ? Meant[like] : sign;
            var value = Alphabet.IndexOf(meant, StringComparison.Ordinal);
            if (value < 0 || count == Length) return false;
            sum += value * Weights[count];
            read[count++] = meant;
        }

        if (count < Length || sum % Alphabet.Length != 0) return false;
        code = new string(read);
        return true;
    }

    /// <summary>A code as it stands on paper and in addresses, e.g. <c>7KFA-93XD-HM2R</c>.</summary>
    public static string Written(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return string.Join('-', code.Chunk(Group).Select(part => new string(part)));
    }
}
