using System.Buffers;
using System.Buffers.Binary;

namespace Ecusson.Credentials.Baking;

/// <summary>Puts badges into PNG pictures and finds them there (Open Badges 3.0 §5.3.1, Open Badges 2.0 baking §2).</summary>
public static class PngBaking
{
    /// <summary>Largest badge text that is read, in bytes, inflated or not: 10 MiB.</summary>
    public const int MaxText = 10 * 1024 * 1024;

    /// <summary>True when the bytes begin with PNG's signature. Says nothing about the rest.</summary>
    public static bool IsPng(ReadOnlySpan<byte> picture) => picture.StartsWith(PngChunks.Signature);

    /// <summary>
    /// Finds the badges in a PNG. Chunks are walked to <c>IEND</c> wherever the text stands; check sums are computed for the
    /// header and for text chunks, not for image data (<see cref="Check"/> does that).
    /// </summary>
    /// <param name="picture">The file's bytes. The texts found are views over them, except those that had to be inflated.</param>
    /// <returns>Of each standard the first text, flagged <c>repeated</c> when others follow.</returns>
    public static UnbakeOutcome Unbake(ReadOnlyMemory<byte> picture)
    {
        if (!IsPng(picture.Span)) return new UnbakeOutcome.NotAPicture();
        var reading = new PngReading(picture);
        var chunks = new PngChunks(picture.Span);
        while (chunks.MoveNext())
        {
            if (reading.Take(chunks.Current) is { } problem) return new UnbakeOutcome.Broken(problem, "iTXt");
        }

        return chunks.Problem is { } broken ? new UnbakeOutcome.Broken(broken, "") : reading.Outcome();
    }

    /// <summary>
    /// Writes the picture with the badge in one uncompressed <c>iTXt</c> chunk right after <c>IHDR</c>. Text chunks of the same
    /// keyword, of any of the three forms, are left out; everything else is copied byte for byte, the other standard's badge too.
    /// </summary>
    /// <param name="picture">A PNG. Its structure is checked; the check sums of its image data are not (<see cref="Check"/>).</param>
    /// <param name="badge">JSON object, compact JWS or, for Open Badges 2.0, an address; UTF-8.</param>
    /// <param name="standard">Chooses the keyword.</param>
    /// <param name="output">Takes the baked picture, in one piece; untouched unless the outcome is <see cref="BakeOutcome.Baked"/>.</param>
    public static BakeOutcome Bake(ReadOnlySpan<byte> picture, ReadOnlySpan<byte> badge, BakedStandard standard, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!IsPng(picture)) return new BakeOutcome.NotAPicture();
        if (BakedText.KindOf(badge, standard) is null || !BakedText.IsUtf8WithoutNul(badge)) return new BakeOutcome.NotABadge();

        var replaced = 0;
        var chunks = new PngChunks(picture);
        while (chunks.MoveNext())
        {
            if (IsBadge(picture, chunks.Current, standard)) replaced += chunks.Current.Length + 12;
        }

        if (chunks.Problem is { } broken) return new BakeOutcome.Broken(broken, "");
        var added = 12L + PngText.KeywordOf(standard).Length + 5 + badge.Length;
        if (picture.Length + added - replaced > Array.MaxLength) return new BakeOutcome.Broken(PictureProblem.TooLarge, "");
        var length = (int)(picture.Length + added - replaced);
        Write(picture, badge, standard, output.GetSpan(length)[..length]);
        output.Advance(length);
        return new BakeOutcome.Baked(length);
    }

    /// <summary>
    /// Checks a whole PNG as a stranger hands it in: structure, every chunk's check sum, no bytes after the end. Baking and
    /// unbaking leave this out, because it reads every byte; ask it once, when a picture is taken in.
    /// </summary>
    /// <returns>Null when the file is sound, else one of <see cref="PictureProblem"/>'s words.</returns>
    public static string? Check(ReadOnlySpan<byte> picture)
    {
        if (!IsPng(picture)) return PictureProblem.Header;
        var chunks = new PngChunks(picture);
        while (chunks.MoveNext())
        {
            if (!chunks.CrcHolds) return PictureProblem.Crc;
        }

        return chunks.Problem ?? (chunks.Current.End < picture.Length ? PictureProblem.TrailingBytes : null);
    }

    static bool IsBadge(ReadOnlySpan<byte> picture, PngChunk chunk, BakedStandard standard) =>
        chunk.Type is PngChunks.IText or PngChunks.Text or PngChunks.ZText
        && PngText.StandardOf(picture[chunk.DataStart..chunk.DataEnd]) == standard;

    static void Write(ReadOnlySpan<byte> picture, ReadOnlySpan<byte> badge, BakedStandard standard, Span<byte> output)
    {
        var copied = 0;
        var chunks = new PngChunks(picture);
        while (chunks.MoveNext())
        {
            var chunk = chunks.Current;
            if (chunk.Type == PngChunks.Ihdr)
            {
                Move(picture[..chunk.End], ref output);
                copied = chunk.End;
                WriteChunk(badge, PngText.KeywordOf(standard), ref output);
            }
            else if (IsBadge(picture, chunk, standard))
            {
                Move(picture[copied..chunk.Start], ref output);
                copied = chunk.End;
            }
        }

        Move(picture[copied..], ref output);
    }

    /// <summary>PNG §11.3.4.5: keyword, NUL, not compressed, method 0, no language, no translated keyword, the text.</summary>
    static void WriteChunk(ReadOnlySpan<byte> badge, ReadOnlySpan<byte> keyword, ref Span<byte> output)
    {
        var chunk = output;
        var length = keyword.Length + 5 + badge.Length;
        BinaryPrimitives.WriteInt32BigEndian(output, length);
        BinaryPrimitives.WriteUInt32BigEndian(output[4..], PngChunks.IText);
        output = output[8..];
        Move(keyword, ref output);
        Move([0, 0, 0, 0, 0], ref output);
        Move(badge, ref output);
        BinaryPrimitives.WriteUInt32BigEndian(output, PngCrc.Of(chunk.Slice(4, length + 4)));
        output = output[4..];
    }

    static void Move(ReadOnlySpan<byte> bytes, ref Span<byte> output)
    {
        bytes.CopyTo(output);
        output = output[bytes.Length..];
    }
}
