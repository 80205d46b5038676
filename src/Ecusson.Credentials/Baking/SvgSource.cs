using System.Text;
using System.Xml;

namespace Ecusson.Credentials.Baking;

/// <summary>An SVG file's characters, decoded strictly, and the one way in which they are read as XML: no DTD, no resolver, limits.</summary>
sealed class SvgSource
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    /// <summary>Deepest nesting of elements that is read.</summary>
    public const int MaxDepth = 128;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    int line = 1, lineStart;

    SvgSource(string text, bool hasMark)
    {
        Text = text;
        HasByteOrderMark = hasMark;
    }

    /// <summary>The characters; an XML declaration that named another encoding now names UTF-8.</summary>
    public string Text { get; }

    /// <summary>True when the file began with the mark of UTF-8, so that it can be given back as it came.</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>Null with a problem's word when the bytes cannot be decoded or are too many.</summary>
    public static SvgSource? Decode(ReadOnlySpan<byte> bytes, out string problem)
    {
        problem = PictureProblem.TooLarge;
        if (bytes.Length > MaxLength) return null;
        problem = PictureProblem.Encoding;
        try
        {
            if (bytes.StartsWith("\uFEFF"u8)) return new SvgSource(StrictUtf8.GetString(bytes[3..]), hasMark: true);
            if (bytes is [0xFF, 0xFE, ..]) return Renamed(new UnicodeEncoding(false, false, throwOnInvalidBytes: true).GetString(bytes[2..]));
            if (bytes is [0xFE, 0xFF, ..]) return Renamed(new UnicodeEncoding(true, false, throwOnInvalidBytes: true).GetString(bytes[2..]));
            var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 256)]);
            return DeclaredEncoding(head)?.ToUpperInvariant() switch
            {
                null or "UTF-8" or "US-ASCII" or "ASCII" => new SvgSource(StrictUtf8.GetString(bytes), hasMark: false),
                "ISO-8859-1" or "LATIN1" => Renamed(Encoding.Latin1.GetString(bytes)),
                _ => null,
            };
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public XmlReader Read() => XmlReader.Create(new StringReader(Text), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxLength,
        MaxCharactersFromEntities = 1,
        CloseInput = true,
    });

    /// <summary>The word for an exception of <see cref="Read"/>'s reader.</summary>
    public string ProblemOf(XmlException exception, bool sawRoot)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return !sawRoot && Text.Contains("<!DOCTYPE", StringComparison.Ordinal) ? PictureProblem.Dtd : PictureProblem.Xml;
    }

    /// <summary>Offset of the character at a reader's line and column, both counted from 1. Lines end as XML §2.11 says: LF, CR LF or CR.</summary>
    /// <remarks>Places must be asked for in the order of the file: what lies before the last one is not counted again.</remarks>
    public int OffsetOf(IXmlLineInfo place)
    {
        for (; line < place.LineNumber; line++)
        {
            lineStart += Text.AsSpan(lineStart).IndexOfAny('\r', '\n');
            lineStart += Text.AsSpan(lineStart).StartsWith("\r\n") ? 2 : 1;
        }

        return lineStart + place.LinePosition - 1;
    }

    /// <summary>Offset just behind the tag that holds <paramref name="at"/>; a <c>&gt;</c> within an attribute's quotes does not end it.</summary>
    public int EndOfTag(int at)
    {
        for (char? quote = null; ; at++)
        {
            var c = Text[at];
            if (c == quote) quote = null;
            else if (quote is null && c is '"' or '\'') quote = c;
            else if (quote is null && c == '>') return at + 1;
        }
    }

    static SvgSource Renamed(string text)
    {
        var name = DeclaredEncoding(text[..Math.Min(text.Length, 256)]);
        return new SvgSource(name is null ? text : Replace(text, name), hasMark: false);
    }

    static string Replace(string text, string name)
    {
        var at = text.IndexOf(name, text.IndexOf("encoding", StringComparison.Ordinal) + 8, StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, at), "UTF-8", text.AsSpan(at + name.Length));
    }

    /// <summary>The name in <c>&lt;?xml … encoding="…"?&gt;</c>; null when there is none.</summary>
    static string? DeclaredEncoding(string head)
    {
        if (!head.StartsWith("<?xml", StringComparison.Ordinal)) return null;
        var end = head.IndexOf("?>", StringComparison.Ordinal);
        var at = head.IndexOf("encoding", StringComparison.Ordinal);
        if (at < 0 || at > end) return null;
        var open = head.AsSpan(at, end - at).IndexOfAny('"', '\'');
        if (open < 0) return null;
        var rest = head.AsSpan(at + open + 1, end - at - open - 1);
        var close = rest.IndexOf(head[at + open]);
        return close > 0 ? rest[..close].ToString() : null;
    }
}
