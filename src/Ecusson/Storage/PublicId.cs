using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ecusson.Storage;

/// <summary>
/// The name of a thing in addresses: 128 random bits, written as 26 lower-case base32 characters (RFC 4648 §6, without
/// padding). It is burnt into signatures and pictures, so it never changes, and it tells nothing: neither order nor time.
/// </summary>
public readonly record struct PublicId
{
    /// <summary>Number of characters of every id.</summary>
    public const int Length = 26;

    const int Bytes = 16;
    const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    readonly string? written;

    PublicId(string text) => written = text;

    /// <summary>A new id from the random bits of <paramref name="random"/>.</summary>
    public static PublicId New(RandomNumberGenerator random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<byte> bits = stackalloc byte[Bytes];
        random.GetBytes(bits);
        return new PublicId(Write(bits));
    }

    /// <summary>The id that these bits are, of which the first 128 count: where a name must come out the same again, they come from a keyed hash.</summary>
    /// <exception cref="ArgumentException">There are fewer than 128 bits.</exception>
    public static PublicId Of(ReadOnlySpan<byte> bits) =>
        bits.Length >= Bytes ? new PublicId(Write(bits[..Bytes])) : throw new ArgumentException("An id has 128 bits.", nameof(bits));

    /// <summary>Reads an id exactly as it is written; anything else, upper case too, is not an id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PublicId id)
    {
        id = default;
        // 26 characters hold 130 bits: the last carries three of ours and two that must be zero.
        if (text is not { Length: Length } || text.AsSpan().ContainsAnyExcept(Letters) || Alphabet.IndexOf(text[^1]) % 4 != 0) return false;
        id = new PublicId(text);
        return true;
    }

    /// <summary>The 26 characters.</summary>
    /// <exception cref="InvalidOperationException">It is the default value, which names nothing.</exception>
    public override string ToString() => written ?? throw new InvalidOperationException("The default PublicId names nothing.");

    static string Write(ReadOnlySpan<byte> bits)
    {
        Span<char> text = stackalloc char[Length];
        int held = 0, count = 0, at = 0;
        foreach (var octet in bits)
        {
            held = (held << 8) | octet;
            for (count += 8; count >= 5; count -= 5) text[at++] = Alphabet[(held >> (count - 5)) & 31];
            held &= (1 << count) - 1;
        }

        text[at] = Alphabet[(held << (5 - count)) & 31];
        return new string(text);
    }
}

/// <summary>Keeps a <see cref="PublicId"/> as its text.</summary>
public sealed class PublicIdAsText() : ValueConverter<PublicId, string>(id => id.ToString(), text => Read(text))
{
    /// <summary>What the model takes for "not filled in": any that is nobody's, as the default has no text that the compiled model could write down. No public id is made by an engine, so nothing asks for it.</summary>
    internal static PublicId Sentinel { get; } = PublicId.Of(new byte[16]);

    static PublicId Read(string text) => PublicId.TryParse(text, out var id)
        ? id
        : throw new FormatException($"The database holds '{text}' where a public id should be.");
}
