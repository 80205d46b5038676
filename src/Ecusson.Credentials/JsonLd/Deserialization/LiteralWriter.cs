using Ecusson.Credentials.JsonLd.Contexts;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.JsonLd.Deserialization;

/// <summary>RDF literals of JSON values (JSON-LD 1.1 API §8.2.2).</summary>
sealed class LiteralWriter(CanonicalizerOptions options, JsonTape tape, RdfDataset data, GraphWriter writer)
{
    readonly Utf8Scratch _lowerCase = new();

    static ReadOnlySpan<byte> Boolean => "http://www.w3.org/2001/XMLSchema#boolean"u8;

    static ReadOnlySpan<byte> Integer => "http://www.w3.org/2001/XMLSchema#integer"u8;

    static ReadOnlySpan<byte> Double => "http://www.w3.org/2001/XMLSchema#double"u8;

    /// <summary>Object to RDF Conversion (§8.2.2), steps 3 to 14, of a value object.</summary>
    public int Write(int value, ReadOnlySpan<byte> datatype, ReadOnlySpan<byte> language, TextDirection direction, int graph)
    {
        switch (tape.Kind(value))
        {
            case JsonKind.True:
                return data.Literal("true"u8, datatype.IsEmpty ? Boolean : datatype, default);
            case JsonKind.False:
                return data.Literal("false"u8, datatype.IsEmpty ? Boolean : datatype, default);
            case JsonKind.Number:
                Span<byte> digits = stackalloc byte[JsonNumber.MaximumLength];
                var (length, isInteger) = JsonNumber.Canonical(tape.Text(value), datatype.SequenceEqual(Double), digits);
                if (length == 0) throw new JsonLdRefusal("number out of range", tape.String(value), value);
                return data.Literal(digits[..length], !datatype.IsEmpty ? datatype : isInteger ? Integer : Double, default);
        }

        language = LowerCase(language);
        if (!language.IsEmpty && !LanguageTag.IsWellFormed(language))
        {
            writer.Drop("invalid @language value", value);
            return Receiver.NoTerm;
        }

        return direction == TextDirection.None ? data.Literal(tape.Text(value), datatype, language) : Directed(value, language, direction, graph);
    }

    /// <summary>A JSON literal (step 7): the value in the form of the JSON Canonicalization Scheme (RFC 8785).</summary>
    public int WriteJson(int value)
    {
        var canonical = new System.Buffers.ArrayBufferWriter<byte>();
        CanonicalJson.Write(tape, value, canonical);
        return data.Literal(canonical.WrittenSpan, "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"u8, default);
    }

    // Step 13
    int Directed(int value, ReadOnlySpan<byte> language, TextDirection direction, int graph)
    {
        var suffix = direction == TextDirection.LeftToRight ? "ltr"u8 : "rtl"u8;
        switch (options.Direction)
        {
            case RdfDirection.I18nDatatype:
                return data.Literal(tape.Text(value), [.. "https://www.w3.org/ns/i18n#"u8, .. language, (byte)'_', .. suffix], default);
            case RdfDirection.CompoundLiteral:
                var literal = data.NewBlank();
                writer.Add(literal, data.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#value"u8), data.Literal(tape.Text(value), default, default), graph);
                if (!language.IsEmpty) writer.Add(literal, data.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#language"u8), data.Literal(language, default, default), graph);
                writer.Add(literal, data.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#direction"u8), data.Literal(suffix, default, default), graph);
                return literal;
            default:
                writer.Drop("rdfDirection not set", value);
                return data.Literal(tape.Text(value), default, language);
        }
    }

    ReadOnlySpan<byte> LowerCase(ReadOnlySpan<byte> text)
    {
        var lower = _lowerCase.Take(text.Length);
        for (var at = 0; at < text.Length; at++) lower[at] = text[at] is >= (byte)'A' and <= (byte)'Z' ? (byte)(text[at] | 0x20) : text[at];
        return lower;
    }
}
