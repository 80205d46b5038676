using System.Buffers;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Issuing;

/// <summary>A term of which a hole is the text: an IRI, or a literal with its datatype or language.</summary>
internal sealed record TermSlot(int Hole, bool IsIri, byte[] After)
{
    // RFC 3986 without the percent sign and the number sign, which may not stand everywhere.
    static readonly SearchValues<byte> AnywhereInIri =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?@!$&'()*+,;="u8);

    /// <summary>What a term is made of.</summary>
    public enum Kind
    {
        /// <summary>No marker is in it.</summary>
        Constant,

        /// <summary>A marker is its whole text.</summary>
        Slot,

        /// <summary>A marker is a part of it.</summary>
        Mixed,
    }

    /// <summary>Looks for a marker in a term.</summary>
    public static (Kind Kind, TermSlot? Slot) Find(ReadOnlySpan<byte> term, TextTable markers)
    {
        for (var hole = 0; hole < AwardValues.Count; hole++)
        {
            if (!markers.Has(hole) || term.IndexOf(markers[hole]) is var at && at < 0) continue;
            var isIri = term[0] == '<';
            var after = term[(at + markers[hole].Length)..];
            if (at != 1 || after[0] != (isIri ? (byte)'>' : (byte)'"') || Find(after, markers).Kind != Kind.Constant) return (Kind.Mixed, null);
            return (Kind.Slot, new TermSlot(hole, isIri, after.ToArray()));
        }

        return (Kind.Constant, null);
    }

    /// <summary>Writes the term with this text; false when JSON-LD might read the text in another way than the marker's.</summary>
    public bool TryWrite(ReadOnlySpan<byte> text, TextTable terms, int slot)
    {
        if (IsIri && !IsPlainAddress(text)) return false;
        var to = terms.Next;
        var start = to.Length;
        if (IsIri)
        {
            to.Append((byte)'<');
            to.Append(text);
        }
        else
        {
            to.Append((byte)'"');
            TermText.AppendLiteral(text, to);
        }

        to.Append(After);
        terms.Keep(slot, start);
        return true;
    }

    // Absolute whatever the contexts say: after "//" and in urn:uuid no prefix is expanded (JSON-LD 1.1 API §5.2.2 step 6.2).
    static bool IsPlainAddress(ReadOnlySpan<byte> text)
    {
        var rest = text.StartsWith("urn:uuid:"u8) ? text[9..] : text.StartsWith("https://"u8) ? text[8..] : text.StartsWith("http://"u8) ? text[7..] : default;
        var fragments = 0;
        while (!rest.IsEmpty)
        {
            var next = rest.IndexOfAnyExcept(AnywhereInIri);
            if (next < 0) return true;
            rest = rest[next..];
            if (rest[0] == '%' && rest.Length >= 3 && char.IsAsciiHexDigit((char)rest[1]) && char.IsAsciiHexDigit((char)rest[2])) rest = rest[3..];
            else if (rest[0] == '#' && fragments++ == 0) rest = rest[1..];
            else return false;
            if (rest.IsEmpty) return true;
        }

        return false;
    }
}
