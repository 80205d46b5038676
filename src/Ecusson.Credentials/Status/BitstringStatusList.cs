using System.Buffers.Binary;
using System.IO.Compression;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Status;

/// <summary>
/// The list of a Bitstring Status List (VC Bitstring Status List 1.0 §3.3, §3.4): for each index a value of a few bits, the first at the left-most,
/// most significant bit. Not safe for writing by several threads at once.
/// </summary>
public sealed class BitstringStatusList
{
    /// <summary>The fewest entries that a list may have, so that an index says little about whose it is: 131,072 (16 KB).</summary>
    public const int MinimumEntries = 131_072;

    /// <summary>The largest list that is read unless the caller says otherwise: 16 MB, 134 million entries of one bit.</summary>
    public const int DefaultMaximumBytes = 16 * 1024 * 1024;

    private readonly byte[] bits;

    /// <summary>A list whose entries are all 0.</summary>
    /// <param name="entries">How many; at least <see cref="MinimumEntries"/>, in whole bytes.</param>
    /// <param name="statusSize">Bits for each entry, 1 to 16.</param>
    public BitstringStatusList(int entries = MinimumEntries, int statusSize = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(entries, MinimumEntries);
        if (entries % 8 != 0) throw new ArgumentOutOfRangeException(nameof(entries), entries, "Whole bytes.");
        ArgumentOutOfRangeException.ThrowIfLessThan(statusSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusSize, 16);
        bits = new byte[checked((int)((long)entries * statusSize / 8))];
        StatusSize = statusSize;
    }

    private BitstringStatusList(byte[] bits, int statusSize)
    {
        this.bits = bits;
        StatusSize = statusSize;
    }

    /// <summary>A list of one bit an entry, from bits that were kept: the first entry is the highest bit of the first byte.</summary>
    /// <param name="bits">At least <see cref="MinimumEntries"/> of them.</param>
    public static BitstringStatusList Of(ReadOnlySpan<byte> bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits.Length, MinimumEntries / 8, nameof(bits));
        return new BitstringStatusList(bits.ToArray(), 1);
    }

    /// <summary>How many entries there are.</summary>
    public long Entries => bits.LongLength * 8 / StatusSize;

    /// <summary>Bits for each entry.</summary>
    public int StatusSize { get; }

    /// <summary>The value at an index, 0 to 2^<see cref="StatusSize"/> − 1; 0 means that nothing is said against the credential.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is beyond the list, or the value too large for it.</exception>
    public int this[long index]
    {
        get
        {
            Check(index);
            var value = 0;
            for (var bit = index * StatusSize; bit < (index + 1) * StatusSize; bit++) value = (value << 1) | ((bits[bit / 8] >> (int)(7 - (bit % 8))) & 1);
            return value;
        }

        set
        {
            Check(index);
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, 1 << StatusSize);
            for (var (bit, left) = (index * StatusSize, StatusSize - 1); left >= 0; bit++, left--)
            {
                var mask = (byte)(0x80 >> (int)(bit % 8));
                if (((value >> left) & 1) == 1) bits[bit / 8] |= mask;
                else bits[bit / 8] &= (byte)~mask;
            }
        }
    }

    /// <summary>§3.3: <c>encodedList</c>, multibase <c>u</c> (base64url without padding) over GZIP.</summary>
    public string Encode()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(bits);
        return "u" + Base64UrlText.Encode(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    /// <summary>
    /// §3.4: expands an <c>encodedList</c>. Lists written before the Recommendation, without the multibase letter or with padding, are read too.
    /// </summary>
    /// <param name="encodedList">The text.</param>
    /// <param name="statusSize">Bits for each entry, as the credential's entry says; 1 to 16.</param>
    /// <param name="maximumBytes">The largest expanded list; what would grow beyond it is refused without being expanded further.</param>
    public static StatusListDecoding Decode(string encodedList, int statusSize = 1, int maximumBytes = DefaultMaximumBytes)
    {
        ArgumentNullException.ThrowIfNull(encodedList);
        ArgumentOutOfRangeException.ThrowIfLessThan(statusSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusSize, 16);
        // GZIP never needs more than its input and a little; a longer text is refused before it is decoded.
        if (encodedList.Length > (long)maximumBytes * 3 / 2) return new StatusListDecoding.Refused("too-large", $"{maximumBytes}");
        // A GZIP stream begins with 1f 8b, "H4" in base64: the letter before it is the multibase prefix.
        var text = encodedList.StartsWith('u') ? encodedList.AsSpan(1) : encodedList.AsSpan();
        if (Base64UrlText.Decode(text.TrimEnd('=').ToString().Replace('+', '-').Replace('/', '_')) is not { } packed) return new StatusListDecoding.Refused("encoding", "base64url");
        if (packed is not [0x1f, 0x8b, ..] || packed.Length < 18) return new StatusListDecoding.Refused("encoding", "GZIP");
        return Expand(packed, maximumBytes) is { } bits
            ? new StatusListDecoding.Decoded(new BitstringStatusList(bits, statusSize))
            : new StatusListDecoding.Refused("encoding", "GZIP, or larger than " + maximumBytes);
    }

    private static byte[]? Expand(byte[] packed, int maximumBytes)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var expanded = new MemoryStream();
            var buffer = new byte[16 * 1024];
            for (int read; (read = gzip.Read(buffer)) > 0;)
            {
                if (expanded.Length + read > maximumBytes) return null;
                expanded.Write(buffer, 0, read);
            }

            // RFC 1952 §2.3.1 ISIZE: a stream that was cut short ends early without a word from GZipStream
            return BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(packed.Length - 4)) == expanded.Length ? expanded.ToArray() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private void Check(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Entries);
    }
}

/// <summary>What came of expanding an <c>encodedList</c>.</summary>
public abstract record StatusListDecoding
{
    private StatusListDecoding() { }

    /// <summary>It was expanded. It may have fewer entries than a list must have: that is for who reads it to judge.</summary>
    public sealed record Decoded(BitstringStatusList List) : StatusListDecoding;

    /// <summary>It is no list, or larger than allowed.</summary>
    /// <param name="Code">A stable word: <c>encoding</c>, <c>too-large</c>.</param>
    /// <param name="Detail">What is wrong; not a sentence.</param>
    public sealed record Refused(string Code, string Detail) : StatusListDecoding;
}
