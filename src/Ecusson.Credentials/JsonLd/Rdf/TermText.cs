using System.Buffers;

namespace Ecusson.Credentials.JsonLd.Rdf;

/// <summary>
/// How terms are written in canonical N-Quads (RDF 1.2 N-Quads, "A Canonical form of N-Quads", which RDFC-1.0 uses):
/// everything natively in UTF-8 except what these rules escape.
/// </summary>
internal static class TermText
{
    // Upper bound of the bytes that one byte of a literal or IRI becomes (\u0000)
    const int MaxGrowth = 6;

    // ECHAR for BS, HT, LF, FF, CR, " and \; UCHAR for the other C0 controls and DEL. 0xEF starts U+FFFE and U+FFFF (EF BF BE, EF BF BF),
    // which are no XML 1.1 Char and so are escaped too.
    static readonly SearchValues<byte> LiteralSpecials = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'"', (byte)'\\', 0x7F, 0xEF]);

    // What IRIREF does not allow natively. No absolute IRI holds them; escaping keeps one term from ever reading as two.
    static readonly SearchValues<byte> IriSpecials = SearchValues.Create(
        [.. Enumerable.Range(0, 0x21).Select(control => (byte)control), .. "<>\"{}|^`\\"u8]);

    /// <summary>True when IRIREF allows these characters as they stand.</summary>
    public static bool IsNativeIri(ReadOnlySpan<byte> iri) => !iri.ContainsAny(IriSpecials);

    /// <summary>Adds the inside of a literal to a buffer.</summary>
    public static void AppendLiteral(ReadOnlySpan<byte> lexical, Utf8Buffer to)
    {
        if (lexical.ContainsAny(LiteralSpecials)) to.Advance(WriteLiteral(lexical, to.Room(checked(lexical.Length * MaxGrowth))));
        else to.Append(lexical);
    }

    /// <summary>Adds the inside of an IRI to a buffer.</summary>
    public static void AppendIri(ReadOnlySpan<byte> iri, Utf8Buffer to)
    {
        if (iri.ContainsAny(IriSpecials)) to.Advance(WriteIri(iri, to.Room(checked(iri.Length * MaxGrowth))));
        else to.Append(iri);
    }

    static int WriteLiteral(ReadOnlySpan<byte> lexical, Span<byte> to)
    {
        var written = 0;
        for (int next; (next = lexical.IndexOfAny(LiteralSpecials)) >= 0;)
        {
            lexical[..next].CopyTo(to[written..]);
            written += next;
            lexical = lexical[next..];
            if (lexical[0] != 0xEF)
            {
                written += WriteEscaped(lexical[0], to[written..]);
                lexical = lexical[1..];
            }
            else if (lexical.Length >= 3 && lexical[1] == 0xBF && lexical[2] >= 0xBE)
            {
                (lexical[2] == 0xBE ? "\\uFFFE"u8 : "\\uFFFF"u8).CopyTo(to[written..]);
                written += 6;
                lexical = lexical[3..];
            }
            else
            {
                to[written++] = 0xEF;
                lexical = lexical[1..];
            }
        }

        lexical.CopyTo(to[written..]);
        return written + lexical.Length;
    }

    static int WriteIri(ReadOnlySpan<byte> iri, Span<byte> to)
    {
        var written = 0;
        for (int next; (next = iri.IndexOfAny(IriSpecials)) >= 0;)
        {
            iri[..next].CopyTo(to[written..]);
            written += next + WriteNumeric(iri[next], to[(written + next)..]);
            iri = iri[(next + 1)..];
        }

        iri.CopyTo(to[written..]);
        return written + iri.Length;
    }

    static int WriteEscaped(byte character, Span<byte> to)
    {
        var letter = character switch
        {
            0x08 => 'b',
            0x09 => 't',
            0x0A => 'n',
            0x0C => 'f',
            0x0D => 'r',
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            _ => '\0',
        };
        if (letter == '\0') return WriteNumeric(character, to);
        to[0] = (byte)'\\';
        to[1] = (byte)letter;
        return 2;
    }

    static int WriteNumeric(byte character, Span<byte> to)
    {
        "\\u00"u8.CopyTo(to);
        to[4] = Hex(character >> 4);
        to[5] = Hex(character & 15);
        return 6;
    }

    static byte Hex(int digit) => "0123456789ABCDEF"u8[digit];
}
