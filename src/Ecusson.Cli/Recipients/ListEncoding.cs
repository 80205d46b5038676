using System.Text;

namespace Ecusson.Cli.Recipients;

/// <summary>Tells in which encoding a list was saved: spreadsheets write UTF-8, UTF-16 or Windows-1252 and seldom say which.</summary>
static class ListEncoding
{
    static ListEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// UTF-16 by its mark or by the zeros that Latin text has in it; else UTF-8 when all bytes keep to it; else Windows-1252,
    /// in which any bytes are a text. The file is read once, in pieces.
    /// </summary>
    public static Encoding Of(Stream file)
    {
        Span<byte> head = stackalloc byte[512];
        var known = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        if (known is [0xFF, 0xFE, ..] || ZerosAt(known, 1)) return Encoding.Unicode;
        if (known is [0xFE, 0xFF, ..] || ZerosAt(known, 0)) return Encoding.BigEndianUnicode;
        var isUtf8 = IsUtf8(file);
        file.Position = 0;
        return isUtf8 ? Encoding.UTF8 : Encoding.GetEncoding(1252);
    }

    static bool ZerosAt(ReadOnlySpan<byte> head, int parity)
    {
        var zeros = 0;
        for (var i = parity; i < head.Length; i += 2) zeros += head[i] == 0 ? 1 : 0;
        return head.Length >= 8 && zeros > head.Length / 4;
    }

    static bool IsUtf8(Stream file)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[1 << 16];
        var chars = new char[bytes.Length + 1];
        try
        {
            int read;
            do
            {
                read = file.Read(bytes);
                decoder.GetChars(bytes.AsSpan(0, read), chars, flush: read == 0);
            }
            while (read > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
