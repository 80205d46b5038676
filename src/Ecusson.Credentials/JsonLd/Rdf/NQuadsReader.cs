using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Ecusson.Credentials.JsonLd.Rdf;

/// <summary>Reads N-Quads (RDF 1.1) into a dataset: for tests and tools, which have graphs without JSON around them.</summary>
internal ref struct NQuadsReader
{
    readonly RdfDataset _into;
    readonly Utf8Buffer _first;
    readonly Utf8Buffer _second;
    ReadOnlySpan<byte> _rest;

    NQuadsReader(ReadOnlySpan<byte> line, RdfDataset into, Utf8Buffer first, Utf8Buffer second)
    {
        _rest = line;
        _into = into;
        _first = first;
        _second = second;
    }

    /// <summary>Adds the quads of a document to a dataset.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="into">Takes the quads; on failure those of the lines before.</param>
    /// <returns>0, or the number (from 1) of the first line that is not N-Quads.</returns>
    public static int Read(ReadOnlySpan<byte> utf8, RdfDataset into)
    {
        var (first, second) = (new Utf8Buffer(), new Utf8Buffer());
        for (var number = 1; !utf8.IsEmpty; number++)
        {
            var end = utf8.IndexOfAny((byte)'\n', (byte)'\r');
            var line = end < 0 ? utf8 : utf8[..end];
            utf8 = end < 0 ? default : utf8[(utf8[end..].StartsWith("\r\n"u8) ? end + 2 : end + 1)..];
            if (!Utf8.IsValid(line) || !new NQuadsReader(line, into, first, second).ReadLine()) return number;
        }

        return 0;
    }

    bool ReadLine()
    {
        SkipSpace();
        if (AtEnd()) return true;
        const int Missing = -2;
        var subject = Peek() == '<' ? ReadIri() : ReadBlank();
        SkipSpace();
        var predicate = ReadIri();
        SkipSpace();
        var @object = Peek() switch { '<' => ReadIri(), '"' => ReadLiteral(), _ => ReadBlank() };
        SkipSpace();
        var graph = Peek() switch { '<' => ReadIri() ?? Missing, '_' => ReadBlank() ?? Missing, _ => RdfDataset.DefaultGraph };
        SkipSpace();
        if (subject is null || predicate is null || @object is null || graph == Missing || !Take((byte)'.')) return false;
        SkipSpace();
        if (!AtEnd()) return false;
        _into.Add(subject.Value, predicate.Value, @object.Value, graph);
        return true;
    }

    readonly int Peek() => _rest.IsEmpty ? -1 : _rest[0];

    readonly bool AtEnd() => _rest.IsEmpty || _rest[0] == '#';

    void SkipSpace() => _rest = _rest.TrimStart(" \t"u8);

    bool Take(byte expected)
    {
        if (Peek() != expected) return false;
        _rest = _rest[1..];
        return true;
    }

    int? ReadIri() => ReadIriInto(_first) ? _into.Iri(_first.Written) : null;

    bool ReadIriInto(Utf8Buffer text)
    {
        if (!Take((byte)'<')) return false;
        text.Clear();
        while (!Take((byte)'>'))
        {
            var next = _rest.IndexOfAny(">\\"u8);
            if (next < 0 || !TermText.IsNativeIri(_rest[..next])) return false;
            text.Append(_rest[..next]);
            _rest = _rest[next..];
            if (_rest[0] == '\\' && !ReadNumericEscape(text)) return false;
        }

        // Relative IRIs have no place in N-Quads: a scheme must come first.
        return text.Written.IndexOf((byte)':') > 0;
    }

    int? ReadLiteral()
    {
        if (!Take((byte)'"')) return null;
        _first.Clear();
        _second.Clear();
        while (!Take((byte)'"'))
        {
            var next = _rest.IndexOfAny("\"\\"u8);
            if (next < 0) return null;
            _first.Append(_rest[..next]);
            _rest = _rest[next..];
            if (_rest[0] == '\\' && !ReadEscape(_first)) return null;
        }

        if (Take((byte)'@'))
        {
            var length = LanguageLength(_rest);
            if (length == 0) return null;
            var language = _rest[..length];
            _rest = _rest[length..];
            return _into.Literal(_first.Written, default, language);
        }

        if (!_rest.StartsWith("^^"u8)) return _into.Literal(_first.Written, default, default);
        _rest = _rest[2..];
        return ReadIriInto(_second) ? _into.Literal(_first.Written, _second.Written, default) : null;
    }

    int? ReadBlank()
    {
        if (!_rest.StartsWith("_:"u8)) return null;
        _rest = _rest[2..];
        var length = LabelLength(_rest);
        if (length == 0) return null;
        var label = _rest[..length];
        _rest = _rest[length..];
        return _into.Blank(label);
    }

    bool ReadEscape(Utf8Buffer text)
    {
        var letter = _rest.Length > 1 ? _rest[1] : (byte)0;
        var place = "tbnrf\"'\\"u8.IndexOf(letter);
        if (place < 0) return ReadNumericEscape(text);
        text.Append("\t\b\n\r\f\"'\\"u8[place]);
        _rest = _rest[2..];
        return true;
    }

    bool ReadNumericEscape(Utf8Buffer text)
    {
        var digits = _rest.Length < 2 ? 0 : _rest[1] switch { (byte)'u' => 4, (byte)'U' => 8, _ => 0 };
        if (digits == 0 || _rest.Length < 2 + digits) return false;
        if (!uint.TryParse(_rest.Slice(2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var codePoint)) return false;
        if (!Rune.TryCreate(codePoint, out var rune)) return false;
        Span<byte> utf8 = stackalloc byte[4];
        text.Append(utf8[..rune.EncodeToUtf8(utf8)]);
        _rest = _rest[(2 + digits)..];
        return true;
    }

    // LANGTAG: letters, then groups of letters and digits after hyphens.
    static int LanguageLength(ReadOnlySpan<byte> text)
    {
        var length = 0;
        for (var group = 0; ; group++)
        {
            var start = length;
            while (length < text.Length && (group == 0 ? char.IsAsciiLetter((char)text[length]) : char.IsAsciiLetterOrDigit((char)text[length]))) length++;
            if (length == start) return 0;
            if (length == text.Length || text[length] != '-') return length;
            length++;
        }
    }

    // BLANK_NODE_LABEL: may hold full stops, but not first or last.
    static int LabelLength(ReadOnlySpan<byte> text)
    {
        var (length, end) = (0, 0);
        while (Rune.DecodeFromUtf8(text[length..], out var rune, out var bytes) == System.Buffers.OperationStatus.Done)
        {
            var allowed = length == 0 ? IsFirst(rune.Value) || IsDigit(rune.Value) : IsFirst(rune.Value) || IsFurther(rune.Value);
            if (!allowed) break;
            length += bytes;
            if (rune.Value != '.') end = length;
        }

        return end;
    }

    static bool IsDigit(int rune) => rune is >= '0' and <= '9';

    static bool IsFirst(int rune) => rune is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '_' or ':'
        or (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xF6) or (>= 0xF8 and <= 0x2FF) or (>= 0x370 and <= 0x37D) or (>= 0x37F and <= 0x1FFF)
        or (>= 0x200C and <= 0x200D) or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF) or (>= 0x3001 and <= 0xD7FF)
        or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF);

    static bool IsFurther(int rune) => IsDigit(rune) || rune is '-' or '.' or 0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040;
}
