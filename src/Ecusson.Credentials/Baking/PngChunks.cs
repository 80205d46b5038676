using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Ecusson.Credentials.Baking;

/// <summary>Where one chunk stands in a PNG.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct PngChunk(uint Type, int Start, int Length)
{
    public int DataStart => Start + 8;

    public int DataEnd => Start + 8 + Length;

    public int End => Start + 12 + Length;
}

/// <summary>
/// Walks a PNG's chunks to <c>IEND</c> and checks its structure on the way: lengths, names, order, the header's fields.
/// Check sums are computed for the header and for text chunks, because a flipped bit in a keyword would hide a badge;
/// the bytes of image data are stepped over, neither read nor checked.
/// </summary>
ref struct PngChunks(ReadOnlySpan<byte> png)
{
    public const uint Ihdr = 0x49484452, Idat = 0x49444154, Iend = 0x49454E44, IText = 0x69545874, Text = 0x74455874, ZText = 0x7A545874;

    readonly ReadOnlySpan<byte> png = png;
    int next = Signature.Length;
    bool sawImageData;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public PngChunk Current { get; private set; }

    /// <summary>Why the walk ended before <c>IEND</c>; null when it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>False after <c>IEND</c>, or at the first thing that is wrong.</summary>
    public bool MoveNext()
    {
        if (Problem is not null || Current.Type == Iend) return false;
        Problem = Step();
        return Problem is null;
    }

    public readonly bool CrcHolds =>
        PngCrc.Of(png[(Current.Start + 4)..Current.DataEnd]) == BinaryPrimitives.ReadUInt32BigEndian(png[Current.DataEnd..]);

    string? Step()
    {
        if (png.Length - next < 12) return PictureProblem.Truncated;
        var length = BinaryPrimitives.ReadUInt32BigEndian(png[next..]);
        var type = BinaryPrimitives.ReadUInt32BigEndian(png[(next + 4)..]);
        var isFirst = next == Signature.Length;
        if (isFirst != (type == Ihdr)) return isFirst ? PictureProblem.Header : PictureProblem.Chunk;
        // PNG §5.4: four ASCII letters; the third is upper case in every file of today.
        if (!IsName(png.Slice(next + 4, 4))) return PictureProblem.Chunk;
        if (length > (uint)(png.Length - next - 12)) return PictureProblem.Truncated;

        Current = new PngChunk(type, next, (int)length);
        next = Current.End;
        if (isFirst) return HeaderIsSound(png[Current.DataStart..Current.DataEnd]) && CrcHolds ? null : PictureProblem.Header;
        if (type is IText or Text or ZText) return CrcHolds ? null : PictureProblem.Crc;
        if (type == Idat) sawImageData = true;
        if (type != Iend) return null;
        if (length != 0) return PictureProblem.Chunk;
        return sawImageData ? null : PictureProblem.NoImageData;
    }

    static bool IsName(ReadOnlySpan<byte> name)
    {
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetter((char)letter)) return false;
        }

        return true;
    }

    /// <summary>PNG §11.2.1: sizes are not zero, colour type and bit depth go together, methods are the known ones.</summary>
    static bool HeaderIsSound(ReadOnlySpan<byte> header)
    {
        if (header.Length != 13) return false;
        var width = BinaryPrimitives.ReadUInt32BigEndian(header);
        var height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue) return false;
        int depth = header[8], colour = header[9];
        var pairs = colour switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
        return pairs && header[10] == 0 && header[11] == 0 && header[12] <= 1;
    }
}
