using System.Buffers;

namespace Ecusson.Credentials.JsonLd.Deserialization;

/// <summary>The JSON Canonicalization Scheme (RFC 8785) over a tape.</summary>
static class CanonicalJson
{
    public static void Write(JsonTape tape, int value, IBufferWriter<byte> to)
    {
        switch (tape.Kind(value))
        {
            case JsonKind.String:
                WriteString(tape.Text(value), to);
                break;
            case JsonKind.Number:
                Span<byte> digits = stackalloc byte[JsonNumber.MaximumLength];
                var length = JsonNumber.EcmaScript(tape.Text(value), digits);
                if (length == 0) throw new JsonLdRefusal("number out of range", tape.String(value), value);
                to.Write(digits[..length]);
                break;
            case JsonKind.Array:
                WriteArray(tape, value, to);
                break;
            case JsonKind.Object:
                WriteObject(tape, value, to);
                break;
            default:
                to.Write(tape.Text(value));
                break;
        }
    }

    static void WriteArray(JsonTape tape, int array, IBufferWriter<byte> to)
    {
        to.Write("["u8);
        for (var item = array + 1; item < tape.Next(array); item = tape.Next(item))
        {
            if (item != array + 1) to.Write(","u8);
            Write(tape, item, to);
        }

        to.Write("]"u8);
    }

    // §3.2.3: names in the order of their UTF-16 code units, which is not that of their UTF-8
    static void WriteObject(JsonTape tape, int map, IBufferWriter<byte> to)
    {
        var names = new List<(string Name, int Key)>();
        for (var key = map + 1; key < tape.Next(map); key = tape.Next(key + 1)) names.Add((tape.String(key), key));
        names.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        to.Write("{"u8);
        for (var at = 0; at < names.Count; at++)
        {
            if (at > 0) to.Write(","u8);
            WriteString(tape.Text(names[at].Key), to);
            to.Write(":"u8);
            Write(tape, names[at].Key + 1, to);
        }

        to.Write("}"u8);
    }

    // §3.2.2.2
    static void WriteString(ReadOnlySpan<byte> text, IBufferWriter<byte> to)
    {
        to.Write("\""u8);
        while (text.IndexOfAny(Escaped) is var next and >= 0)
        {
            to.Write(text[..next]);
            to.Write(text[next] switch
            {
                (byte)'"' => "\\\""u8,
                (byte)'\\' => "\\\\"u8,
                (byte)'\b' => "\\b"u8,
                (byte)'\t' => "\\t"u8,
                (byte)'\n' => "\\n"u8,
                (byte)'\f' => "\\f"u8,
                (byte)'\r' => "\\r"u8,
                var control => [(byte)'\\', (byte)'u', (byte)'0', (byte)'0', (byte)('0' + (control >> 4)), "0123456789abcdef"u8[control & 15]],
            });
            text = text[(next + 1)..];
        }

        to.Write(text);
        to.Write("\""u8);
    }

    static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'"', (byte)'\\']);
}
