using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace Ecusson.Credentials.Baking;

/// <summary>Takes text chunks apart: <c>tEXt</c> (PNG §11.3.4.3), <c>zTXt</c> (§11.3.4.4) and <c>iTXt</c> (§11.3.4.5).</summary>
static class PngText
{
    /// <summary>Which standard's keyword the chunk begins with, exactly; null for any other chunk.</summary>
    public static BakedStandard? StandardOf(ReadOnlySpan<byte> data)
    {
        if (!data.StartsWith("openbadge"u8)) return null;
        if (data.StartsWith("openbadgecredential\0"u8)) return BakedStandard.OpenBadges3;
        return data.StartsWith("openbadges\0"u8) ? BakedStandard.OpenBadges2 : null;
    }

    public static ReadOnlySpan<byte> KeywordOf(BakedStandard standard) =>
        standard == BakedStandard.OpenBadges3 ? "openbadgecredential"u8 : "openbadges"u8;

    /// <summary>The text of an <c>iTXt</c> chunk, inflated if need be.</summary>
    /// <returns>Null with a problem's word when it cannot be read or is larger than <paramref name="limit"/> bytes.</returns>
    public static ReadOnlyMemory<byte>? ReadInternational(ReadOnlyMemory<byte> data, int limit, out bool compressed, out string problem)
    {
        compressed = false;
        problem = PictureProblem.Text;
        var at = data.Span.IndexOf((byte)0) + 1;
        if (at == 0 || data.Length < at + 2) return null;
        int flag = data.Span[at], method = data.Span[at + 1];
        if (flag > 1 || (flag == 1 && method != 0)) return null;
        at += 2;
        for (var skipped = 0; skipped < 2; skipped++)
        {
            // The language tag, then the keyword in that language.
            var end = data.Span[at..].IndexOf((byte)0);
            if (end < 0) return null;
            at += end + 1;
        }

        compressed = flag == 1;
        var text = compressed ? Inflate(data[at..], limit, out problem) : data[at..];
        if (text is null) return null;
        if (text.Value.Length > limit) problem = PictureProblem.TooLarge;
        else if (Utf8.IsValid(text.Value.Span)) return BakedText.Trim(text.Value);
        return null;
    }

    /// <summary>The text of a <c>tEXt</c> chunk. The format says Latin-1; bakers wrote UTF-8, which is taken where it is valid.</summary>
    public static ReadOnlyMemory<byte> ReadLatin(ReadOnlyMemory<byte> data)
    {
        var text = data[(data.Span.IndexOf((byte)0) + 1)..];
        return BakedText.Trim(Utf8.IsValid(text.Span) ? text : Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(text.Span)));
    }

    static ReadOnlyMemory<byte>? Inflate(ReadOnlyMemory<byte> data, int limit, out string problem)
    {
        problem = PictureProblem.Text;
        try
        {
            using var inflated = new ZLibStream(new MemoryStream(data.ToArray(), writable: false), CompressionMode.Decompress);
            using var text = new MemoryStream();
            Span<byte> part = stackalloc byte[4096];
            while (inflated.Read(part) is > 0 and var read)
            {
                text.Write(part[..read]);
                if (text.Length <= limit) continue;
                problem = PictureProblem.TooLarge;
                return null;
            }

            return text.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
